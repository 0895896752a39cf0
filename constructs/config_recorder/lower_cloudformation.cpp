// The configuration recorder in CloudFormation, which starts it once its delivery channel is there.
#include "constructs/config_recorder/config_recorder_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/config/config_rule.hpp>
#include <quoin/cfn/config/configuration_recorder.hpp>
#include <quoin/cfn/config/delivery_channel.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const ConfigRecorderIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const AddedBucket bucket = add_record_bucket(out, "bucket", intent.bucket, around);
  const auto ready = add_bucket_policy(out, "bucket", bucket, {});
  const AddedRole role = add_role(out, "role", recorder_role(intent, bucket, around));

  const auto recorder =
      out.add("", cfn::config::ConfigurationRecorderArgs{
                      .name = only_recorder,
                      .recording_group = {{.all_supported = true,
                                           .include_global_resource_types = intent.global_resources}},
                      .recording_mode = {{.recording_frequency = "CONTINUOUS"}},
                      .role_arn = role.arn});
  // Recorder and channel wait for one another by themselves: a dependency would be a deadlock.
  std::vector<bindings::Dependency> first{ready};
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  out.add("channel",
          cfn::config::DeliveryChannelArgs{
              .config_snapshot_delivery_properties = {{.delivery_frequency = "TwentyFour_Hours"}},
              .name = only_recorder,
              .s3_bucket_name = bucket.name,
              .s3_kms_key_arn = intent.key},
          {.depends_on = first});

  for (const ConfigEvaluation& each : group_evaluations()) {
    cfn::config::ConfigRuleArgs rule{
        .config_rule_name = evaluation_name(intent, each),
        .description = each.description,
        .source = {{.owner = "AWS", .source_identifier = each.identifier}},
    };
    if (each.takes_ports)
      rule.input_parameters = Value::object({{"authorizedTcpPorts", Value::string(intent.open_ports)}});
    out.add(each.local, rule, {.depends_on = {recorder}});
  }
  out.provide("arn", bucket.arn);
  return out.finish();
}

}  // namespace quoin::aws
