// Clusters: the one of a stack, and those that are there already.
#include <quoin/aws/ecs_cluster.hpp>

#include "constructs/fargate_service/shared_parts.hpp"
#include "core/ascii.hpp"
#include "messages/fargate_service_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_cluster_name = 255;

bool is_cluster_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_cluster_name && std::ranges::all_of(name, [](char c) {
    return ascii::is_letter_or_digit(c) || c == '-' || c == '_';
  });
}

}  // namespace

std::string dashed(std::string_view path) {
  std::string name{path};
  std::ranges::replace(name, '/', '-');
  return name;
}

NodeData& stack_cluster(NodeData& stack, std::source_location where) {
  if (NodeData* existing = stack.child("Cluster", "EcsCluster")) return *existing;
  return *detail::make_ecs_cluster(Scope{Node{stack}}, "Cluster", {}, where).data();
}

Text existing_cluster_arn(const EcsClusterIntent& intent, const quoin::detail::Surroundings& around) {
  return arn_of(around, "ecs", Text{"cluster/"} + intent.existing);
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
  intent.path = node.name_path();
  intent.name = dashed(intent.path);
  intent.insights = props.insights.level();
  intent.session_options = {.retention_days = props.session_retention.days(),
                            .kept_because = std::string{props.session_retention.reason()},
                            .key = props.session_encryption.key().data()};
  if (props.session_retention.is_forever() && intent.session_options.kept_because.empty()) {
    tree.report(messages::session_logs_kept_without_reason(), &node, where);
    intent.session_options.retention_days = 90;
  }
  intent.existing = props.existing;
  if (props.existing.value().is_known() && !props.existing.empty() &&
      !is_cluster_name(props.existing.value().characters())) {
    tree.report(messages::cluster_name_malformed(props.existing.value().characters()), &node, where);
    intent.existing = Text{};
  }
  return Node{node};
}

Ref<ClusterArn> ecs_cluster_arn(const Node& node) {
  return quoin::detail::reference<ClusterArn>(*node.data(), "arn");
}

}  // namespace detail

}  // namespace quoin::aws
