// The rules of whole graphs: judged by the facts of what is emitted, raw resources and overrides included.
#include "core/stated_group.hpp"
#include "facts/blame.hpp"
#include "facts/facts.hpp"
#include "facts/set_aside.hpp"
#include "facts/tables.hpp"
#include "facts/view.hpp"
#include "messages/core_messages.hpp"

#include <quoin/aws/rules/cdn.hpp>
#include <quoin/aws/rules/cdn_checks.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/iam.hpp>
#include <quoin/aws/rules/iam_checks.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/aws/rules/net.hpp>
#include <quoin/aws/rules/net_checks.hpp>
#include <quoin/aws/rules/rds.hpp>
#include <quoin/aws/rules/s3.hpp>
#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws/rules/tls.hpp>
#include <quoin/bindings/raw.hpp>
#include <quoin/cidr.hpp>
#include <quoin/rule.hpp>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace quoin::facts {
namespace {

using detail::NodeData;
using detail::Resource;

/// A fact that a rule refuses by itself: one field, one value. `subject` is the field that names the
/// resource.
struct Refusal {
  RuleText rule;
  std::string_view kind;
  std::string_view subject;
  std::string_view field;
  std::string_view value;
};
constexpr Refusal refusals[] = {
    {QUOIN_QN_NET_06, "vpc", "vpc", "dns_support", "false"},
    {QUOIN_QN_NET_06, "vpc", "vpc", "dns_hostnames", "false"},
    {QUOIN_QN_NET_08, "subnet", "subnet", "public_addresses", "true"},
    {QUOIN_QN_SG_08, "security_edge", "group", "protocol", "all"},
    {QUOIN_QN_TLS_04, "load_balancer", "load_balancer", "drops_invalid_headers", "false"},
    {QUOIN_QN_ECS_01, "public_address", "what", "has_one", "true"},
    {QUOIN_QN_RDS_02, "database", "database", "public", "true"},
    {QUOIN_QN_KMS_01, "database", "database", "encrypted", "false"},
    {QUOIN_QN_KMS_05, "key", "key", "rotates", "false"},
    {QUOIN_QN_S3_01, "bucket_block", "bucket", "acls", "false"},
    {QUOIN_QN_S3_01, "bucket_block", "bucket", "policy", "false"},
    {QUOIN_QN_S3_01, "bucket_block", "bucket", "ignores_acls", "false"},
    {QUOIN_QN_S3_01, "bucket_block", "bucket", "restricts", "false"},
};

/// The range that a text names; EC2 takes one with bits behind the prefix for the whole of it.
std::optional<Cidr> range_of(std::string_view text) {
  const ParsedCidr parsed = parse_cidr(text);
  if (parsed.error == CidrError::malformed) return std::nullopt;
  return parsed.value;
}

/// The internet, or so large a part of it that two or a few of them are all of it.
bool is_everywhere(std::string_view text) {
  const std::optional<Cidr> range = range_of(text);
  return range && range->prefix < (range->ipv6 ? 16 : 8) && !range->is_private();
}

/// Reads the facts of one kind, and reports what they break.
class Judge {
public:
  Judge(const Facts& facts, const assembly::Assembly& assembly, const SetAside& set_aside,
        Diagnostics& diagnostics)
      : facts_{facts}, assembly_{assembly}, diagnostics_{diagnostics}, set_aside_{set_aside} {
    for (const Fact& key : of_kind("key")) keys_.insert(field(key, "key"));
    for (const Fact& edge : of_kind("security_edge"))
      (field(edge, "direction") == "ingress" ? ways_in_ : ways_out_)[field(edge, "group")].push_back(&edge);
    for (const auto& [key, relation] : assembly.tree->relations) {
      if (relation.kind == detail::relation::reaches || relation.kind == detail::relation::needs_service)
        declared_.emplace(relation.from, relation.to);
      if (relation.kind == detail::relation::reaches && detail::member(relation.data, "guard").is_set())
        signing_in_.insert(relation.from);
    }
    for (const auto& [key, relation] : assembly.tree->relations)
      if (relation.kind == detail::relation::sends_by) declare_group(*relation.from, *relation.to);
  }

  void judge() {
    refuse_single_facts();
    refuse_wide_ports();
    refuse_wrong_networks();
    refuse_overlapping_networks();
    refuse_wrong_subnets();
    refuse_networks_without_flow_logs();
    refuse_routes_to_databases();
    refuse_ranges_inside_networks();
    refuse_strangers_at_databases();
    refuse_strangers_at_services();
    refuse_undeclared_destinations();
    refuse_wrong_ports_of_entries();
    refuse_plain_listeners();
    refuse_entries_without_web_acl();
    refuse_distributions_in_the_open();
    refuse_wild_grants();
    refuse_unreviewed_policies();
    refuse_wide_developers();
    refuse_shared_keys();
    refuse_undeclared_paths();
    refuse_secret_values();
  }

private:
  const std::set<Fact>& of_kind(std::string_view kind) const {
    static const std::set<Fact> none;
    const auto found = facts_.find(kind);
    return found == facts_.end() ? none : found->second;
  }

  /// What the program says of a construct that stands already, it says of the group that it states for it.
  void declare_group(const NodeData& construct, const NodeData& group) {
    std::set<std::pair<const NodeData*, const NodeData*>> same;
    for (const auto& [from, to] : declared_) {
      if (from == &construct) same.emplace(&group, to);
      if (to == &construct) same.emplace(from, &group);
    }
    declared_.merge(same);
    if (signing_in_.contains(&construct)) signing_in_.insert(&group);
  }

  /// The construct that the resource at `path` belongs to; null where nothing is there.
  const NodeData* owner(std::string_view path) const {
    const Resource* found = assembly::resource_at(assembly_, path);
    return found == nullptr ? nullptr : found->owner;
  }

  void refuse(const RuleText& rule, std::string_view path, std::string got) {
    Diagnostic diagnostic{.rule = std::string{rule.id()},
                          .summary = std::string{rule.title()},
                          .got = std::move(got),
                          .fix = std::string{rule.fix()},
                          .path = std::string{path}};
    const Resource* resource = assembly::resource_at(assembly_, path);
    if (resource == nullptr && (resource = rule_of(path, diagnostic.got)) != nullptr) {
      diagnostic.got += ", for " + std::string{path};
      diagnostic.path = resource->path;
    }
    if (resource != nullptr && set_aside_.has(rule, resource->owner->path)) return;
    diagnostics_.push_back(resource == nullptr ? std::move(diagnostic)
                                               : blamed(std::move(diagnostic), *resource));
  }

  /// The rule that says something of a group which the program does not make, `sg-…`: it is what the program
  /// has of it. Of several, the one whose other end the finding names.
  const Resource* rule_of(std::string_view group, std::string_view finding) const {
    struct Place {
      std::string_view type;
      std::string_view group;
    };
    constexpr Place places[] = {{"aws_vpc_security_group_ingress_rule", "security_group_id"},
                                {"aws_vpc_security_group_egress_rule", "security_group_id"},
                                {"aws_security_group_rule", "security_group_id"},
                                {"AWS::EC2::SecurityGroupIngress", "GroupId"},
                                {"AWS::EC2::SecurityGroupEgress", "GroupId"}};
    const Resource* first = nullptr;
    for (const assembly::Template& each : assembly_.templates) {
      const View view{assembly_, *each.stack};
      for (const Resource* resource : each.resources) {
        const auto* const place = std::ranges::find(places, resource->type->name, &Place::type);
        if (place == std::end(places) || view.say(view.property(resource->arguments, place->group)) != group)
          continue;
        if (first == nullptr) first = resource;
        for (const detail::Field& argument : detail::ValueAccess::fields(resource->arguments)) {
          const std::string_view said = view.say(argument.value);
          if (argument.key != place->group && said.size() > 3 && finding.find(said) != std::string_view::npos)
            return resource;
        }
      }
    }
    return first;
  }

  /// A service's egress to everywhere, for which its construct has set QN-SG-07 aside: that waiver covers
  /// QN-SG-08.
  bool is_waived_egress(const Fact& edge) const {
    if (field(edge, "direction") != "egress") return false;
    const NodeData* node = owner(field(edge, "group"));
    return node != nullptr && set_aside_.has(QUOIN_QN_SG_07, node->path);
  }

  void refuse_single_facts() {
    for (const Refusal& each : refusals)
      for (const Fact& fact : of_kind(each.kind))
        if (field(fact, each.field) == each.value && !is_waived_egress(fact))
          refuse(each.rule, field(fact, each.subject), found_in(fact, each));
  }

  static std::string found_in(const Fact& fact, const Refusal& refusal) {
    if (refusal.kind != "security_edge")
      return std::string{refusal.field} + " is " + std::string{refusal.value};
    const bool is_egress = field(fact, "direction") == "egress";
    return std::string{is_egress ? "egress to " : "ingress from "} + std::string{field(fact, "peer")} +
           " of all protocols";
  }

  void refuse_wide_ports() {
    for (const Fact& edge : of_kind("security_edge"))
      if (field(edge, "protocol") != "all" &&
          (field(edge, "from_port") == "0" || field(edge, "from_port") == "any") &&
          (field(edge, "to_port") == "65535" || field(edge, "to_port") == "any"))
        refuse(QUOIN_QN_SG_08, field(edge, "group"),
               (field(edge, "direction") == "egress" ? "egress to " : "ingress from ") +
                   std::string{field(edge, "peer")} + " on all ports of " +
                   std::string{field(edge, "protocol")});
  }

  void refuse_wrong_networks() {
    for (const Fact& network : of_kind("vpc"))
      if (const std::optional<Cidr> range = range_of(field(network, "cidr"));
          range && !rules::vpc_cidr_is_allowed(*range))
        refuse(QUOIN_QN_NET_01, field(network, "vpc"), std::string{field(network, "cidr")});
  }

  /// A subnet in a range that was added to its VPC later lies outside the first one, and is not judged.
  void refuse_wrong_subnets() {
    std::map<std::string_view, std::vector<std::pair<Cidr, const Fact*>>> of_network;
    for (const Fact& subnet : of_kind("subnet"))
      if (const std::optional<Cidr> range = range_of(field(subnet, "cidr")))
        of_network[field(subnet, "vpc")].emplace_back(*range, &subnet);
    for (const auto& [network, subnets] : of_network)
      for (auto one = subnets.begin(); one != subnets.end(); ++one)
        for (auto other = std::next(one); other != subnets.end(); ++other)
          if (one->first.overlaps(other->first))
            refuse(QUOIN_QN_NET_02, field(*other->second, "subnet"),
                   std::string{field(*other->second, "cidr")} + " overlaps " +
                       std::string{field(*one->second, "cidr")} + " of " +
                       std::string{field(*one->second, "subnet")});
  }

  void refuse_networks_without_flow_logs() {
    std::set<std::string_view> logged;
    for (const Fact& each : of_kind("flow_log")) logged.insert(field(each, "of"));
    for (const Fact& network : of_kind("vpc"))
      if (!logged.contains(field(network, "vpc")))
        refuse(QUOIN_QN_NET_09, field(network, "vpc"), "it has none");
  }

  void refuse_overlapping_networks() {
    const std::set<Fact>& networks = of_kind("vpc");
    for (auto one = networks.begin(); one != networks.end(); ++one) {
      for (auto other = std::next(one); other != networks.end(); ++other) {
        const std::optional<Cidr> left = range_of(field(*one, "cidr"));
        const std::optional<Cidr> right = range_of(field(*other, "cidr"));
        if (left && right && left->overlaps(*right))
          refuse(QUOIN_QN_NET_03, field(*other, "vpc"),
                 std::string{field(*other, "cidr")} + " overlaps " + std::string{field(*one, "cidr")} +
                     " of " + std::string{field(*one, "vpc")});
      }
    }
  }

  /// Whether a route table that the subnet uses has a way out of the VPC.
  std::string way_out(std::string_view subnet) const {
    for (const Fact& association : of_kind("route_association")) {
      if (field(association, "subnet") != subnet) continue;
      for (const Fact& route : of_kind("route"))
        if (field(route, "table") == field(association, "table") &&
            is_everywhere(field(route, "destination")))
          return std::string{field(route, "destination")} + " through " + std::string{field(route, "via")};
    }
    return {};
  }

  void refuse_routes_to_databases() {
    for (const Fact& database : of_kind("database")) {
      for (const Fact& member : of_kind("subnet_group")) {
        if (field(member, "group") != field(database, "subnet_group")) continue;
        if (const std::string out = way_out(field(member, "subnet")); !out.empty())
          refuse(QUOIN_QN_NET_05, field(member, "subnet"),
                 "the database " + std::string{field(database, "database")} + " stands there, and " + out +
                     " leads out");
      }
    }
  }

  /// Both are constructs of the program, in two regions: no security group of the one can be named in the
  /// other, and a range is all there is.
  bool is_elsewhere(std::string_view group, std::string_view network) const {
    const NodeData* one = owner(group);
    const NodeData* other = owner(network);
    return one != nullptr && other != nullptr && detail::region_around(*one) != detail::region_around(*other);
  }

  void refuse_ranges_inside_networks() {
    for (const Fact& edge : of_kind("security_edge")) {
      const std::optional<Cidr> peer = range_of(field(edge, "peer"));
      if (!peer) continue;
      for (const Fact& network : of_kind("vpc")) {
        const std::optional<Cidr> inside = range_of(field(network, "cidr"));
        if (inside && inside->contains(*peer) && !is_elsewhere(field(edge, "group"), field(network, "vpc")))
          refuse(QUOIN_QN_SG_09, field(edge, "group"),
                 std::string{field(edge, "peer")} + " lies inside " + std::string{field(network, "vpc")});
      }
    }
  }

  /// Who else than the declared callers gets to the members of a group: address ranges and other groups.
  void refuse_strangers(const RuleText& rule, std::string_view what, std::string_view group) {
    for (const Fact* edge : ways_of(ways_in_, group)) {
      const std::string_view peer = field(*edge, "peer");
      const NodeData* caller = owner(peer);
      const bool is_stranger =
          caller != nullptr ? !is_declared(caller, owner(group)) : range_of(peer).has_value();
      if (is_stranger) refuse(rule, what, "it admits " + std::string{peer});
    }
  }

  void refuse_strangers_at_databases() {
    std::set<std::string_view> databases;
    for (const Fact& database : of_kind("database")) databases.insert(field(database, "database"));
    for (const Fact& member : of_kind("member"))
      if (databases.contains(field(member, "what")))
        refuse_strangers(QUOIN_QN_SG_03, field(member, "what"), field(member, "group"));
  }

  /// What the internet reaches is refused as QN-SG-10 already.
  void refuse_strangers_at_services() {
    std::set<std::string_view> services;
    for (const Fact& service : of_kind("public_address")) services.insert(field(service, "what"));
    for (const Fact& member : of_kind("member"))
      if (services.contains(field(member, "what")))
        refuse_strangers(QUOIN_QN_SG_02, field(member, "what"), field(member, "group"));
  }

  /// Where the members of a group send to without saying so: other groups, and ranges where no destination
  /// outside is declared.
  void refuse_undeclared_destinations(const RuleText& rule, std::string_view what, std::string_view group) {
    for (const Fact* edge : ways_of(ways_out_, group)) {
      const std::string_view peer = field(*edge, "peer");
      const NodeData* destination = owner(peer);
      const bool is_elsewhere = destination != nullptr || range_of(peer).has_value();
      if (is_elsewhere && !is_declared(owner(group), destination) && !is_waived_egress(*edge) &&
          !leads_to_identity_provider(*edge))
        refuse(rule, what, "it sends to " + std::string{peer});
    }
  }

  /// The way of a load balancer that signs users in: HTTPS to the internet.
  bool leads_to_identity_provider(const Fact& edge) const {
    return field(edge, "from_port") == "443" && field(edge, "to_port") == "443" &&
           range_of(field(edge, "peer")) && signing_in_.contains(owner(field(edge, "group")));
  }

  void refuse_undeclared_destinations() {
    std::map<std::string_view, RuleText> senders;
    for (const Fact& each : of_kind("load_balancer"))
      senders.emplace(field(each, "load_balancer"), RuleText{QUOIN_QN_SG_06});
    for (const Fact& each : of_kind("public_address"))
      senders.emplace(field(each, "what"), RuleText{QUOIN_QN_SG_07});
    for (const Fact& member : of_kind("member"))
      if (const auto sender = senders.find(field(member, "what")); sender != senders.end())
        refuse_undeclared_destinations(sender->second, sender->first, field(member, "group"));
  }

  /// An entry that the internet may reach is reached where it listens, and nowhere else.
  void refuse_wrong_ports_of_entries() {
    for (const auto& [group, edges] : ways_in_) {
      if (!is_declared(nullptr, owner(group))) continue;  // refused as QN-SG-10
      for (const Fact* edge : edges) {
        const std::string_view port = field(*edge, "from_port");
        const bool is_entry_port = (port == "80" || port == "443") && field(*edge, "to_port") == port;
        if (is_everywhere(field(*edge, "peer")) && !is_entry_port)
          refuse(QUOIN_QN_SG_01, group,
                 "it admits " + std::string{field(*edge, "peer")} + " on port " + std::string{port});
      }
    }
  }

  void refuse_plain_listeners() {
    for (const Fact& listener : of_kind("listener")) {
      if (field(listener, "protocol") == "HTTP" && field(listener, "action") != "redirect")
        refuse(QUOIN_QN_TLS_02, field(listener, "listener"),
               "its action is " + std::string{field(listener, "action")});
      if (field(listener, "protocol") == "HTTPS" && field(listener, "certificate").empty())
        refuse(QUOIN_QN_TLS_01, field(listener, "listener"), "it has none");
    }
  }

  void refuse_entries_without_web_acl() {
    std::set<std::string_view> guarded;
    for (const Fact& each : of_kind("web_acl")) guarded.insert(field(each, "protects"));
    for (const Fact& each : of_kind("load_balancer"))
      if (field(each, "internal") == "false" && field(each, "kind") == "application" &&
          !guarded.contains(field(each, "load_balancer")))
        refuse(QUOIN_QN_TLS_06, field(each, "load_balancer"), "it faces the internet without one");
  }

  /// Distributions without a web ACL, with the default certificate, or that read a bucket without an origin
  /// access control.
  void refuse_distributions_in_the_open() {
    for (const Fact& each : of_kind("distribution")) {
      const std::string_view site = field(each, "distribution");
      if (field(each, "web_acl") == "none")
        refuse(QUOIN_QN_TLS_06, site, "it faces the internet without one");
      if (!assembly_.tree->is_production()) continue;
      if (field(each, "certificate") == "default")
        refuse(QUOIN_QN_CDN_03, site, "it shows CloudFront's own certificate, which allows TLSv1");
      else if (const std::string_view tls = field(each, "tls");
               tls != "unknown" && !rules::viewer_tls_is_allowed(tls))
        refuse(QUOIN_QN_CDN_03, site, std::string{tls});
    }
    for (const Fact& each : of_kind("distribution_behaviour")) {
      const std::string_view site = field(each, "distribution");
      if (field(each, "viewers") == "allow-all") refuse(QUOIN_QN_CDN_03, site, "allow-all");
      if (field(each, "headers") == "none") refuse(QUOIN_QN_CDN_06, site, "it has none");
    }
    std::set<std::string_view> logged;
    for (const Fact& each : of_kind("log_delivery")) logged.insert(field(each, "of"));
    for (const Fact& each : of_kind("distribution"))
      if (field(each, "log_bucket") == "none" && !logged.contains(field(each, "distribution")))
        refuse(QUOIN_QN_CDN_07, field(each, "distribution"), "nothing delivers its logs");
    for (const Fact& each : of_kind("distribution_origin")) {
      const Resource* origin = assembly::resource_at(assembly_, field(each, "origin"));
      const bool is_bucket = origin != nullptr && (origin->type->name == "aws_s3_bucket" ||
                                                   origin->type->name == "AWS::S3::Bucket");
      if (is_bucket && field(each, "access_control") == "none")
        refuse(QUOIN_QN_CDN_01, field(each, "distribution"),
               "it reads " + std::string{field(each, "origin")} + " without one");
    }
  }

  /// Words of a fact that holds several.
  static std::vector<std::string_view> words_of(std::string_view words) {
    std::vector<std::string_view> out;
    for (std::string_view rest = words; !rest.empty();) {
      const auto blank = rest.find(' ');
      out.push_back(rest.substr(0, blank));
      rest = blank == std::string_view::npos ? std::string_view{} : rest.substr(blank + 1);
    }
    return out;
  }

  void refuse_wild_resources(const Fact& grant) {
    const std::vector<std::string_view> actions = words_of(field(grant, "actions"));
    if (std::ranges::all_of(actions, rules::action_takes_no_resource)) return;
    for (const std::string_view resource : words_of(field(grant, "resources"))) {
      const bool is_written_out = resource == "*" || resource.starts_with("arn:");
      if (is_written_out && rules::resource_is_wildcard(resource))
        refuse(QUOIN_QN_IAM_02, field(grant, "holder"),
               std::string{resource} + " for " + std::string{field(grant, "actions")});
    }
  }

  void refuse_wild_grants() {
    for (const Fact& grant : of_kind("grant")) {
      if (field(grant, "effect") != "Allow") continue;
      const std::string_view actions = field(grant, "actions");
      if (field(grant, "kind") == "identity" && actions.find('*') != std::string_view::npos)
        refuse(QUOIN_QN_IAM_01, field(grant, "holder"), std::string{actions});
      if (field(grant, "kind") == "identity" && !field(grant, "not_actions").empty())
        refuse(QUOIN_QN_IAM_01, field(grant, "holder"),
               "everything but " + std::string{field(grant, "not_actions")});
      if (field(grant, "kind") == "identity") refuse_wild_resources(grant);
      const std::string_view principals = field(grant, "principals");
      const NodeData* holder = owner(field(grant, "holder"));
      if (holder != nullptr && field(grant, "conditions").empty() &&
          (principals == "*" || principals == "AWS:*") && keys_.contains(field(grant, "holder")))
        refuse(QUOIN_QN_KMS_05, field(grant, "holder"), "it admits everybody");
    }
  }

  void refuse_unreviewed_policies() {
    constexpr std::string_view of_aws = ":aws:policy/";
    for (const Fact& each : of_kind("managed_policy")) {
      const std::string_view policy = field(each, "policy");
      const auto at = policy.find(of_aws);
      if (at != std::string_view::npos &&
          !rules::managed_policy_is_reviewed(policy.substr(at + of_aws.size())))
        refuse(QUOIN_QN_IAM_01, field(each, "role"), std::string{policy});
    }
  }

  /// What other resources and overrides make of a DeveloperUser: a password for the console, a role that it
  /// takes on without a second factor, a policy of its own.
  void refuse_wide_developers() {
    std::map<std::string_view, std::string_view> developers;  // both by path and by name
    for (const Fact& user : of_kind("user")) {
      const NodeData* made = owner(field(user, "user"));
      if (made == nullptr || made->kind != "DeveloperUser") continue;
      developers.emplace(field(user, "user"), field(user, "user"));
      developers.emplace(field(user, "name"), field(user, "user"));
    }
    for (const Fact& console : of_kind("console"))
      if (const auto found = developers.find(field(console, "user")); found != developers.end())
        refuse(QUOIN_QN_IAM_08_CONSOLE, field(console, "by"), "a password for " + std::string{found->second});
    for (const Fact& grant : of_kind("grant")) {
      const bool asks =
          field(grant, "conditions").find("Bool(aws:MultiFactorAuthPresent: true)") != std::string_view::npos;
      if (field(grant, "effect") != "Allow" || asks) continue;
      const std::string_view kind = field(grant, "kind");
      const NodeData* holder = owner(field(grant, "holder"));
      if (kind == "trust" && holder != nullptr && holder->kind == "DeveloperUser")
        refuse(QUOIN_QN_IAM_08, field(grant, "holder"), "it is taken on without a second factor");
      if (const auto found = developers.find(field(grant, "holder"));
          kind == "identity" && found != developers.end())
        refuse(QUOIN_QN_IAM_08, found->second,
               std::string{field(grant, "actions")} + " without a second factor");
    }
  }

  /// One key under two databases, wherever the key comes from.
  void refuse_shared_keys() {
    std::map<std::string_view, std::string_view> users;
    for (const Fact& use : of_kind("key_use")) {
      if (field(use, "for") != "storage") continue;
      const auto [first, is_first] = users.try_emplace(field(use, "key"), field(use, "what"));
      if (!is_first) refuse(QUOIN_QN_KMS_02, field(use, "what"), "the key of " + std::string{first->second});
    }
  }

  /// The program says that `from` (null: the internet) may reach `to`.
  bool is_declared(const NodeData* from, const NodeData* to) const {
    return from == to || declared_.contains({from, to});
  }

  /// Follows every way in from the internet, group by group; a step that no chain declares is refused.
  void refuse_undeclared_paths() {
    std::unordered_map<std::string_view, std::vector<const Fact*>> ways_on;  // by whom they admit
    for (const auto& [group, edges] : ways_in_)
      for (const Fact* edge : edges) ways_on[field(*edge, "peer")].push_back(edge);
    std::deque<std::string_view> reached;
    std::set<std::string_view> seen;
    const auto step = [&](const NodeData* from, std::string_view group, std::string got) {
      if (!is_declared(from, owner(group))) refuse(QUOIN_QN_SG_10, group, std::move(got));
      if (seen.insert(group).second) reached.push_back(group);
    };
    for (const Fact& edge : of_kind("security_edge")) {
      if (field(edge, "direction") == "ingress" && is_everywhere(field(edge, "peer")))
        step(nullptr, field(edge, "group"),
             "it admits " + std::string{field(edge, "peer")} + " on port " +
                 std::string{field(edge, "from_port")});
    }
    while (!reached.empty()) {
      const std::string_view from = reached.front();
      reached.pop_front();
      for (const Fact* edge : ways_on[from])
        step(owner(from), field(*edge, "group"),
             "it admits " + std::string{from} + ", which the internet reaches, on port " +
                 std::string{field(*edge, "from_port")});
    }
  }

  void refuse_secret_values() {
    for (const assembly::Template& each : assembly_.templates) {
      const View view{assembly_, *each.stack};
      for (const Resource* resource : each.resources) {
        for (const SecretProperty& secret : secret_properties()) {
          if (secret.type != resource->type->name) continue;
          const Value value = view.property(resource->arguments, secret.property);
          if (view.each(value).empty() || view.say(value).starts_with("{{resolve:")) continue;
          refuse(QUOIN_QN_SEC_08, resource->path, "it sets " + std::string{secret.property});
        }
      }
    }
  }

  using Ways = std::map<std::string_view, std::vector<const Fact*>>;

  static const std::vector<const Fact*>& ways_of(const Ways& ways, std::string_view group) {
    static const std::vector<const Fact*> none;
    const auto found = ways.find(group);
    return found == ways.end() ? none : found->second;
  }

  const Facts& facts_;
  const assembly::Assembly& assembly_;
  Diagnostics& diagnostics_;
  const SetAside& set_aside_;
  std::set<std::string_view> keys_;
  Ways ways_in_;   ///< Ingress, by the group that admits.
  Ways ways_out_;  ///< Egress, by the group that sends.
  std::set<std::pair<const NodeData*, const NodeData*>> declared_;
  std::set<const NodeData*> signing_in_;  ///< Load balancers with a route whose users sign in.
};

/// Waivers of raw resources that nothing was found for: those of constructs change what a construct emits.
void note_idle_waivers(const assembly::Assembly& assembly, const SetAside& set_aside,
                       Diagnostics& diagnostics) {
  for (const detail::UsedWaiver& each : assembly.tree->waivers) {
    const NodeData* node = assembly.tree->find(each.path);
    if (node == nullptr || node->pinned == nullptr || node->pinned->target != assembly.target) continue;
    if (!set_aside.was_used(each.record.rule, each.path))
      diagnostics.push_back(
          assembly.tree->placed(messages::waiver_of_nothing(each.record.rule), node, each.record.where));
  }
}

}  // namespace

void check(const Facts& facts, const assembly::Assembly& assembly, Diagnostics& diagnostics) {
  const SetAside set_aside{*assembly.tree};
  Judge{facts, assembly, set_aside, diagnostics}.judge();
  check_account(facts, assembly, set_aside, diagnostics);
  judge_demands(assembly, set_aside, diagnostics);
  check_names(assembly, diagnostics);
  note_idle_waivers(assembly, set_aside, diagnostics);
}

}  // namespace quoin::facts
