// The traits of the network rules that need no construct: the same functions judge literals and
// configuration.
#pragma once

#include <quoin/cidr.hpp>

namespace quoin::rules {

/// QN-NET-01: IPv4, private, a true network address, between /16 and /24.
constexpr bool vpc_cidr_is_allowed(const Cidr& range) {
  return !range.ipv6 && range.is_network() && range.is_private() && range.prefix >= 16 && range.prefix <= 24;
}

/// QN-NET-02: the subnet lies inside its VPC.
constexpr bool subnet_lies_in_vpc(const Cidr& subnet, const Cidr& vpc) {
  return subnet.is_network() && vpc.contains(subnet);
}

/// QN-NET-05: where an isolated subnet's route may lead: a private range (RFC 1918, RFC 6598, unique-local
/// IPv6), which a default route and its halves are not.
constexpr bool isolated_route_is_allowed(const Cidr& range) {
  if (!range.ipv6) return range.is_network() && range.is_private();
  constexpr Cidr unique_local{std::uint64_t{0xFC00} << 48, 0, 7, true};
  return range.is_network() && unique_local.contains(range);
}

/// QN-NET-11: a range that a private or public tier may route to a joined network: not a default route in one
/// piece or in two, which would be another way out.
constexpr bool joined_range_is_allowed(const Cidr& range) {
  return range.is_network() && range.prefix >= (range.ipv6 ? 7 : 8);
}

/// QN-NET-04: at least two zones; AWS has no region with more than six that an account may use.
constexpr bool zone_count_is_allowed(int zones) { return zones >= 2 && zones <= 6; }

}  // namespace quoin::rules
