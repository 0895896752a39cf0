// What services of one stack or one VPC share: the cluster, and the namespace of their names.
#pragma once

#include "constructs/fargate_service/fargate_service_intent.hpp"

namespace quoin::aws {

/// The stack's one cluster, `<stack>/Cluster`: made when the first service needs it.
quoin::detail::NodeData& stack_cluster(quoin::detail::NodeData& stack, std::source_location where);

/// The VPC's one namespace, `<vpc>/Namespace`: made when the first service is called by another.
quoin::detail::NodeData& discovery_namespace(quoin::detail::Tree& tree, quoin::detail::NodeData& vpc,
                                             std::source_location where);

/// The service's name in the namespace of that VPC: "api".
std::string discovery_name(const quoin::detail::NodeData& service, const quoin::detail::NodeData& vpc);

/// "chat/Backend/Api" → "chat-Backend-Api"
std::string dashed(std::string_view path);
std::string lower_case(std::string_view text);

/// The relation of a service to the cluster whose capacity providers include Spot.
inline constexpr std::string_view runs_on_spot = "runs_on_spot";

/// The relation of a service to the namespace that it is found in.
inline constexpr std::string_view is_found_in = "is_found_in";

}  // namespace quoin::aws
