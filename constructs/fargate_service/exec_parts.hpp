// Sessions in running containers: where they are logged, and what a service needs to have them.
#pragma once

#include "constructs/fargate_service/fargate_service_intent.hpp"

namespace quoin::aws {

/// Lets commands be executed in the service's containers, where the property and the environment allow it.
void take_exec(quoin::detail::NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
               quoin::detail::NodeData& cluster, const SubnetList& subnets, std::source_location where);

}  // namespace quoin::aws
