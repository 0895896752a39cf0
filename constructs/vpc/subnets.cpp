// What `Subnets<Tier>` stands for: the same answer for a Vpc and an ExistingVpc.
#include "constructs/vpc/subnets.hpp"

#include "constructs/vpc/existing_vpc_intent.hpp"
#include "constructs/vpc/vpc_intent.hpp"
#include "messages/vpc_messages.hpp"

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;

namespace {

std::string zone_name(const NodeData& vpc, char letter) {
  const bool has_region = vpc.stack != nullptr && vpc.stack->stack_data;
  return (has_region ? std::string{quoin::name_of(vpc.stack->stack_data->region)} : std::string{}) + letter;
}

void add_own(SubnetList& list, const VpcIntent& intent) {
  for (const VpcSubnet& subnet : intent.subnets) {
    if (subnet.tier != list.tier) continue;
    list.ids.push_back(reference<SubnetId>(*list.vpc_node, "subnet." + subnet.local + ".id"));
    list.zones.push_back(zone_name(*list.vpc_node, subnet.letter));
  }
}

void add_existing(SubnetList& list, const ExistingVpcIntent& intent) {
  const std::vector<ExistingSubnet>& subnets = intent.subnets.at(list.tier);
  list.dual_stack = intent.dual_stack;
  for (std::size_t i = 0; i < subnets.size(); ++i) {
    list.ids.push_back(reference<SubnetId>(*list.vpc_node, existing_subnet_key(list.tier, i)));
    list.zones.push_back(zone_name(*list.vpc_node, subnets[i].zone));
  }
  if (subnets.empty())
    list.vpc_node->tree->report(messages::existing_tier_missing(list.vpc_node->path, name_of(list.tier)),
                                list.vpc_node, list.vpc_node->where);
}

}  // namespace

SubnetList subnets_of(const Node& vpc, Tier tier) {
  SubnetList list{.tier = tier, .vpc_node = vpc.data()};
  if (list.vpc_node == nullptr) return list;
  list.vpc = reference<VpcId>(*list.vpc_node, "id");
  if (list.vpc_node->kind == "Vpc")
    add_own(list, list.vpc_node->intent_as<VpcIntent>());
  else if (list.vpc_node->kind == "ExistingVpc")
    add_existing(list, list.vpc_node->intent_as<ExistingVpcIntent>());
  else
    list.vpc_node->tree->report(messages::no_vpc_behind_subnets(), list.vpc_node, list.vpc_node->where);
  return list;
}

void needs_service(NodeData& construct, const SubnetList& subnets, std::string_view service,
                   std::source_location where) {
  if (subnets.vpc_node == nullptr) return;
  construct.tree->relate({.kind = quoin::detail::relation::needs_service,
                          .from = &construct,
                          .to = subnets.vpc_node,
                          .key = std::string{service},
                          .data = subnets.tier == Tier::isolated_tier
                                      ? Value::object({{"tier", Value::literal("isolated")}})
                                      : Value{},
                          .where = where});
}

}  // namespace quoin::aws
