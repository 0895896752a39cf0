// What services of one stack or one VPC share: the cluster, and the namespace of their names.
#pragma once

#include "constructs/fargate_service/fargate_service_intent.hpp"

namespace quoin::aws {

/// The stack's one cluster, `<stack>/Cluster`: made when the first service needs it.
quoin::detail::NodeData& stack_cluster(quoin::detail::NodeData& stack, std::source_location where);

/// Gives the service a name in its VPC, where it has none yet: other services ask for it.
void register_for_discovery(quoin::detail::NodeData& service, std::source_location where);

/// "chat/Backend/Api" → "chat-Backend-Api"
std::string dashed(std::string_view path);

/// The relation of a service to the cluster whose capacity providers include Spot.
inline constexpr std::string_view runs_on_spot = "runs_on_spot";

/// The relation of a service to the namespace that it is found in. Its key is the service's name there.
inline constexpr std::string_view is_found_in = "is_found_in";

}  // namespace quoin::aws
