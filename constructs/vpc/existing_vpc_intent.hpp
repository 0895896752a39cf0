// What is known of a VPC that stands already.
#pragma once

#include "constructs/vpc/subnets.hpp"

#include <quoin/aws/vpc.hpp>

#include <map>
#include <string>
#include <vector>

namespace quoin::aws {

struct ExistingVpcIntent {
  Text id;
  Cidr range;
  std::map<Tier, std::vector<ExistingSubnet>> subnets{};  ///< By tier, sorted by zone.
  bool dual_stack = false;
  Text endpoints_security_group;
  Text s3_prefix_list;
};

/// Under which a subnet is handed out; several may stand in one zone.
std::string existing_subnet_key(Tier tier, std::size_t number);

void check_intent(const ExistingVpcIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const ExistingVpcIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const ExistingVpcIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
