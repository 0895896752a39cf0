// The traits of the security-group rules that need no construct.
#pragma once

#include <quoin/cidr.hpp>

namespace quoin::rules {

/// QN-SG-05: a range that a bastion may take SSH from without a waiver.
constexpr bool bastion_range_is_narrow(const Cidr& range) { return range.prefix >= (range.ipv6 ? 32 : 8); }

/// QN-SG-07: a range that a service may send to: not the whole internet, which outside(…) says.
constexpr bool egress_range_is_named(const Cidr& range) { return !range.is_everything(); }

/// QN-SG-08: a protocol that is named and ports that are not all of them.
/// `protocol` is as AWS writes it, "-1" for all; `from` and `to` are the ports, both included.
constexpr bool ports_are_bounded(std::string_view protocol, int from, int to) {
  if (protocol == "-1" || protocol == "all") return false;
  if (protocol == "icmp" || protocol == "icmpv6" || protocol == "1" || protocol == "58") return true;
  return from >= 0 && to <= 65535 && from <= to && to - from < 65534;
}

}  // namespace quoin::rules
