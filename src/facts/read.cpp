// Reads the facts of everything that is emitted, by the tables.
#include "facts/facts.hpp"
#include "facts/policies.hpp"
#include "facts/rows_by_type.hpp"
#include "facts/tables.hpp"
#include "facts/task_secrets.hpp"
#include "facts/view.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <iterator>

namespace quoin::facts {
namespace {

using detail::Resource;

/// Where targets say the same thing in different words: the word of the facts.
struct Synonym {
  std::string_view kind;
  std::string_view field;
  std::string_view said;
  std::string_view meant;
};
constexpr Synonym synonyms[] = {
    // Sorted by kind.
    {"acl_entry", "protocol", "6", "tcp"},
    {"acl_entry", "protocol", "17", "udp"},
    {"acl_entry", "protocol", "1", "icmp"},
    {"acl_entry", "protocol", "-1", "all"},
    {"acl_entry", "protocol", "58", "icmpv6"},
    {"load_balancer", "internal", "internal", "true"},
    {"load_balancer", "internal", "internet-facing", "false"},
    {"public_address", "has_one", "DISABLED", "false"},
    {"public_address", "has_one", "ENABLED", "true"},
    {"security_edge", "protocol", "6", "tcp"},
    {"security_edge", "protocol", "17", "udp"},
    {"security_edge", "protocol", "1", "icmp"},
    {"security_edge", "protocol", "-1", "all"},
};
static_assert(std::ranges::is_sorted(synonyms, {}, &Synonym::kind));

using Synonyms = std::span<const Synonym>;

Synonyms synonyms_of(std::string_view kind) {
  const auto found = std::ranges::equal_range(synonyms, kind, {}, &Synonym::kind);
  return {found.begin(), found.end()};
}

std::string_view meant(Synonyms of_kind, std::string_view field, std::string_view said) {
  for (const Synonym& each : of_kind)
    if (each.said == said && each.field == field) return each.meant;
  return said;
}

using Said = std::vector<std::string_view>;

/// Adds the words of one property.
void add_words(const View& view, const Resource& resource, const Value& element, std::string_view property,
               Said& words) {
  const Value value = view.look_up(resource.arguments, element, property);
  if (!value.is_set() || value.kind() == Value::Kind::null) return;
  if (property == "self" || property == ".self") {  // Terraform's word for the group itself
    if (view.say(value) != "true") return;
    const Value group = view.property(resource.arguments, "security_group_id");
    words.push_back(group.is_set() ? view.say(group) : std::string_view{resource.path});
  } else if (value.kind() == Value::Kind::string || value.kind() == Value::Kind::boolean) {
    words.push_back(view.say(value));  // nearly always
  } else {
    for (const Value& item : view.each(value)) words.push_back(view.say(item));
  }
}

/// What a column says, in place of what another one said: several words where a property is a list, or where
/// several properties are joined.
void say_column(const View& view, const Resource& resource, const Value& element, const Column& column,
                Said& words) {
  words.clear();
  if (column.properties == "@") {
    words.push_back(resource.path);
    return;
  }
  if (column.properties.starts_with('=')) {
    words.push_back(column.properties.substr(1));
    return;
  }
  const auto is_bar = [](char c) { return c == '|' || c == '+'; };
  for (std::string_view rest = column.properties; !rest.empty();) {
    const auto end = std::ranges::find_if(rest, is_bar);
    add_words(view, resource, element, {rest.begin(), end}, words);
    if (end == rest.end() || (*end == '|' && !words.empty())) break;
    rest = {end + 1, rest.end()};
  }
  if (words.empty() && !column.otherwise.empty()) words.push_back(column.otherwise);
}

std::set<Fact>& of_kind(Facts& facts, std::string_view kind) {
  const auto found = facts.lower_bound(kind);
  if (found != facts.end() && found->first == kind) return found->second;
  return facts.emplace_hint(found, kind, std::set<Fact>{})->second;
}

/// A rule of CloudFormation that keeps a group closed leads to the host itself, which is nowhere.
bool leads_nowhere(std::string_view kind, const Fact& fact) {
  if (kind != "security_edge") return false;
  const auto peer = fact.find("peer");
  return peer != fact.end() && (peer->second == "127.0.0.1/32" || peer->second == "::1/128");
}

/// A group of CloudFormation that says nothing of egress lets everything out: EC2's default, which only a
/// rule inside the group takes away.
void add_default_egress(Facts& facts, const Resource& resource) {
  if (resource.type->name != "AWS::EC2::SecurityGroup") return;
  const Value& egress = detail::member(resource.arguments, "SecurityGroupEgress");
  if (egress.is_set() && egress.kind() != Value::Kind::null) return;
  facts["security_edge"].insert({{"direction", "egress"},
                                 {"group", resource.path},
                                 {"peer", "0.0.0.0/0"},
                                 {"protocol", "all"},
                                 {"from_port", "any"},
                                 {"to_port", "any"}});
}

/// All protocols have all ports, whatever the ports' fields say.
void normalise(std::string_view kind, Fact& fact) {
  if (kind == "budget" && fact["limit"].ends_with(".0")) fact["limit"].remove_suffix(2);
  if (kind != "security_edge" && kind != "acl_entry") return;
  if (fact["protocol"] == "all") fact["from_port"] = fact["to_port"] = "any";
  if (kind == "acl_entry" && fact["from_port"] == "0" && fact["to_port"] == "65535")
    fact["from_port"] = fact["to_port"] = "any";
}

std::size_t columns_of(const Row& row) {
  return static_cast<std::size_t>(std::ranges::find(row.columns, std::string_view{}, &Column::field) -
                                  std::begin(row.columns));
}

void add_facts(Facts& facts, const View& view, const Resource& resource, const Value& element,
               const Row& row) {
  std::vector<Fact> made(1);
  made.front().reserve(columns_of(row));
  Said words;
  const Synonyms of_row = synonyms_of(row.kind);
  for (const Column& column : row.columns) {
    if (column.field.empty()) break;
    say_column(view, resource, element, column, words);
    if (words.empty()) {
      if (row.kind == "key_use" && column.field == "key") return;  // no key, no use of one
      continue;
    }
    if (words.size() == 1) {
      const std::string_view word = meant(of_row, column.field, words.front());
      for (Fact& fact : made) fact[column.field] = word;
      continue;
    }
    std::vector<Fact> next;
    for (const Fact& fact : made) {
      for (const std::string_view word : words) {
        Fact& copy = next.emplace_back(fact);
        copy[column.field] = meant(of_row, column.field, word);
      }
    }
    made = std::move(next);
  }
  for (Fact& fact : made) {
    normalise(row.kind, fact);
    if (!leads_nowhere(row.kind, fact)) of_kind(facts, row.kind).insert(std::move(fact));
  }
}

/// Which service stands behind which port of which load balancer, joined from groups and registrations.
void join_targets(Facts& facts) {
  std::map<std::string_view, std::string_view> protocols;
  for (const Fact& group : facts["target_group"]) protocols[group.at("group")] = group.at("protocol");
  for (const Fact& each : facts["registration"]) {
    const std::string_view group = each.at("group");
    facts["target"].insert({{"from", group},
                            {"port", each.at("port")},
                            {"protocol", protocols[group]},
                            {"to", each.at("service")}});
  }
}

/// A key that is named by its alias is that key.
void join_aliases(Facts& facts) {
  std::map<std::string_view, std::string_view> keys;
  for (const Fact& each : facts["key_alias"])
    if (each.contains("alias") && each.contains("key")) keys[each.at("alias")] = each.at("key");
  facts.erase("key_alias");
  std::set<Fact> uses;
  for (Fact use : facts["key_use"]) {
    std::string_view& key = use["key"];
    const auto at = key.find("alias/");
    if (at != std::string_view::npos && (at == 0 || key[at - 1] == ':'))
      if (const auto found = keys.find(key.substr(at)); found != keys.end()) key = found->second;
    uses.insert(std::move(use));
  }
  facts["key_use"] = std::move(uses);
}

/// In CloudFormation a bucket that says nothing of its log has none; in Terraform it has no such resource.
void drop_absent_logs(Facts& facts) {
  std::erase_if(facts["bucket_log"], [](const Fact& each) { return each.at("to") == "none"; });
}

}  // namespace

Facts read(const assembly::Assembly& assembly) {
  const RowsByType<Row> rows{
      assembly.target == quoin::Target::terraform ? terraform_rows() : cloudformation_rows(),
      [](const Row& row) { return row.type; }};
  Facts facts;
  for (const assembly::Template& each : assembly.templates) {
    const View view{assembly, *each.stack};
    for (const Resource* resource : each.resources) {
      if (resource->type->category != bindings::Category::resource) continue;
      read_policies(facts, view, *resource, assembly.target);
      read_task_secrets(facts, view, *resource);
      add_default_egress(facts, *resource);
      for (const Row* row : rows[resource->type->name]) {
        if (row->repeat.empty()) {
          add_facts(facts, view, *resource, Value{}, *row);
          continue;
        }
        for (const Value& element : view.each(view.property(resource->arguments, row->repeat)))
          add_facts(facts, view, *resource, element, *row);
      }
    }
  }
  join_targets(facts);
  join_aliases(facts);
  drop_absent_logs(facts);
  std::erase_if(facts, [](const auto& kind) { return kind.second.empty(); });
  return facts;
}

void write(detail::JsonWriter& out, const Facts& facts) {
  out.begin_object();
  for (const auto& [kind, rows] : facts) {
    out.key(kind);
    out.begin_array();
    for (const Fact& row : rows) {
      out.begin_object();
      for (const auto& [name, value] : row) out.member(name, value);
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

}  // namespace quoin::facts
