// The log bucket in CloudFormation.
#include "constructs/log_bucket/log_bucket_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/s3/bucket.hpp>
#include <quoin/cfn/s3/bucket_policy.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const LogBucketIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  using Args = cfn::s3::BucketArgs;
  cfn::Resources out;
  const bool kept = around.state != quoin::detail::State::unlocked;
  const auto bucket =
      out.add("",
              Args{.bucket_encryption = {{.server_side_encryption_configuration =
                                              {{.server_side_encryption_by_default = {{.sse_algorithm =
                                                                                           "AES256"}}}}}},
                   .lifecycle_configuration =
                       {{.rules = {{.abort_incomplete_multipart_upload = {{.days_after_initiation = 7}},
                                    .expiration_in_days = intent.retention_days,
                                    .id = "expire",
                                    .noncurrent_version_expiration = {{.noncurrent_days =
                                                                           intent.superseded_retention_days}},
                                    .status = "Enabled"}}}},
                   .ownership_controls = {{.rules = {{.object_ownership = "BucketOwnerEnforced"}}}},
                   .public_access_block_configuration = {{.block_public_acls = true,
                                                          .block_public_policy = true,
                                                          .ignore_public_acls = true,
                                                          .restrict_public_buckets = true}},
                   .versioning_configuration = {{.status = "Enabled"}}},
              {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
               .update_replace_policy = kept ? "Retain" : "Delete"});

  const auto statements = log_bucket_statements(intent, around, Text{bucket.arn().value()});
  const auto policy = out.add(
      "policy",
      cfn::s3::BucketPolicyArgs{.bucket = bucket.ref(), .policy_document = policy_document(statements)});
  out.provide("name", bucket.ref());
  out.provide("arn", bucket.arn());
  out.provide("ready", policy.ref());
  return out.finish();
}

}  // namespace quoin::aws
