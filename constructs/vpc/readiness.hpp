// What must be there before something in a VPC can start: its way to the services of AWS, and out.
#pragma once

#include "constructs/security_group/security_group.hpp"
#include "constructs/vpc/subnets.hpp"
#include "core/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// Under which a VPC hands out what others wait for: "ready.endpoint_logs".
std::string ready_key(std::string_view local);

/// References for `depends_on` of a construct in these subnets that calls services of AWS as soon as it is
/// made: the endpoints that it needs, the rules on both ends, and the routes. Of an ExistingVpc, the
/// construct's own rules only. To be asked for when relations are resolved.
std::vector<Value> ready_for(const quoin::detail::NodeData& construct, const quoin::detail::NodeData* vpc,
                             Tier tier, const SecurityGroupIntent& security,
                             const quoin::detail::Relations& relations);

}  // namespace quoin::aws
