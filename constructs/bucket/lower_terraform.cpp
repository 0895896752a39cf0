// A bucket as Terraform resources, each of its settings one of its own.
#include "constructs/bucket/bucket_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/s3_bucket.hpp>
#include <quoin/tf/aws/s3_bucket_lifecycle_configuration.hpp>
#include <quoin/tf/aws/s3_bucket_logging.hpp>
#include <quoin/tf/aws/s3_bucket_ownership_controls.hpp>
#include <quoin/tf/aws/s3_bucket_policy.hpp>
#include <quoin/tf/aws/s3_bucket_public_access_block.hpp>
#include <quoin/tf/aws/s3_bucket_server_side_encryption_configuration.hpp>
#include <quoin/tf/aws/s3_bucket_versioning.hpp>

namespace quoin::aws {
namespace {

using Encryption = tf::aws::S3BucketServerSideEncryptionConfigurationArgs;
using Lifecycle = tf::aws::S3BucketLifecycleConfigurationArgs;

Encryption::Rule encryption_of(const BucketIntent& intent) {
  if (intent.key.empty()) return {.apply_server_side_encryption_by_default = {{.sse_algorithm = "AES256"}}};
  return {.apply_server_side_encryption_by_default = {{.kms_master_key_id = intent.key,
                                                       .sse_algorithm = "aws:kms"}},
          .bucket_key_enabled = true};
}

Lifecycle::Rule lifecycle_of(const BucketIntent& intent) {
  Lifecycle::Rule rule{.id = "old-objects", .status = "Enabled"};
  rule.abort_incomplete_multipart_upload = {{.days_after_initiation = 7}};
  if (intent.lifecycle.expire_days != 0) rule.expiration = {{.days = intent.lifecycle.expire_days}};
  rule.filter = {{.prefix = ""}};
  rule.noncurrent_version_expiration = {{.noncurrent_days = intent.old_version_days}};
  if (intent.lifecycle.move_days != 0)
    rule.transition = {
        {.days = intent.lifecycle.move_days, .storage_class = storage_class_of(intent.lifecycle.storage)}};
  return rule;
}

}  // namespace

quoin::detail::Lowered lower_terraform(const BucketIntent& intent,
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
  out.add("encryption", Encryption{.bucket = bucket.bucket(), .rule = {encryption_of(intent)}});
  const auto versioned = out.add(
      "versioning", tf::aws::S3BucketVersioningArgs{.bucket = bucket.bucket(),
                                                    .versioning_configuration = {{.status = "Enabled"}}});
  out.add("lifecycle", Lifecycle{.bucket = bucket.bucket(), .rule = {lifecycle_of(intent)}},
          {.depends_on = {versioned}});
  out.add(
      "logging",
      tf::aws::S3BucketLoggingArgs{
          .bucket = bucket.bucket(), .target_bucket = intent.log_bucket, .target_prefix = intent.log_prefix},
      {.depends_on = {intent.log_bucket_ready}});

  const auto statements = bucket_statements(intent, around, Text{bucket.arn()});
  out.add("policy",
          tf::aws::S3BucketPolicyArgs{.bucket = bucket.bucket(),
                                      .policy = add_policy_document(out, "policy", statements)},
          {.depends_on = {closed}});
  out.provide("name", bucket.bucket());
  out.provide("arn", bucket.arn());
  out.provide("domain_name", bucket.bucket_regional_domain_name());
  out.provide("ready", versioned.bucket());  // an object that is put before has no version
  return out.finish();
}

}  // namespace quoin::aws
