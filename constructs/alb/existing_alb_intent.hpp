// What is known of a load balancer that stands already, and what the chain adds to it.
#pragma once

#include "constructs/alb/alb_intent.hpp"

#include <quoin/aws/existing_alb.hpp>

namespace quoin::aws {

struct ExistingAlbIntent : AlbRouting {
  bool internet_facing = false;
  Ref<ListenerArn> https_listener;
  Ref<SecurityGroupId> security_group;
  Text dns_name;  ///< Empty: not stated; so the three below.
  Text zone_id;
  Text arn;
  Text full_name;
};

/// Adds what the program states of it to what its lowering hands out.
quoin::detail::Lowered hand_out(quoin::detail::Lowered lowered, const ExistingAlbIntent& intent);

/// What a site needs of a load balancer that stands already. What the program has not stated is reported.
Text stated_attribute(quoin::detail::NodeData& alb, std::string_view name);

void resolve_intent(ExistingAlbIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const ExistingAlbIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const ExistingAlbIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const ExistingAlbIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
