// A bucket for records as Terraform resources, each of its settings one of its own.
#include "constructs/record_bucket/record_bucket.hpp"

#include "constructs/log_bucket/log_bucket_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/s3_bucket.hpp>
#include <quoin/tf/aws/s3_bucket_lifecycle_configuration.hpp>
#include <quoin/tf/aws/s3_bucket_logging.hpp>
#include <quoin/tf/aws/s3_bucket_object_lock_configuration.hpp>
#include <quoin/tf/aws/s3_bucket_ownership_controls.hpp>
#include <quoin/tf/aws/s3_bucket_policy.hpp>
#include <quoin/tf/aws/s3_bucket_public_access_block.hpp>
#include <quoin/tf/aws/s3_bucket_server_side_encryption_configuration.hpp>
#include <quoin/tf/aws/s3_bucket_versioning.hpp>

namespace quoin::aws {

using quoin::detail::local_name;

namespace {

using Lifecycle = tf::aws::S3BucketLifecycleConfigurationArgs;

Lifecycle::Rule expiry(const RecordBucket& bucket) {
  Lifecycle::Rule rule{.id = "expire", .status = "Enabled"};
  rule.abort_incomplete_multipart_upload = {{.days_after_initiation = 7}};
  if (bucket.expire_days > 0) rule.expiration = {{.days = bucket.expire_days}};
  rule.filter = {{.prefix = ""}};
  if (bucket.superseded_days > 0)
    rule.noncurrent_version_expiration = {{.noncurrent_days = bucket.superseded_days}};
  return rule;
}

}  // namespace

AddedBucket add_record_bucket(tf::Resources& out, std::string_view local, const RecordBucket& bucket,
                              const quoin::detail::Surroundings& around) {
  tf::aws::S3BucketArgs args;
  if (!bucket.name.empty()) args.bucket = bucket.name;
  args.force_destroy =
      bindings::unchecked(bucket.force_destroy.is_set() ? bucket.force_destroy : around.force_destroy);
  if (bucket.lock_days > 0) args.object_lock_enabled = true;
  const auto made = out.add(local, args);
  const auto name = made.bucket();
  const auto closed = out.add(local_name(local, "public_access"),
                              tf::aws::S3BucketPublicAccessBlockArgs{.block_public_acls = true,
                                                                     .block_public_policy = true,
                                                                     .bucket = name,
                                                                     .ignore_public_acls = true,
                                                                     .restrict_public_buckets = true});
  out.add(local_name(local, "ownership"),
          tf::aws::S3BucketOwnershipControlsArgs{.bucket = name,
                                                 .rule = {{.object_ownership = "BucketOwnerEnforced"}}});
  out.add(local_name(local, "encryption"),
          tf::aws::S3BucketServerSideEncryptionConfigurationArgs{
              .bucket = name,
              .rule = {{.apply_server_side_encryption_by_default = {{.kms_master_key_id = bucket.key,
                                                                     .sse_algorithm = "aws:kms"}},
                        .bucket_key_enabled = true}}});
  const auto versioned = out.add(
      local_name(local, "versioning"),
      tf::aws::S3BucketVersioningArgs{.bucket = name, .versioning_configuration = {{.status = "Enabled"}}});
  if (bucket.lock_days > 0)
    out.add(local_name(local, "lock"),
            tf::aws::S3BucketObjectLockConfigurationArgs{
                .bucket = name,
                .rule = {{.default_retention = {{.days = bucket.lock_days,
                                                 .mode = bucket.lock_is_absolute ? "COMPLIANCE"
                                                                                 : "GOVERNANCE"}}}}},
            {.depends_on = {versioned}});
  if (bucket.expire_days > 0 || bucket.superseded_days > 0)
    out.add(local_name(local, "lifecycle"), Lifecycle{.bucket = name, .rule = {expiry(bucket)}},
            {.depends_on = {versioned}});
  if (!bucket.access_logs.empty())
    out.add(
        local_name(local, "logging"),
        tf::aws::S3BucketLoggingArgs{
            .bucket = name, .target_bucket = bucket.access_logs, .target_prefix = bucket.access_prefix + "/"},
        {.depends_on = {bucket.logs_ready}});
  return {.name = Ref<BucketName>{name.value()},
          .arn = Ref<BucketArn>{made.arn().value()},
          .closed = Value::reference(closed.target(), "")};
}

Ref<BucketName> add_bucket_policy(tf::Resources& out, std::string_view local, const AddedBucket& bucket,
                                  std::vector<PolicyStatement> statements) {
  for (PolicyStatement& each : tls_denials(bucket.arn)) statements.push_back(std::move(each));
  const std::string name = local_name(local, "policy");
  const auto policy =
      out.add(name,
              tf::aws::S3BucketPolicyArgs{.bucket = bucket.name,
                                          .policy = add_policy_document(out, name, statements)},
              {.depends_on = {Ref<BucketName>{bucket.closed}}});
  return Ref<BucketName>{policy.bucket().value()};
}

}  // namespace quoin::aws
