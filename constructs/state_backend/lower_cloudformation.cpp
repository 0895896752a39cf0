// The state backend in CloudFormation: Terraform's state may well lie where no Terraform has been.
#include "constructs/state_backend/state_backend_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/dynamodb/table.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const StateBackendIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const AddedBucket bucket = add_record_bucket(out, "", intent.bucket, around);
  add_bucket_policy(out, "", bucket, {});
  const bool kept = around.state != quoin::detail::State::unlocked;
  if (!intent.table.empty())
    out.add(
        "lock",
        cfn::dynamodb::TableArgs{
            .attribute_definitions = {{.attribute_name = lock_id, .attribute_type = "S"}},
            .billing_mode = "PAY_PER_REQUEST",
            .deletion_protection_enabled = bindings::unchecked(around.deletion_protection),
            .key_schema = Value::list({Value::object(
                {{"AttributeName", Value::literal(lock_id)}, {"KeyType", Value::literal("HASH")}})}),
            .point_in_time_recovery_specification = {{.point_in_time_recovery_enabled = true}},
            .sse_specification = {{.kms_master_key_id = intent.key, .sse_enabled = true, .sse_type = "KMS"}},
            .table_name = intent.table,
        },
        {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
         .update_replace_policy = kept ? "Retain" : "Delete"});
  out.provide("arn", bucket.arn);
  out.provide("name", bucket.name);
  return out.finish();
}

}  // namespace quoin::aws
