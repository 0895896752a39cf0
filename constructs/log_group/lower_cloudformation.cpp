// Log groups in CloudFormation.
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/log_group/masking.hpp"
#include "constructs/role/role_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/logs/log_group.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const LogGroupIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  cfn::logs::LogGroupArgs args{.log_group_class = intent.log_class, .log_group_name = intent.name};
  if (!intent.key.empty()) args.kms_key_id = intent.key;
  if (!intent.masks.empty()) args.data_protection_policy = masking_policy(intent.masks, around);
  if (intent.retention_days != 0) args.retention_in_days = intent.retention_days;
  // What was logged outlives the stack while it is protected; entries expire by themselves.
  const bool kept = around.state != quoin::detail::State::unlocked;
  const auto group =
      out.add<cfn::logs::LogGroup>("", args,
                                   {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
                                    .update_replace_policy = kept ? "Retain" : "Delete"});
  // GetAtt's ARN ends in ':*', Terraform's does not: this one is alike in both.
  out.provide("arn", arn_of(around, "logs", Text{"log-group:"} + group.ref()));
  out.provide("name", group.ref());
  out.provide("stated_arn", arn_of(around, "logs", Text{"log-group:"} + intent.name));
  return out.finish();
}

}  // namespace quoin::aws
