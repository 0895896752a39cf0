// What a peering wants: the two sides, and what each of them gets.
#pragma once

#include "constructs/vpc/subnets.hpp"
#include "core/tree.hpp"

#include <quoin/aws/vpc_peering.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/bindings/kinds.hpp>
#include <quoin/cidr.hpp>

#include <string>
#include <vector>

namespace quoin::aws {

/// The network ACL of a tier, which admits the other side.
struct PeeredAcl {
  Tier tier = Tier::private_tier;
  Ref<NetworkAclId> acl{};
};

/// A route table of a tier, which leads to the other side.
struct PeeredTable {
  std::string local;  ///< "private_a_routes"
  Ref<RouteTableId> table{};
};

/// One side, as far as the program makes it; an ExistingVpc has neither tables nor ACLs.
struct PeeringSideIntent {
  quoin::detail::NodeData* vpc = nullptr;
  std::string name;  ///< "requester", "accepter": how AWS calls it.
  std::string region;
  Ref<VpcId> id{};
  Cidr range{};
  bool is_made_here = false;  ///< A Vpc: its IPv6 range is known once it is there.
  Ref<bindings::String> ipv6_range{};
  Ref<bindings::String> ipv6_ready{};  ///< What must be there before the range is known.
  std::vector<Tier> tiers{};
  std::vector<PeeredTable> tables{};
  std::vector<PeeredAcl> acls{};
  int acl_number = 0;  ///< Of the IPv4 entries; the next one is that of the IPv6 entries.
};

struct VpcPeeringIntent {
  PeeringSideIntent requester{};
  PeeringSideIntent accepter{};
  bool dns_resolution = true;

  bool is_between_regions() const { return requester.region != accepter.region; }
};

void resolve_intent(VpcPeeringIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const VpcPeeringIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const VpcPeeringIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const VpcPeeringIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
