// The configuration recorder as Terraform resources.
#include "constructs/config_recorder/config_recorder_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/config_config_rule.hpp>
#include <quoin/tf/aws/config_configuration_recorder.hpp>
#include <quoin/tf/aws/config_configuration_recorder_status.hpp>
#include <quoin/tf/aws/config_delivery_channel.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const ConfigRecorderIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  const AddedBucket bucket = add_record_bucket(out, "bucket", intent.bucket, around);
  const auto ready = add_bucket_policy(out, "bucket", bucket, {});
  const AddedRole role = add_role(out, "role", recorder_role(intent, bucket, around));

  const auto recorder =
      out.add("", tf::aws::ConfigConfigurationRecorderArgs{
                      .name = only_recorder,
                      .recording_group = {{.all_supported = true,
                                           .include_global_resource_types = intent.global_resources}},
                      .recording_mode = {{.recording_frequency = "CONTINUOUS"}},
                      .role_arn = role.arn});
  std::vector<bindings::Dependency> first{recorder, ready};
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  const auto channel =
      out.add("channel",
              tf::aws::ConfigDeliveryChannelArgs{
                  .name = only_recorder,
                  .s3_bucket_name = bucket.name,
                  .s3_kms_key_arn = intent.key,
                  .snapshot_delivery_properties = {{.delivery_frequency = "TwentyFour_Hours"}}},
              {.depends_on = first});
  const auto running = out.add(
      "status", tf::aws::ConfigConfigurationRecorderStatusArgs{.is_enabled = true, .name = recorder.name()},
      {.depends_on = {channel}});

  for (const ConfigEvaluation& each : group_evaluations()) {
    tf::aws::ConfigConfigRuleArgs rule{
        .description = each.description,
        .name = evaluation_name(intent, each),
        .source = {{.owner = "AWS", .source_identifier = each.identifier}},
    };
    if (each.takes_ports)
      rule.input_parameters =
          bindings::json(Value::object({{"authorizedTcpPorts", Value::string(intent.open_ports)}}));
    out.add(each.local, rule, {.depends_on = {running}});
  }
  out.provide("arn", bucket.arn);
  return out.finish();
}

}  // namespace quoin::aws
