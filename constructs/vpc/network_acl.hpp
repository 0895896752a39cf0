// The network ACLs of the three tiers, as a list of entries that both targets print.
#pragma once

#include "constructs/vpc/subnets.hpp"

#include <quoin/cidr.hpp>

#include <set>
#include <string>
#include <vector>

namespace quoin::aws {

/// One entry of a network ACL. What no entry allows is denied.
struct AclEntry {
  /// Whom it concerns. The ranges of the VPC are references: its IPv6 range is known after deployment only.
  enum class Peer : std::uint8_t { internet, internet_ipv6, vpc, vpc_ipv6, range };

  std::string local;  ///< "in_https", "out_replies_ipv6"
  bool egress = false;
  int number = 0;  ///< Never moves when others come or go.
  Peer peer = Peer::internet;
  Cidr range{};                  ///< Where peer is `range`.
  std::string protocol = "tcp";  ///< "tcp", "icmp", "icmpv6", "all"
  int from_port = 0;
  int to_port = 0;
  int icmp_type = 0;
  int icmp_code = 0;

  bool is_ipv6() const {
    return peer == Peer::internet_ipv6 || peer == Peer::vpc_ipv6 || (peer == Peer::range && range.ipv6);
  }
  bool has_ports() const { return protocol == "tcp"; }
  bool is_icmp() const { return protocol == "icmp" || protocol == "icmpv6"; }
};

/// What decides about a tier's entries.
struct AclWishes {
  Tier tier = Tier::public_tier;
  std::set<std::uint16_t> ports_out{};  ///< Of the internet, that the VPC's constructs may call.
  bool reaches_internet = true;  ///< There is a way to the internet: false for a private tier without NAT.
  bool reaches_s3 = true;        ///< There is a route to the S3 endpoint.
  std::vector<Cidr> joined{};    ///< Ranges of other networks that are routed to, sorted.
};

std::vector<AclEntry> acl_entries(const AclWishes& wishes);

}  // namespace quoin::aws
