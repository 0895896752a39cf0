// ExistingVpc: ids that are stated, checked for their shape, and handed out under the same names as a Vpc's
// own.
#include "constructs/vpc/existing_vpc_intent.hpp"

#include "constructs/vpc/aws_id.hpp"
#include "constructs/vpc/endpoint_services.hpp"
#include "constructs/vpc/neighbours.hpp"
#include "messages/vpc_messages.hpp"

#include <quoin/bindings/resources.hpp>

#include "core/resource.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

void check_id(Tree& tree, const NodeData& node, const Text& id, std::string_view what,
              std::string_view prefix, std::source_location where) {
  if (!id_is_well_formed(id, prefix))
    tree.report(messages::existing_id_malformed(what, id.value().characters(),
                                                std::string{prefix} + "0123456789abcdef0"),
                &node, where);
}

void check_subnets(Tree& tree, const NodeData& node, Tier tier, std::initializer_list<ExistingSubnet> subnets,
                   std::source_location where) {
  std::set<char> zones;
  for (const ExistingSubnet& subnet : subnets) {
    if (subnet.zone < 'a' || subnet.zone > 'z')
      tree.report(messages::existing_zone_wrong(name_of(tier)), &node, where);
    zones.insert(subnet.zone);
    check_id(tree, node, subnet.id, "a subnet", "subnet-", where);
  }
  if (zones.size() == 1)
    tree.refuse(RuleText{QUOIN_QN_NET_04}, &node, where,
                "one zone with " + std::string{name_of(tier)} + " subnets");
}

std::vector<ExistingSubnet> by_zone(std::initializer_list<ExistingSubnet> subnets) {
  std::vector<ExistingSubnet> sorted;
  for (const ExistingSubnet& subnet : subnets)
    sorted.insert(std::ranges::upper_bound(sorted, subnet.zone, {}, &ExistingSubnet::zone), subnet);
  return sorted;
}

/// The construct may call the internet on 443, and so reaches AWS's services there.
bool leaves_on_https(const NodeData& construct) {
  return std::ranges::any_of(construct.tree->relations, [&](const auto& entry) {
    const quoin::detail::Relation& relation = entry.second;
    return relation.kind == quoin::detail::relation::reaches && relation.from == &construct &&
           relation.to == nullptr &&
           quoin::detail::member(relation.data, "range").characters() == "internet" &&
           relation.key.starts_with("443|");
  });
}

quoin::detail::Lowered hand_out(const ExistingVpcIntent& intent) {
  quoin::detail::Lowered out;
  out.exports.emplace("id", intent.id.value());
  for (const auto& [tier, subnets] : intent.subnets)
    for (std::size_t i = 0; i < subnets.size(); ++i)
      out.exports.emplace(existing_subnet_key(tier, i), subnets[i].id.value());
  if (!intent.endpoints_security_group.empty())
    out.exports.emplace("endpoints.security_group.id", intent.endpoints_security_group.value());
  if (!intent.s3_prefix_list.empty())
    out.exports.emplace("endpoints.s3.prefix_list_id", intent.s3_prefix_list.value());
  return out;
}

}  // namespace

std::string existing_subnet_key(Tier tier, std::size_t number) {
  return "subnet." + std::string{name_of(tier)} + "_" + std::to_string(number) + ".id";
}

void check_intent(const ExistingVpcIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  check_neighbours(self, diagnostics);
  for (const auto& [key, relation] : self.tree->relations) {
    if (relation.kind != quoin::detail::relation::needs_service || relation.to != &self ||
        relation.from == nullptr)
      continue;
    const bool has = relation.key == s3_service ? !intent.s3_prefix_list.empty()
                                                : !intent.endpoints_security_group.empty();
    if (!has && !leaves_on_https(*relation.from)) {
      Diagnostic missing = messages::existing_endpoint_missing(relation.from->path, relation.key);
      diagnostics.push_back(std::move(missing));
    }
  }
}

quoin::detail::Lowered lower_terraform(const ExistingVpcIntent& intent, const quoin::detail::Surroundings&) {
  return hand_out(intent);
}

quoin::detail::Lowered lower_cloudformation(const ExistingVpcIntent& intent,
                                            const quoin::detail::Surroundings&) {
  return hand_out(intent);
}

namespace detail {

Node make_existing_vpc(Scope scope, std::string_view id, const ExistingVpcProps& props,
                       std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  ExistingVpcIntent intent{.id = props.id,
                           .range = props.range,
                           .dual_stack = props.dual_stack,
                           .endpoints_security_group = props.endpoints_security_group,
                           .s3_prefix_list = props.s3_prefix_list};
  intent.subnets[Tier::public_tier] = by_zone(props.public_subnets);
  intent.subnets[Tier::private_tier] = by_zone(props.private_subnets);
  intent.subnets[Tier::isolated_tier] = by_zone(props.isolated_subnets);
  NodeData& node = tree.add_construct(scope.node(), id, "ExistingVpc", std::move(intent), where);

  check_id(tree, node, props.id, "the id", "vpc-", where);
  if (props.range == Cidr{}) tree.report(messages::existing_range_missing(), &node, where);
  check_subnets(tree, node, Tier::public_tier, props.public_subnets, where);
  check_subnets(tree, node, Tier::private_tier, props.private_subnets, where);
  check_subnets(tree, node, Tier::isolated_tier, props.isolated_subnets, where);
  if (!props.endpoints_security_group.empty())
    check_id(tree, node, props.endpoints_security_group, "the endpoints' security group", "sg-", where);
  if (!props.s3_prefix_list.empty())
    check_id(tree, node, props.s3_prefix_list, "the prefix list of S3", "pl-", where);
  return Node{node};
}

}  // namespace detail

}  // namespace quoin::aws
