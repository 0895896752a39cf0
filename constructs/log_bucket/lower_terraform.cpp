// The log bucket as Terraform resources, each of its settings one of its own.
#include "constructs/log_bucket/log_bucket_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/s3_bucket.hpp>
#include <quoin/tf/aws/s3_bucket_lifecycle_configuration.hpp>
#include <quoin/tf/aws/s3_bucket_ownership_controls.hpp>
#include <quoin/tf/aws/s3_bucket_policy.hpp>
#include <quoin/tf/aws/s3_bucket_public_access_block.hpp>
#include <quoin/tf/aws/s3_bucket_server_side_encryption_configuration.hpp>
#include <quoin/tf/aws/s3_bucket_versioning.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const LogBucketIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  tf::aws::S3BucketArgs args;
  args.force_destroy = bindings::unchecked(around.force_destroy);
  const auto bucket = out.add("", args);
  const auto closed =
      out.add("public_access", tf::aws::S3BucketPublicAccessBlockArgs{.block_public_acls = true,
                                                                      .block_public_policy = true,
                                                                      .bucket = bucket.bucket(),
                                                                      .ignore_public_acls = true,
                                                                      .restrict_public_buckets = true});
  out.add("ownership", tf::aws::S3BucketOwnershipControlsArgs{
                           .bucket = bucket.bucket(), .rule = {{.object_ownership = "BucketOwnerEnforced"}}});
  out.add("encryption",
          tf::aws::S3BucketServerSideEncryptionConfigurationArgs{
              .bucket = bucket.bucket(),
              .rule = {{.apply_server_side_encryption_by_default = {{.sse_algorithm = "AES256"}}}}});
  const auto versioned = out.add(
      "versioning", tf::aws::S3BucketVersioningArgs{.bucket = bucket.bucket(),
                                                    .versioning_configuration = {{.status = "Enabled"}}});

  tf::aws::S3BucketLifecycleConfigurationArgs::Rule expire{.id = "expire", .status = "Enabled"};
  expire.abort_incomplete_multipart_upload = {{.days_after_initiation = 7}};
  expire.expiration = {{.days = intent.retention_days}};
  expire.filter = {{.prefix = ""}};
  expire.noncurrent_version_expiration = {{.noncurrent_days = intent.superseded_retention_days}};
  out.add("lifecycle",
          tf::aws::S3BucketLifecycleConfigurationArgs{.bucket = bucket.bucket(), .rule = {expire}},
          {.depends_on = {versioned}});

  const auto statements = log_bucket_statements(intent, around, Text{bucket.arn()});
  const auto policy =
      out.add("policy",
              tf::aws::S3BucketPolicyArgs{.bucket = bucket.bucket(),
                                          .policy = add_policy_document(out, "policy", statements)},
              {.depends_on = {closed}});
  out.provide("name", bucket.bucket());
  out.provide("arn", bucket.arn());
  out.provide("ready", policy.bucket());
  return out.finish();
}

}  // namespace quoin::aws
