// Vpc: from properties to what is wanted, and what the constructs in it ask for.
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/vpc/aws_id.hpp"
#include "constructs/vpc/neighbours.hpp"
#include "constructs/vpc/region_zones.hpp"
#include "constructs/vpc/vpc_intent.hpp"
#include "messages/vpc_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;

namespace {

/// AWS's first quota of entries in one direction, without the two of its own that deny the rest.
constexpr std::size_t most_acl_entries = 18;
/// What an ACL's IPv6 subnet numbers leave for each tier.
constexpr int ipv6_numbers_of_a_tier = 16;

std::string text_of(const Cidr& range) { return std::string{range.text().view()}; }

std::string got_of(const ParsedCidr& range) {
  switch (range.error) {
    case CidrError::none:
      return text_of(range.value);
    case CidrError::malformed:  // a plan that cannot give a range says its block
      return range.value == Cidr{}
                 ? "no address range"
                 : text_of(range.value) + " of the address plan has no room for it, or is not private";
    case CidrError::host_bits:
      return "bits are set behind the prefix; the network is " + text_of(range.value);
  }
  return {};
}

std::string zones_of(const ZoneList& zones) {
  if (zones.count == 0) return "no zone";
  std::string text{zones.count == 1 ? "zone " : "zones "};
  for (int i = 0; i < zones.count; ++i) text += (i == 0 ? "" : ", ") + std::string(1, zones.letters[i]);
  return text;
}

/// The subnets that make a stated layout wrong, for the message.
std::string misfits_of(const VpcLayout& layout) {
  std::string found;
  const auto add = [&found](const std::string& line) { found += (found.empty() ? "" : "\n") + line; };
  for (int tier = 0; tier < 3; ++tier)
    for (int i = 0; i < layout.range_counts[tier]; ++i) {
      const ParsedCidr& range = layout.ranges[tier][i];
      if (!range || !rules::subnet_lies_in_vpc(range.value, layout.range.value)) {
        add(got_of(range) + ", a " + std::string{name_of(static_cast<Tier>(tier))} + " subnet");
        continue;
      }
      for (int other = 0; other <= tier; ++other)
        for (int j = 0; j < layout.range_counts[other]; ++j)
          if (!(other == tier && j >= i) && range.value.overlaps(layout.ranges[other][j].value))
            add(text_of(layout.ranges[other][j].value) + " and " + text_of(range.value) + " overlap");
    }
  return found;
}

std::string room_of(const VpcLayout& layout) {
  const detail::LayoutCut cut = detail::cut_range(layout.range.value, layout.sizes);
  const std::string range = text_of(layout.range.value);
  if (cut.slots == 0) return "the three tiers have no room in " + range;
  return range + " has room for zones a to " + std::string(1, static_cast<char>('a' + cut.slots - 1)) +
         ", and " + zones_of(layout.zones) + " are asked for";
}

/// Refuses a layout that is wrong, by the same checks that refuse a literal one. False: it cannot be used.
bool check_layout(Tree& tree, const VpcLayout& layout, const NodeData& node, std::source_location where) {
  if (!layout.range || !rules::vpc_cidr_is_allowed(layout.range.value)) {
    tree.refuse(RuleText{QUOIN_QN_NET_01}, &node, where, got_of(layout.range));
    return false;
  }
  switch (detail::fault_of(layout)) {
    case detail::LayoutFault::none:
      return true;
    case detail::LayoutFault::range:
      break;  // refused above
    case detail::LayoutFault::letter:
      tree.report(messages::zone_letter_wrong(layout.zones.wrong), &node, where);
      break;
    case detail::LayoutFault::zone_count:
      tree.refuse(RuleText{QUOIN_QN_NET_04}, &node, where, zones_of(layout.zones));
      break;
    case detail::LayoutFault::tiers:
      for (int tier = 0; tier < 3; ++tier)
        if (layout.range_counts[tier] != layout.zones.count)
          tree.refuse(RuleText{QUOIN_QN_NET_04}, &node, where,
                      std::to_string(layout.range_counts[tier]) + " ranges for " +
                          std::to_string(layout.zones.count) + " " +
                          std::string{name_of(static_cast<Tier>(tier))} + " subnets");
      break;
    case detail::LayoutFault::size:
      for (int tier = 0; tier < 3; ++tier)
        for (int i = 0; i < layout.range_counts[tier]; ++i)
          if (layout.ranges[tier][i].value.prefix > (tier == 0 ? 27 : 28))
            tree.report(messages::subnet_size_wrong(text_of(layout.ranges[tier][i].value),
                                                    name_of(static_cast<Tier>(tier))),
                        &node, where);
      break;
    case detail::LayoutFault::fit:
      tree.refuse(RuleText{QUOIN_QN_NET_02}, &node, where,
                  layout.stated ? misfits_of(layout) : room_of(layout));
      break;
  }
  return false;
}

/// A number of zones becomes the region's own letters; letters are looked up there.
void take_zones(Tree& tree, VpcLayout& layout, const NodeData& node, std::source_location where) {
  const Region region = quoin::detail::region_around(node);
  ZoneList& zones = layout.zones;
  if (region == unknown_region || zones.wrong != 0) return;
  const RegionZones there = zones_of_region(region);
  if (zones.counted && zones.count <= there.letters.size()) {
    ZoneList own;
    for (int i = 0; i < zones.count; ++i) own.add(there.letters[static_cast<std::size_t>(i)]);
    zones = own;
  }
  std::string missing;
  std::string doubtful;
  for (int i = 0; i < zones.count; ++i) {
    if (!there.has(zones.letters[i])) missing += zones.letters[i];
    if (there.is_doubtful(zones.letters[i])) doubtful += zones.letters[i];
  }
  if (!missing.empty())
    tree.report(messages::zones_not_in_region(name_of(region), missing, there.letters), &node, where);
  else if (!doubtful.empty())
    tree.report(messages::zones_of_some_accounts(name_of(region), doubtful), &node, where);
}

/// Whom private subnets call through, in this environment.
Nat nat_of(Tree& tree, const NatChoice& choice, const NodeData& node, std::source_location where) {
  switch (choice.kind()) {
    case NatChoice::Kind::per_zone:
      return Nat::per_zone;
    case NatChoice::Kind::none:
      return Nat::none;
    case NatChoice::Kind::single_outside_production:
      if (tree.is_production()) return Nat::per_zone;
      tree.note_relaxation(node, RuleText{QUOIN_QN_NET_04}, "one NAT gateway for all zones", where);
      return Nat::single;
    case NatChoice::Kind::single:
      break;
  }
  if (choice.reason().find_first_not_of(" .-?") == std::string_view::npos) {
    tree.report(messages::single_nat_without_reason(), &node, where);
    return Nat::per_zone;
  }
  tree.note_relaxation(node, RuleText{QUOIN_QN_NET_04},
                       "one NAT gateway for all zones: " + std::string{choice.reason()}, where);
  return Nat::single;
}

/// What the ids of gateways of its kind start with.
std::string_view id_prefix_of(const Gateway& gateway) {
  switch (gateway.kind) {
    case Gateway::Kind::transit_gateway:
      return "tgw-";
    case Gateway::Kind::peering_connection:
      return "pcx-";
    case Gateway::Kind::virtual_private_gateway:
      return "vgw-";
  }
  return {};
}

std::string route_local(const Cidr& range) {
  std::string local = "to_" + text_of(range);
  std::ranges::replace_if(local, [](char c) { return c == '.' || c == '/' || c == ':'; }, '_');
  return local;
}

/// Calls `visit(other VPC, tiers of this one)` for every peering of the VPC.
template <class Visit> void each_peer(const NodeData& vpc, const Visit& visit) {
  for (const auto& [key, relation] : vpc.tree->relations) {
    if (relation.kind != quoin::detail::relation::peers) continue;
    if (relation.from == &vpc)
      visit(*relation.to, quoin::detail::member(relation.data, "from_tiers").characters());
    if (relation.to == &vpc)
      visit(*relation.from, quoin::detail::member(relation.data, "to_tiers").characters());
  }
}

/// The entries that peerings add to a tier's ACL, in each direction.
std::size_t peered_entries(const NodeData& vpc, Tier tier) {
  std::size_t entries = 0;
  each_peer(vpc, [&](const NodeData& other, std::string_view tiers) {
    if (tiers.find(name_of(tier)) != std::string_view::npos) entries += other.kind == "Vpc" ? 2 : 1;
  });
  return entries;
}

/// The range lies in a network that is routed to.
bool is_joined(const VpcIntent& intent, const NodeData& vpc, const Cidr& range) {
  bool joined =
      std::ranges::any_of(intent.routes, [&](const VpcRoute& route) { return route.range.contains(range); });
  each_peer(vpc, [&](const NodeData& other, std::string_view) {
    const std::optional<Cidr> whole = range_of_network(other);
    joined = joined || (whole && whole->contains(range));
  });
  return joined;
}

/// What the construct calls of the internet, for the ACLs.
void take_ports_out(VpcIntent& intent, const NodeData& vpc, const NodeData& caller) {
  for (const auto& [key, relation] : caller.tree->relations) {
    if (relation.kind != quoin::detail::relation::reaches || relation.from != &caller ||
        relation.to != nullptr)
      continue;
    const std::string_view text = quoin::detail::member(relation.data, "range").characters();
    if (const ParsedCidr range = parse_cidr(text); range && is_joined(intent, vpc, range.value)) continue;
    const std::int64_t port =
        quoin::detail::ValueAccess::integer(quoin::detail::member(relation.data, "port"));
    intent.ports_out.try_emplace(static_cast<std::uint16_t>(port), caller.path);
  }
}

}  // namespace

std::string_view name_of(Tier tier) {
  constexpr std::string_view names[] = {"public", "private", "isolated"};
  return names[static_cast<int>(tier)];
}

std::vector<VpcSubnet> subnets_of_layout(const VpcLayout& layout) {
  std::vector<VpcSubnet> subnets;
  const detail::LayoutCut cut = detail::cut_range(layout.range.value, layout.sizes);
  for (int tier = 0; tier < 3; ++tier)
    for (int i = 0; i < layout.zones.count; ++i) {
      const char letter = layout.zones.letters[i];
      const int slot = letter - 'a';
      subnets.push_back({.tier = static_cast<Tier>(tier),
                         .letter = letter,
                         .local = std::string{name_of(static_cast<Tier>(tier))} + "_" + letter,
                         .range = layout.stated ? layout.ranges[tier][i].value
                                                : detail::subnet_at(layout.range.value, cut, tier, slot),
                         .ipv6_number = tier * ipv6_numbers_of_a_tier + slot});
    }
  return subnets;
}

std::vector<AclEntry> acl_of(const VpcIntent& intent, Tier tier) {
  AclWishes wishes{.tier = tier,
                   .reaches_internet = tier == Tier::public_tier || intent.nat != Nat::none,
                   .reaches_s3 = tier != Tier::isolated_tier || intent.isolated_reaches_s3};
  for (const auto& [port, caller] : intent.ports_out) wishes.ports_out.insert(port);
  for (const VpcRoute& route : intent.routes)
    if (route.tier == tier) wishes.joined.push_back(route.range);
  return acl_entries(wishes);
}

std::string endpoint_service_name(std::string_view service, const quoin::detail::Surroundings& around) {
  return "com.amazonaws." + around.region + "." + std::string{service};
}

std::string zone_of(char letter, const quoin::detail::Surroundings& around) { return around.region + letter; }

std::string route_table_of(const VpcSubnet& subnet) {
  return subnet.tier == Tier::private_tier ? subnet.local + "_routes"
                                           : std::string{name_of(subnet.tier)} + "_routes";
}

std::vector<std::string> route_tables_of(const VpcIntent& intent, Tier tier) {
  std::vector<std::string> tables;
  for (const VpcSubnet& subnet : intent.subnets)
    if (subnet.tier == tier && (tables.empty() || tables.back() != route_table_of(subnet)))
      tables.push_back(route_table_of(subnet));
  return tables;
}

std::vector<char> nat_zones(const VpcIntent& intent) {
  switch (intent.nat) {
    case Nat::per_zone:
      return intent.zones;
    case Nat::single:
      return {intent.zones.front()};
    case Nat::none:
      break;
  }
  return {};
}

char nat_zone_of(const VpcIntent& intent, char letter) {
  return intent.nat == Nat::single ? intent.zones.front() : letter;
}

std::vector<Tier> s3_tiers(const VpcIntent& intent) {
  std::vector<Tier> tiers{Tier::public_tier, Tier::private_tier};
  if (intent.isolated_reaches_s3) tiers.push_back(Tier::isolated_tier);
  return tiers;
}

void resolve_intent(VpcIntent& intent, const NodeData& self, const Relations& relations) {
  intent.endpoints.vpc = reference<VpcId>(self, "id");
  intent.endpoints.description = "Security group of the endpoints of " + self.name_path();
  std::set<const NodeData*> inside;
  for (const Relation* relation : relations.incoming) {
    if (relation->from != nullptr) inside.insert(relation->from);
    if (relation->kind != quoin::detail::relation::needs_service || relation->from == nullptr) continue;
    const bool needs_images = relation->key == image_service;
    if (needs_images) intent.images = true;
    if ((needs_images || relation->key == s3_service) &&
        quoin::detail::member(relation->data, "tier").characters() == name_of(Tier::isolated_tier))
      intent.isolated_reaches_s3 = true;
    if (relation->key == s3_service) continue;
    intent.services.insert(relation->key);
    // A construct of another stack admits itself: the endpoints' stack must not depend on its own users.
    if (relation->from->stack == self.stack)
      admit_to_endpoints(intent.endpoints, *relation->from, endpoint_port);
  }
  for (const NodeData* construct : inside) take_ports_out(intent, self, *construct);
}

void check_intent(const VpcIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  check_neighbours(self, diagnostics);
  for (const std::string& service : intent.services)
    if (find_endpoint_service(service) == nullptr)
      diagnostics.push_back(messages::endpoint_service_unknown(service, endpoint_service_names()));
  if (intent.nat == Nat::none)
    for (const auto& [port, caller] : intent.ports_out)
      diagnostics.push_back(messages::no_way_out(caller, port));
  for (const Tier tier : {Tier::public_tier, Tier::private_tier, Tier::isolated_tier}) {
    const std::vector<AclEntry> entries = acl_of(intent, tier);
    const auto out = static_cast<std::size_t>(std::ranges::count(entries, true, &AclEntry::egress));
    const std::size_t most = std::max(out, entries.size() - out) + peered_entries(self, tier);
    if (most > most_acl_entries)
      diagnostics.push_back(messages::acl_too_long(name_of(tier), most, most_acl_entries));
  }
}

namespace detail {

Node make_vpc(Scope scope, std::string_view id, const VpcProps& props, std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "Vpc", VpcIntent{}, where);
  auto& intent = node.intent_as<VpcIntent>();
  intent.path = node.name_path();

  VpcLayout layout = props.layout.layout();
  take_zones(tree, layout, node, where);
  if (!check_layout(tree, layout, node, where)) layout = harmless_layout();
  intent.range = layout.range.value;
  intent.zones.assign(layout.zones.letters, layout.zones.letters + layout.zones.count);
  intent.subnets = subnets_of_layout(layout);
  intent.nat = nat_of(tree, props.nat, node, where);
  intent.foreign_buckets.assign(props.foreign_buckets.begin(), props.foreign_buckets.end());
  std::ranges::sort(intent.foreign_buckets);

  if (node.stack != nullptr) {  // without one, the program is refused already
    NodeData& group = add_log_group(tree, Node{node}, "FlowLogs",
                                    {.retention_days = props.flow_log_retention.days(),
                                     .kept_because = std::string{props.flow_log_retention.reason()}},
                                    where);
    intent.flow_log_group = reference<LogGroupArn>(group, "arn");
    intent.flow_log_group_name = Text{reference<LogGroupName>(group, "name")};
  }
  return Node{node};
}

Ref<VpcId> vpc_id(const Node& vpc) { return reference<VpcId>(*vpc.data(), "id"); }

void add_route(const Node& vpc, int tier_number, const Cidr& range, const Gateway& gateway,
               std::source_location where) {
  NodeData& node = *vpc.data();
  const auto tier = static_cast<Tier>(tier_number);
  const bool is_isolated = tier == Tier::isolated_tier;
  const bool allowed =
      is_isolated ? rules::isolated_route_is_allowed(range) : rules::joined_range_is_allowed(range);
  if (!allowed) {
    if (is_isolated)
      node.tree->refuse(RuleText{QUOIN_QN_NET_05}, &node, where, "a route to " + text_of(range));
    else
      node.tree->refuse(RuleText{QUOIN_QN_NET_11}, &node, where, "a route to " + text_of(range));
    return;
  }
  const Cidr& own = node.intent_as<VpcIntent>().range;
  if (own.contains(range)) {
    node.tree->report(messages::route_inside(text_of(range), text_of(own)), &node, where);
    return;
  }
  const std::string_view prefix = id_prefix_of(gateway);
  if (!id_is_well_formed(gateway.id, prefix)) {
    node.tree->report(messages::gateway_id_malformed(gateway.id.value().characters(), prefix), &node, where);
    return;
  }
  std::vector<VpcRoute>& routes = node.intent_as<VpcIntent>().routes;
  const auto same = std::ranges::find_if(
      routes, [&](const VpcRoute& route) { return route.tier == tier && route.range == range; });
  if (same != routes.end()) {
    if (same->gateway.kind != gateway.kind || !(same->gateway.id == gateway.id))
      node.tree->report(messages::route_taken(text_of(range), name_of(tier)), &node, where);
    return;
  }
  routes.push_back({tier, route_local(range), range, gateway});
  std::ranges::sort(routes, {}, [](const VpcRoute& route) { return std::pair{route.tier, route.local}; });
}

}  // namespace detail

}  // namespace quoin::aws
