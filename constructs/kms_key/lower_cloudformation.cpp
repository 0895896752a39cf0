// A key as CloudFormation has it.
#include "constructs/kms_key/key_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/kms/alias.hpp>
#include <quoin/cfn/kms/key.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const KmsKeyIntent& intent,
                                            const quoin::detail::Surroundings& surroundings) {
  cfn::Resources out;
  if (intent.existing.is_set()) {
    out.provide("arn", intent.existing);
    out.provide("id", intent.existing);  // services take either
    out.provide("stated_alias_arn", intent.existing);
    return out.finish();
  }
  const auto key = out.add("",
                           cfn::kms::KeyArgs{
                               .description = intent.description,
                               .enable_key_rotation = true,
                               .enabled = true,
                               .key_policy = policy_document(key_statements(intent, surroundings)),
                               .key_spec = "SYMMETRIC_DEFAULT",
                               .key_usage = "ENCRYPT_DECRYPT",
                               .multi_region = false,
                               .pending_window_in_days = intent.deletion_window_days,
                               .rotation_period_in_days = intent.rotation_days,
                           },
                           {.deletion_policy = outlives_its_stack(intent) ? "Retain" : "Delete",
                            .update_replace_policy = "Retain"});
  out.add("alias", cfn::kms::AliasArgs{.alias_name = intent.alias, .target_key_id = key.key_id()});
  out.provide("arn", key.arn());
  out.provide("id", key.key_id());
  out.provide("stated_alias_arn", stated_alias_arn(intent, surroundings));
  return out.finish();
}

}  // namespace quoin::aws
