// What AWS takes between networks, regions and accounts.
//
// A security group names another one of its own VPC, or of a VPC that is peered with it in the same region.
// Sources: Amazon VPC User Guide, "Security group rules"; VPC Peering Guide, "Update your security groups to
// reference peer security groups"; Elastic Load Balancing, "Target groups for your Application Load
// Balancers".
#include "constructs/vpc/neighbours.hpp"

#include "constructs/vpc/existing_vpc_intent.hpp"
#include "constructs/vpc/vpc_intent.hpp"
#include "core/place.hpp"
#include "messages/placement_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::account_of;
using quoin::detail::accounts_differ;
using quoin::detail::NodeData;
using quoin::detail::region_name_of;
using quoin::detail::Relation;
using quoin::detail::with_line;

namespace {

/// One VPC that two stacks name by the same id is one.
bool is_same_network(const NodeData& one, const NodeData& other) {
  if (&one == &other) return true;
  if (one.kind != "ExistingVpc" || other.kind != "ExistingVpc") return false;
  const Value& id = one.intent_as<ExistingVpcIntent>().id.value();
  const Value& other_id = other.intent_as<ExistingVpcIntent>().id.value();
  return id.is_known() && other_id.is_known() && id.characters() == other_id.characters() &&
         region_name_of(one) == region_name_of(other);
}

/// A route of the VPC leads to the other one's range through a peering connection that stands already.
bool routes_by_peering(const NodeData& from, const NodeData& to) {
  if (from.kind != "Vpc") return false;
  const std::optional<Cidr> range = range_of_network(to);
  return range && std::ranges::any_of(from.intent_as<VpcIntent>().routes, [&](const VpcRoute& route) {
           return route.gateway.kind == Gateway::Kind::peering_connection && route.range.contains(*range);
         });
}

bool are_peered(const NodeData& one, const NodeData& other) {
  const bool by_program = std::ranges::any_of(one.tree->relations, [&](const auto& entry) {
    const Relation& relation = entry.second;
    if (relation.kind != quoin::detail::relation::peers) return false;
    return (is_same_network(*relation.from, one) && is_same_network(*relation.to, other)) ||
           (is_same_network(*relation.from, other) && is_same_network(*relation.to, one));
  });
  return by_program || routes_by_peering(one, other) || routes_by_peering(other, one);
}

void check_standing(const NodeData& node, const NodeData& vpc, Diagnostics& diagnostics) {
  if (region_name_of(node) != region_name_of(vpc))
    diagnostics.push_back(quoin::detail::placed(
        messages::stands_in_another_region(region_name_of(node), with_line(vpc), region_name_of(vpc)), node));
  if (accounts_differ(node, vpc))
    diagnostics.push_back(quoin::detail::placed(
        messages::stands_in_another_account(account_of(node), with_line(vpc), account_of(vpc)), node));
}

void check_edge(const Relation& edge, const NodeData& from, const NodeData& to, Diagnostics& diagnostics) {
  if (is_same_network(from, to)) return;
  const auto refuse = [&](Diagnostic diagnostic) {
    diagnostics.push_back(edge.to->tree->placed(std::move(diagnostic), edge.to, edge.where));
  };
  const std::string where =
      edge.from->path + " stands in " + with_line(from) + ", " + edge.to->path + " in " + with_line(to);
  if (edge.from->kind.ends_with("Alb"))
    refuse(messages::target_in_another_network(where));
  else if (region_name_of(from) != region_name_of(to))
    refuse(
        messages::edge_across_regions(where + ", of " + region_name_of(from) + " and " + region_name_of(to)));
  else if (accounts_differ(*edge.from, *edge.to))
    refuse(messages::edge_across_accounts(where));
  else if (!are_peered(from, to))
    refuse(messages::networks_not_peered(where));
}

}  // namespace

std::optional<Cidr> range_of_network(const NodeData& vpc) {
  if (vpc.kind == "Vpc") return vpc.intent_as<VpcIntent>().range;
  if (vpc.kind == "ExistingVpc") return vpc.intent_as<ExistingVpcIntent>().range;
  return std::nullopt;
}

void check_neighbours(const NodeData& vpc, Diagnostics& diagnostics) {
  const auto& networks = vpc.tree->networks;
  for (const auto& [node, network] : networks)
    if (network == &vpc) check_standing(*node, vpc, diagnostics);
  for (const auto& [key, relation] : vpc.tree->relations) {
    if (relation.kind != quoin::detail::relation::reaches || relation.from == nullptr ||
        relation.to == nullptr)
      continue;
    const auto from = networks.find(relation.from);
    const auto to = networks.find(relation.to);
    if (from != networks.end() && to != networks.end() && from->second == &vpc)
      check_edge(relation, vpc, *to->second, diagnostics);
  }
}

}  // namespace quoin::aws
