// Log groups in Terraform.
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/log_group/masking.hpp"
#include "constructs/role/role_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/cloudwatch_log_data_protection_policy.hpp>
#include <quoin/tf/aws/cloudwatch_log_group.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const LogGroupIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  tf::aws::CloudwatchLogGroupArgs args{
      .log_group_class = intent.log_class,
      .name = intent.name,
      .retention_in_days = intent.retention_days,
      // What was logged outlives the stack while it is protected; entries expire by themselves.
      .skip_destroy = bindings::unchecked(around.deletion_protection)};
  if (!intent.key.empty()) args.kms_key_id = intent.key;
  const auto group = out.add<tf::aws::CloudwatchLogGroup>("", args);
  if (!intent.masks.empty())
    out.add<tf::aws::CloudwatchLogDataProtectionPolicy>(
        "masking", {.log_group_name = group.name(),
                    .policy_document = bindings::json(masking_policy(intent.masks, around))});
  out.provide("arn", group.arn());
  out.provide("name", group.name());
  out.provide("stated_arn", arn_of(around, "logs", Text{"log-group:"} + intent.name));
  return out.finish();
}

}  // namespace quoin::aws
