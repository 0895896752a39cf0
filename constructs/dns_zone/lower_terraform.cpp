// Zones and records as Terraform resources.
#include "constructs/dns_zone/dns_zone_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/route53_record.hpp>
#include <quoin/tf/aws/route53_zone.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const DnsZoneIntent& intent, const quoin::detail::Surroundings&) {
  tf::Resources out;
  const auto zone = out.add(
      "", tf::aws::Route53ZoneArgs{.comment = intent.comment, .force_destroy = false, .name = intent.domain});
  out.provide("id", zone.zone_id());
  out.provide("name_servers", Value::reference(zone.target(), "join(\", \", @.name_servers)"));
  return out.finish();
}

quoin::detail::Lowered lower_terraform(const DnsRecordIntent& intent, const quoin::detail::Surroundings&) {
  tf::Resources out;
  if (!intent.type.empty()) {
    out.add("", tf::aws::Route53RecordArgs{.name = intent.name,
                                           .records = intent.values,
                                           .ttl = intent.ttl,
                                           .type = intent.type,
                                           .zone_id = intent.zone});
    return out.finish();
  }
  struct Family {
    std::string_view local, type;
  };
  for (const Family& family : {Family{"a", "A"}, Family{"aaaa", "AAAA"}})
    out.add(family.local, tf::aws::Route53RecordArgs{.alias = {{.evaluate_target_health = intent.asks_health,
                                                                .name = intent.alias_name,
                                                                .zone_id = intent.alias_zone}},
                                                     .name = intent.name,
                                                     .type = family.type,
                                                     .zone_id = intent.zone});
  return out.finish();
}

}  // namespace quoin::aws
