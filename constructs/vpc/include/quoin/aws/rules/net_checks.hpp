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

/// QN-NET-04: at least two zones; AWS has no region with more than six that an account may use.
constexpr bool zone_count_is_allowed(int zones) { return zones >= 2 && zones <= 6; }

}  // namespace quoin::rules
