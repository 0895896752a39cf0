// Clusters, and the names by which services find one another.
#include <quoin/aws/ecs_cluster.hpp>

#include "constructs/fargate_service/shared_parts.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

std::string dashed(std::string_view path) {
  std::string name{path};
  std::ranges::replace(name, '/', '-');
  return name;
}

std::string lower_case(std::string_view text) {
  std::string lower{text};
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

NodeData& stack_cluster(NodeData& stack, std::source_location where) {
  const auto existing = stack.child_ids.find("Cluster");
  if (existing != stack.child_ids.end() && existing->second->kind == "EcsCluster") return *existing->second;
  return *detail::make_ecs_cluster(Scope{Node{stack}}, "Cluster", {}, where).data();
}

NodeData& discovery_namespace(Tree& tree, NodeData& vpc, std::source_location where) {
  constexpr std::string_view id = "Namespace";
  const auto existing = vpc.child_ids.find(std::string{id});
  if (existing != vpc.child_ids.end() && existing->second->kind == "DiscoveryNamespace")
    return *existing->second;
  const std::string stack = vpc.stack == nullptr ? std::string{} : lower_case(vpc.stack->id);
  return tree.add_construct(Node{vpc}, id, "DiscoveryNamespace",
                            DiscoveryNamespaceIntent{.name = stack + ".internal",
                                                     .vpc = quoin::detail::reference<VpcId>(vpc, "id")},
                            where);
}

std::string discovery_name(const NodeData& service, const NodeData& vpc) {
  // Below its stack, where that is the VPC's too: "chat/Backend/Api" is "backend-api".
  std::string_view path = service.path;
  if (service.stack == vpc.stack) path.remove_prefix(std::min(path.find('/') + 1, path.size()));
  return lower_case(dashed(path));
}

void resolve_intent(EcsClusterIntent& intent, const NodeData&, const quoin::detail::Relations& relations) {
  intent.has_spot = std::ranges::any_of(relations.incoming, [](const quoin::detail::Relation* relation) {
    return relation->kind == runs_on_spot;
  });
}

namespace detail {

Node make_ecs_cluster(Scope scope, std::string_view id, const EcsClusterProps& props,
                      std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "EcsCluster", EcsClusterIntent{}, where);
  auto& intent = node.intent_as<EcsClusterIntent>();
  intent.path = node.path;
  intent.name = dashed(node.path);
  intent.insights = props.insights.level();
  return Node{node};
}

Ref<ClusterArn> ecs_cluster_arn(const Node& node) {
  return quoin::detail::reference<ClusterArn>(*node.data(), "arn");
}

}  // namespace detail

}  // namespace quoin::aws
