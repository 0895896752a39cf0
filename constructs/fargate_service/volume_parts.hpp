// File systems that a service mounts.
#pragma once

#include "constructs/fargate_service/fargate_service_intent.hpp"

namespace quoin::aws {

/// Takes in the file systems of `.volumes`: the edges to them, and where they are seen.
void take_volumes(quoin::detail::NodeData& node, FargateServiceIntent& intent,
                  const FargateServiceProps& props, std::source_location where);

}  // namespace quoin::aws
