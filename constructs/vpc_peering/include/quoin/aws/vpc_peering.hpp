// VpcPeering: two VPCs that reach one another by private addresses.
#pragma once

#include <quoin/aws/subnets.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/value.hpp>

#include <concepts>
#include <source_location>
#include <string_view>

namespace quoin::aws {

/// Tiers of one VPC, which reach the other side of a peering. Made by tiers().
struct PeeredTiers {
  Node vpc{};
  Node stranger{};  ///< A second VPC among them, which is refused.
  bool tiers[3]{};
};

/// Several tiers of one VPC: `tiers(vpc.private_subnets(), vpc.isolated_subnets())`.
template <class... Tiers> PeeredTiers tiers(const Subnets<Tiers>&... subnets) {
  static_assert(sizeof...(Tiers) > 0,
                "a side of a peering has a tier at least. Fix: tiers(vpc.private_subnets())");
  PeeredTiers all;
  const auto take = [&all](const Node& vpc, int tier) {
    if (all.vpc.data() == nullptr) all.vpc = vpc;
    if (vpc != all.vpc) all.stranger = vpc;
    all.tiers[tier] = true;
  };
  (take(subnets.vpc, detail::tier_index<Tiers>), ...);
  return all;
}

/// The properties `from` and `to`: required, subnets of one tier or tiers(…).
class PeeringSide {
public:
  template <class U = int> PeeringSide() {
    static_assert(never<U>,
                  "a peering names both sides. Fix: .from = vpc.private_subnets(), .to = "
                  "other.isolated_subnets()");
  }
  template <class Tier>
  PeeringSide(const Subnets<Tier>& subnets)  // NOLINT(google-explicit-constructor)
      : side_{aws::tiers(subnets)} {}
  PeeringSide(const PeeredTiers& side) : side_{side} {}  // NOLINT(google-explicit-constructor)
  template <class U>
    requires(!std::same_as<U, PeeringSide> && !std::same_as<U, PeeredTiers>)
  PeeringSide(const U&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<U>,
                  "a side of a peering is the tiers that reach the other VPC, not the VPC as a whole. Fix: "
                  ".from = vpc.private_subnets(), or tiers(vpc.private_subnets(), vpc.isolated_subnets())");
  }

  const PeeredTiers& side() const { return side_; }

private:
  PeeredTiers side_{};
};

struct VpcPeeringProps {
  /// The tiers of one VPC that reach the other one. Their route tables lead to the other VPC's range, and
  /// their network ACLs admit it. Required. Its VPC asks for the peering.
  PeeringSide from;
  /// The same of the other VPC, which accepts it. Required.
  PeeringSide to;
  /// Public DNS names of either VPC (of an instance, a load balancer) lead to private addresses when they are
  /// asked for in the other one. Terraform only: CloudFormation has no word for it, and the page says which
  /// command does it. Default: true.
  bool dns_resolution = true;
};

namespace detail {
Node make_vpc_peering(Scope scope, std::string_view id, const VpcPeeringProps& props,
                      std::source_location where);
Text vpc_peering_id(const Node& peering);
}  // namespace detail

/// A peering between two VPCs of one account, in one region or two.
///
///     VpcPeering peering{stack, "Peering", {.from = shop.private_subnets(), .to = data.isolated_subnets()}};
///     api >> db;  // api stands in `shop`, db in `data`
///
/// What it is made of: the connection, its acceptance, and for the stated tiers of both VPCs the routes to
/// the other one's IPv4 and IPv6 range and the entries of their network ACLs. Security groups stay closed:
/// the chain opens them. Of an ExistingVpc the routes and ACLs are its owner's work.
///
/// Errors at synthesis: ranges that overlap (QN-NET-03), one VPC on both sides, a second peering of the same
/// two, two accounts, two partitions, a route to the same range through another gateway.
/// Source: Amazon VPC Peering Guide.
struct VpcPeering {
  Scope scope;
  std::string_view id;
  VpcPeeringProps props;
  Node node = detail::make_vpc_peering(scope, id, props, std::source_location::current());

  /// "pcx-…"
  Text peering_id() const { return detail::vpc_peering_id(node); }
};

}  // namespace quoin::aws
