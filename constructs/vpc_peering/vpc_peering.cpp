// Peerings: which two VPCs, which of their tiers, and what makes that impossible.
#include "constructs/vpc_peering/vpc_peering_intent.hpp"

#include "assembly/names.hpp"
#include "constructs/vpc/neighbours.hpp"
#include "constructs/vpc/vpc_intent.hpp"
#include "core/place.hpp"
#include "messages/placement_messages.hpp"
#include "messages/vpc_messages.hpp"

#include <quoin/aws/rules/net.hpp>

#include <algorithm>
#include <set>

namespace quoin::aws {

using quoin::detail::account_of;
using quoin::detail::accounts_differ;
using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::region_name_of;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;
using quoin::detail::with_line;

namespace {

/// The entries of peerings come after those of routed ranges, and before the last number that AWS takes,
/// 32,766.
constexpr int first_acl_number = 26'000;
constexpr int acl_numbers = 3000;  // in pairs

std::string tiers_of(const PeeredTiers& side) {
  std::string words;
  for (int tier = 0; tier < 3; ++tier)
    if (side.tiers[tier]) words += (words.empty() ? "" : " ") + std::string{name_of(static_cast<Tier>(tier))};
  return words;
}

PeeringSideIntent side_of(const PeeredTiers& side, std::string_view name) {
  NodeData& vpc = *side.vpc.data();
  PeeringSideIntent intent{.vpc = &vpc,
                           .name = std::string{name},
                           .region = region_name_of(vpc),
                           .id = reference<VpcId>(vpc, "id"),
                           .range = range_of_network(vpc).value_or(Cidr{})};
  for (int tier = 0; tier < 3; ++tier)
    if (side.tiers[tier]) intent.tiers.push_back(static_cast<Tier>(tier));
  if (vpc.kind != "Vpc") return intent;
  intent.is_made_here = true;
  intent.ipv6_range = reference<bindings::String>(vpc, "ipv6_range");
  intent.ipv6_ready = reference<bindings::String>(vpc, "ipv6_ready");
  for (const Tier tier : intent.tiers) {
    for (const std::string& table : route_tables_of(vpc.intent_as<VpcIntent>(), tier))
      intent.tables.push_back(
          {table, reference<RouteTableId>(vpc, quoin::detail::intern("route_table." + table + ".id"))});
    intent.acls.push_back(
        {tier,
         reference<NetworkAclId>(vpc, quoin::detail::intern("acl." + std::string{name_of(tier)} + ".id"))});
  }
  return intent;
}

/// The first peering of the two, whichever of them asked for it; null where there is none.
const Relation* peering_of(const Tree& tree, const NodeData& one, const NodeData& other) {
  for (const auto& [key, relation] : tree.relations)
    if (relation.kind == quoin::detail::relation::peers &&
        ((relation.from == &one && relation.to == &other) ||
         (relation.from == &other && relation.to == &one)))
      return &relation;
  return nullptr;
}

/// What makes the peering impossible, if anything.
bool check_sides(Tree& tree, const NodeData& node, const VpcPeeringProps& props, std::source_location where) {
  for (const PeeredTiers* side : {&props.from.side(), &props.to.side()}) {
    if (side->stranger.data() == nullptr) continue;
    tree.report(messages::peering_of_mixed_tiers(side->vpc.path(), side->stranger.path()), &node, where);
    return false;
  }
  const NodeData& from = *props.from.side().vpc.data();
  const NodeData& to = *props.to.side().vpc.data();
  if (&from == &to) {
    tree.report(messages::peering_with_itself(from.path), &node, where);
    return false;
  }
  if (const Relation* first = peering_of(tree, from, to)) {
    tree.report(
        messages::peering_stands_twice(
            from.path, to.path, tree.source_file(first->where) + ":" + std::to_string(first->where.line())),
        &node, where);
    return false;
  }
  const Region region = quoin::detail::region_around(from);
  const Region other = quoin::detail::region_around(to);
  if (partition_of(region) != partition_of(other))
    tree.report(messages::peering_across_partitions(name_of(region), name_of(other)), &node, where);
  if (accounts_differ(from, to))
    tree.report(messages::peering_across_accounts(account_of(from), account_of(to)), &node, where);
  const Cidr range = range_of_network(from).value_or(Cidr{});
  const Cidr other_range = range_of_network(to).value_or(Cidr{});
  if (range.overlaps(other_range))
    tree.refuse(RuleText{QUOIN_QN_NET_03}, &node, where,
                std::string{range.text().view()} + " of " + with_line(from) + " overlaps " +
                    std::string{other_range.text().view()} + " of " + with_line(to));
  return true;
}

/// A pair of numbers in the ACLs of one VPC: from the other one's path, so that it does not move when a
/// peering comes or goes, as long as no two collide.
int acl_number_for(const NodeData& vpc, const NodeData& other) {
  std::set<std::string_view> others;
  for (const auto& [key, relation] : vpc.tree->relations) {
    if (relation.kind != quoin::detail::relation::peers) continue;
    if (relation.from == &vpc) others.insert(relation.to->path);
    if (relation.to == &vpc) others.insert(relation.from->path);
  }
  std::set<int> taken;
  for (const std::string_view each : others) {
    int place = static_cast<int>(std::stoul(assembly::short_hash(each), nullptr, 16) % acl_numbers);
    while (!taken.insert(place).second) place = (place + 1) % acl_numbers;
    if (each == other.path) return first_acl_number + 2 * place;
  }
  return first_acl_number;
}

/// A route of the VPC's own leads to the same range through something else.
void check_routes(const PeeringSideIntent& side, const PeeringSideIntent& other, Diagnostics& diagnostics) {
  if (!side.is_made_here) return;
  for (const VpcRoute& route : side.vpc->intent_as<VpcIntent>().routes)
    if (route.range == other.range && std::ranges::find(side.tiers, route.tier) != side.tiers.end())
      diagnostics.push_back(messages::route_taken(other.range.text().view(), name_of(route.tier)));
}

}  // namespace

void resolve_intent(VpcPeeringIntent& intent, const NodeData&, const Relations&) {
  if (intent.requester.vpc == nullptr) return;
  intent.requester.acl_number = acl_number_for(*intent.requester.vpc, *intent.accepter.vpc);
  intent.accepter.acl_number = acl_number_for(*intent.accepter.vpc, *intent.requester.vpc);
}

void check_intent(const VpcPeeringIntent& intent, const NodeData&, Diagnostics& diagnostics) {
  if (intent.requester.vpc == nullptr) return;
  check_routes(intent.requester, intent.accepter, diagnostics);
  check_routes(intent.accepter, intent.requester, diagnostics);
}

namespace detail {

Node make_vpc_peering(Scope scope, std::string_view id, const VpcPeeringProps& props,
                      std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "VpcPeering", VpcPeeringIntent{}, where);
  const PeeredTiers& from = props.from.side();
  const PeeredTiers& to = props.to.side();
  if (from.vpc.data() == nullptr || to.vpc.data() == nullptr || !check_sides(tree, node, props, where))
    return Node{node};
  node.intent_as<VpcPeeringIntent>() = {.requester = side_of(from, "requester"),
                                        .accepter = side_of(to, "accepter"),
                                        .dns_resolution = props.dns_resolution};
  tree.relate({.kind = quoin::detail::relation::peers,
               .from = from.vpc.data(),
               .to = to.vpc.data(),
               .data = Value::object({{"from_tiers", Value::string(tiers_of(from))},
                                      {"to_tiers", Value::string(tiers_of(to))}}),
               .where = where});
  return Node{node};
}

Text vpc_peering_id(const Node& peering) { return Text{Value::reference(*peering.data(), "id")}; }

}  // namespace detail

}  // namespace quoin::aws
