// Zones and records: from properties to intents, with what DNS and Route 53 allow.
#include "constructs/dns_zone/dns_zone_intent.hpp"
#include "core/ascii.hpp"
#include "messages/dns_messages.hpp"

#include <quoin/app.hpp>

#include <arpa/inet.h>

#include <algorithm>
#include <iterator>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Tree;
using Kind = RecordValue::Kind;

namespace {

constexpr std::size_t longest_dns_name = 253;
constexpr std::size_t longest_zone_comment = 256;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_piece = 255;  // of a TXT record; longer texts are several pieces of one value

bool is_dns_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label,
                             [](char c) { return ascii::is_letter_or_digit(c) || c == '-' || c == '_'; });
}

/// As AWS lists it: small letters, no dot at the end.
std::string listed_name(std::string_view text) {
  std::string result = ascii::lower(text);
  if (result.ends_with('.')) result.pop_back();
  return result;
}

std::string checked_name(Tree& tree, const NodeData& node, std::string_view name,
                         std::source_location where) {
  std::string found = listed_name(name);
  if (is_dns_name(found)) return found;
  tree.report(messages::dns_name_malformed(name), &node, where);
  return "example.com";
}

/// A text as TXT records have it between their quotes: in pieces of at most 255 characters.
std::string in_pieces(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += longest_piece) {
    if (at != 0) out += "\" \"";
    for (const char c : text.substr(at, longest_piece)) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

bool is_text(std::string_view text) {
  return text.size() <= longest_text &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// What a kind of record takes.
struct KindRow {
  Kind kind;
  std::string_view type;
  bool (*is_value)(std::string_view);
  std::string_view what;
  std::string_view fix;
};
constexpr KindRow kinds[] = {
    {Kind::ipv4, "A", is_ipv4, "IPv4 addresses", "addresses({\"203.0.113.10\"})"},
    {Kind::ipv6, "AAAA", is_ipv6, "IPv6 addresses", "addresses_v6({\"2001:db8::10\"})"},
    {Kind::cname, "CNAME", is_dns_name, "a host name", "canonical_name({\"shop.example.net\"})"},
    {Kind::mx, "MX", is_dns_name, "hosts with a priority of 0 to 65,535",
     "mail_servers({{10, \"mail.example.com\"}})"},
    {Kind::txt, "TXT", is_text, "at most 4,000 printable ASCII characters", "texts({\"v=spf1 -all\"})"},
};

void take_values(Tree& tree, const NodeData& node, DnsRecordIntent& intent, const RecordValue& to,
                 const KindRow& row, std::source_location where) {
  intent.type = row.type;
  const auto take = [&](std::string_view value, std::string as_written) {
    if (row.is_value(value))
      intent.values.push_back(std::move(as_written));
    else
      tree.report(messages::record_value_malformed(row.what, value, row.fix), &node, where);
  };
  for (const std::string_view value : to.values())
    take(value, row.kind == Kind::txt ? in_pieces(value) : std::string{value});
  for (const MailServer& server : to.servers()) {
    const std::string value = std::to_string(server.priority) + " " + std::string{server.host};
    const bool fits = server.priority >= 0 && server.priority <= 65'535;
    take(fits ? server.host : std::string_view{value}, value);
  }
  const std::size_t given = to.values().size() + to.servers().size();
  if (given == 0 || (row.kind == Kind::cname && given > 1))
    tree.report(messages::record_without_values(row.type), &node, where);
  std::ranges::sort(intent.values);
  const auto same = std::ranges::unique(intent.values);
  intent.values.erase(same.begin(), same.end());
}

}  // namespace

bool is_hosted_zone_id(std::string_view id) {
  return id.size() >= 2 && id.size() <= 32 && id.front() == 'Z' &&
         std::ranges::all_of(id, [](char c) { return ascii::is_upper(c) || ascii::is_digit(c); });
}

bool is_dns_name(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.size() > longest_dns_name) return false;
  if (name.starts_with("*.")) name.remove_prefix(2);
  int labels = 0;
  while (true) {
    const auto dot = name.find('.');
    if (!is_dns_label(name.substr(0, dot))) return false;
    ++labels;
    if (dot == std::string_view::npos) return labels >= 2;
    name.remove_prefix(dot + 1);
  }
}

bool is_ipv4(std::string_view text) {
  in_addr parsed{};
  return inet_pton(AF_INET, std::string{text}.c_str(), &parsed) == 1;
}

bool is_ipv6(std::string_view text) {
  in6_addr parsed{};
  return inet_pton(AF_INET6, std::string{text}.c_str(), &parsed) == 1;
}

Text checked_zone(Tree& tree, const NodeData& node, const ZoneReference& zone, std::source_location where) {
  const Value& id = zone.id().value();
  if (id.kind() != Value::Kind::string) return zone.id();
  if (id.characters().empty()) return {};
  if (!is_hosted_zone_id(id.characters()))
    tree.report(messages::hosted_zone_id_malformed(id.characters()), &node, where);
  return zone.id();
}

std::string domain_of_zone(const Text& zone) {
  const NodeData* node = quoin::detail::node_behind(zone.value());
  return node != nullptr && node->kind == "DnsZone" ? node->intent_as<DnsZoneIntent>().domain : std::string{};
}

namespace detail {

Node make_dns_zone(const Scope& scope, std::string_view id, const DnsZoneProps& props,
                   std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "DnsZone", DnsZoneIntent{}, where);
  auto& intent = node.intent_as<DnsZoneIntent>();
  intent.path = node.name_path();
  intent.domain = checked_name(tree, node, props.domain.name(), where);
  intent.comment = props.comment.empty() ? "Zone of " + intent.path : std::string{props.comment};
  if (intent.comment.size() > longest_zone_comment)
    tree.report(messages::zone_comment_too_long(intent.comment.size()), &node, where);
  if (node.stack != nullptr)
    quoin::detail::make_output(Scope{Node{node}}, "NameServers", Text{Value::reference(node, "name_servers")},
                               "The name servers of " + intent.domain + ", for its registrar.", where);
  return Node{node};
}

Ref<HostedZoneId> hosted_zone_id(const Node& zone) { return reference<HostedZoneId>(*zone.data(), "id"); }

Node make_dns_record(const Scope& scope, std::string_view id, const DnsRecordProps& props,
                     std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "DnsRecord", DnsRecordIntent{}, where);
  auto& intent = node.intent_as<DnsRecordIntent>();
  intent.zone = checked_zone(tree, node, props.zone, where);
  if (intent.zone.empty()) {
    tree.report(messages::record_without_zone(), &node, where);
    intent.zone = Text{"Z0"};
  }
  intent.name = checked_name(tree, node, props.name.name(), where);
  intent.ttl = props.ttl.count();
  if (!RecordTtl::is_allowed(intent.ttl)) {
    tree.report(messages::record_ttl_out_of_range(intent.ttl), &node, where);
    intent.ttl = 300;
  }
  if (props.to.kind() == Kind::alias) {
    intent.alias_name = props.to.alias_name();
    intent.alias_zone = props.to.alias_zone();
    intent.asks_health = props.to.asks_health();
  } else if (const auto* row = std::ranges::find(kinds, props.to.kind(), &KindRow::kind);
             row != std::end(kinds)) {
    take_values(tree, node, intent, props.to, *row, where);
  }
  if (const std::string domain = domain_of_zone(intent.zone); !domain.empty()) {
    if (intent.name != domain && !intent.name.ends_with("." + domain))
      tree.report(messages::record_outside_zone(intent.name, domain), &node, where);
    if (intent.name == domain && intent.type == "CNAME")
      tree.report(messages::canonical_name_of_a_zone(domain), &node, where);
  }
  return Node{node};
}

}  // namespace detail

}  // namespace quoin::aws
