// The state backend as Terraform resources.
#include "constructs/state_backend/state_backend_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/dynamodb_table.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const StateBackendIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  const AddedBucket bucket = add_record_bucket(out, "", intent.bucket, around);
  add_bucket_policy(out, "", bucket, {});
  if (!intent.table.empty())
    out.add("lock", tf::aws::DynamodbTableArgs{
                        .attribute = {{.name = lock_id, .type = "S"}},
                        .billing_mode = "PAY_PER_REQUEST",
                        .deletion_protection_enabled = bindings::unchecked(around.deletion_protection),
                        .hash_key = lock_id,
                        .name = intent.table,
                        .point_in_time_recovery = {{.enabled = true}},
                        .server_side_encryption = {{.enabled = true, .kms_key_arn = intent.key}},
                    });
  out.provide("arn", bucket.arn);
  out.provide("name", bucket.name);
  return out.finish();
}

}  // namespace quoin::aws
