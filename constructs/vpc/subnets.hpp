// What `Subnets<Tier>` stands for inside the library: the ids, zones and VPC behind the handle.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/subnets.hpp>
#include <quoin/aws_ids.hpp>

#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// A tier, as a value. The order is that of the layouts.
enum class Tier : std::uint8_t { public_tier, private_tier, isolated_tier };

/// "public", "private", "isolated".
std::string_view name_of(Tier tier);

template <class T> inline constexpr Tier tier_of = Tier::public_tier;
template <> inline constexpr Tier tier_of<Private> = Tier::private_tier;
template <> inline constexpr Tier tier_of<Isolated> = Tier::isolated_tier;

/// The subnets of one tier, in the order of their zones.
struct SubnetList {
  Tier tier = Tier::public_tier;
  quoin::detail::NodeData* vpc_node = nullptr;
  Ref<VpcId> vpc{};
  std::vector<Ref<SubnetId>> ids{};
  std::vector<std::string> zones{};  ///< "eu-west-1a", beside each id.
  bool dual_stack =
      true;  ///< The subnets have IPv6 ranges. Always so in a `Vpc`; an `ExistingVpc` states it.
};

/// What the handle stands for. Works for `Vpc` and `ExistingVpc` alike.
SubnetList subnets_of(const Node& vpc, Tier tier);
template <class T> SubnetList subnets_of(const Subnets<T>& subnets) {
  return subnets_of(subnets.vpc, tier_of<T>);
}

/// Notes that `construct`, which stands in these subnets, calls a service of AWS ("logs", "ecr.api",
/// "ecr.dkr", "s3", "secretsmanager", "kms", …): the VPC makes the endpoint, and both security groups open to
/// one another.
void needs_service(quoin::detail::NodeData& construct, const SubnetList& subnets, std::string_view service,
                   std::source_location where);

}  // namespace quoin::aws
