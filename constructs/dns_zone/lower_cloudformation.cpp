// Zones and records in CloudFormation.
#include "constructs/dns_zone/dns_zone_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/route53/hosted_zone.hpp>
#include <quoin/cfn/route53/record_set.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const DnsZoneIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const bool kept = around.state != quoin::detail::State::unlocked;
  const auto zone = out.add("",
                            cfn::route53::HostedZoneArgs{.hosted_zone_config = {{.comment = intent.comment}},
                                                         .name = intent.domain},
                            {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
                             .update_replace_policy = kept ? "Retain" : "Delete"});
  out.provide("id", zone.id());
  out.provide(
      "name_servers",
      Value::object({{"Fn::Join", Value::list({Value::literal(", "), zone.name_servers().value()})}}));
  return out.finish();
}

quoin::detail::Lowered lower_cloudformation(const DnsRecordIntent& intent,
                                            const quoin::detail::Surroundings&) {
  cfn::Resources out;
  if (!intent.type.empty()) {
    std::vector<std::string> values = intent.values;
    if (intent.type == "TXT")  // the provider of Terraform puts them in by itself
      for (std::string& value : values) value = "\"" + value + "\"";
    out.add("", cfn::route53::RecordSetArgs{.hosted_zone_id = intent.zone,
                                            .name = intent.name,
                                            .resource_records = values,
                                            .ttl = std::to_string(intent.ttl),
                                            .type = intent.type});
    return out.finish();
  }
  struct Family {
    std::string_view local, type;
  };
  for (const Family& family : {Family{"a", "A"}, Family{"aaaa", "AAAA"}})
    out.add(family.local,
            cfn::route53::RecordSetArgs{.alias_target = {{.dns_name = intent.alias_name,
                                                          .evaluate_target_health = intent.asks_health,
                                                          .hosted_zone_id = intent.alias_zone}},
                                        .hosted_zone_id = intent.zone,
                                        .name = intent.name,
                                        .type = family.type});
  return out.finish();
}

}  // namespace quoin::aws
