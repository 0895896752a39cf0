// The CloudWatch agent of a task: its configuration, and what the service needs for it.
#pragma once

#include "constructs/fargate_service/fargate_service_intent.hpp"

namespace quoin::aws {

/// Configures the agent among the service's sidecars, where there is one.
void take_agent(quoin::detail::NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                const SubnetList& subnets, std::source_location where);

}  // namespace quoin::aws
