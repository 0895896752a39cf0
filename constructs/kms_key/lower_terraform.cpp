// A key as Terraform has it.
#include "constructs/kms_key/key_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/kms_alias.hpp>
#include <quoin/tf/aws/kms_key.hpp>
#include <quoin/tf/aws/kms_key_policy.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const KmsKeyIntent& intent,
                                       const quoin::detail::Surroundings& surroundings) {
  tf::Resources out;
  if (intent.existing.is_set()) {
    out.provide("arn", intent.existing);
    out.provide("id", intent.existing);  // services take either
    out.provide("stated_alias_arn", intent.existing);
    return out.finish();
  }
  const auto policy = add_policy_document(out, "policy", key_statements(intent, surroundings));
  tf::aws::KmsKeyArgs args{
      .customer_master_key_spec = "SYMMETRIC_DEFAULT",
      .deletion_window_in_days = intent.deletion_window_days,
      .description = intent.description,
      .enable_key_rotation = true,
      .is_enabled = true,
      .key_usage = "ENCRYPT_DECRYPT",
      .multi_region = false,
      .rotation_period_in_days = intent.rotation_days,
  };
  // A distribution needs its bucket, and the bucket its key: a policy that names the distribution comes last.
  const bool apart = !intent.distributions.empty();
  if (!apart) args.policy = policy;
  const auto key = out.add("", args);
  if (apart) out.add("policy", tf::aws::KmsKeyPolicyArgs{.key_id = key.key_id(), .policy = policy});
  out.add("alias", tf::aws::KmsAliasArgs{.name = intent.alias, .target_key_id = key.key_id()});
  out.provide("arn", key.arn());
  out.provide("id", key.key_id());
  out.provide("stated_alias_arn", stated_alias_arn(intent, surroundings));
  return out.finish();
}

}  // namespace quoin::aws
