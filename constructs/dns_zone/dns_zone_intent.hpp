// What zones and records want, with all defaults filled in.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws_ids.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

struct DnsZoneIntent {
  std::string path;
  std::string domain;
  std::string comment;
};

struct DnsRecordIntent {
  Text zone;
  std::string name;
  std::string type;                 ///< "MX"; empty for an alias, which is an A and an AAAA record.
  std::vector<std::string> values;  ///< As zone files have them, sorted.
  Text alias_name;
  Text alias_zone;
  bool asks_health = false;
  int ttl = 300;
};

/// The id of a hosted zone: 'Z' and up to 31 capitals and digits.
bool is_hosted_zone_id(std::string_view id);
/// A name of DNS: labels of at most 63 letters, digits, '-' and '_', at most 253 characters; the first label
/// may be '*'.
bool is_dns_name(std::string_view name);
/// The domain of a zone, where the program has made it; empty for one that stands already.
std::string domain_of_zone(const Text& zone);
/// A dotted IPv4 address; an IPv6 one.
bool is_ipv4(std::string_view text);
bool is_ipv6(std::string_view text);

/// The id that a property gives, empty where it gives none. One that is known and malformed is reported.
Text checked_zone(quoin::detail::Tree& tree, const quoin::detail::NodeData& node, const ZoneReference& zone,
                  std::source_location where);

quoin::detail::Lowered lower_terraform(const DnsZoneIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const DnsZoneIntent& intent,
                                            const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_terraform(const DnsRecordIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const DnsRecordIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
