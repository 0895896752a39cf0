// A bucket for records in CloudFormation.
#include "constructs/record_bucket/record_bucket.hpp"

#include "constructs/log_bucket/log_bucket_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/s3/bucket.hpp>
#include <quoin/cfn/s3/bucket_policy.hpp>

namespace quoin::aws {

namespace {

using RecordBucketArgs = cfn::s3::BucketArgs;

RecordBucketArgs::Rule expiry(const RecordBucket& bucket) {
  RecordBucketArgs::Rule rule{.id = "expire", .status = "Enabled"};
  rule.abort_incomplete_multipart_upload = {{.days_after_initiation = 7}};
  if (bucket.expire_days > 0) rule.expiration_in_days = bucket.expire_days;
  if (bucket.superseded_days > 0)
    rule.noncurrent_version_expiration = {{.noncurrent_days = bucket.superseded_days}};
  return rule;
}

}  // namespace

AddedBucket add_record_bucket(cfn::Resources& out, std::string_view local, const RecordBucket& bucket,
                              const quoin::detail::Surroundings& around) {
  RecordBucketArgs args;
  args.bucket_encryption = {{.server_side_encryption_configuration = {
                                 {.bucket_key_enabled = true,
                                  .server_side_encryption_by_default = {
                                      {.kms_master_key_id = bucket.key, .sse_algorithm = "aws:kms"}}}}}};
  if (!bucket.name.empty()) args.bucket_name = bucket.name;
  if (bucket.expire_days > 0 || bucket.superseded_days > 0)
    args.lifecycle_configuration = {{.rules = {expiry(bucket)}}};
  if (!bucket.access_logs.empty())
    args.logging_configuration = {
        {.destination_bucket_name = bucket.access_logs, .log_file_prefix = bucket.access_prefix + "/"}};
  if (bucket.lock_days > 0) {
    args.object_lock_configuration = {
        {.object_lock_enabled = "Enabled",
         .rule = {{.default_retention = {
                       {.days = bucket.lock_days,
                        .mode = std::string_view{bucket.lock_is_absolute ? "COMPLIANCE" : "GOVERNANCE"}}}}}}};
    args.object_lock_enabled = true;
  }
  args.ownership_controls = {{.rules = {{.object_ownership = "BucketOwnerEnforced"}}}};
  args.public_access_block_configuration = {{.block_public_acls = true,
                                             .block_public_policy = true,
                                             .ignore_public_acls = true,
                                             .restrict_public_buckets = true}};
  args.versioning_configuration = {{.status = "Enabled"}};
  const bool kept = around.state != quoin::detail::State::unlocked;
  const auto made = out.add(local, args,
                            {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
                             .update_replace_policy = kept ? "Retain" : "Delete"});
  return {.name = Ref<BucketName>{made.ref().value()}, .arn = Ref<BucketArn>{made.arn().value()}};
}

Ref<BucketName> add_bucket_policy(cfn::Resources& out, std::string_view local, const AddedBucket& bucket,
                                  std::vector<PolicyStatement> statements) {
  for (PolicyStatement& each : tls_denials(bucket.arn)) statements.push_back(std::move(each));
  const auto policy = out.add(
      quoin::detail::local_name(local, "policy"),
      cfn::s3::BucketPolicyArgs{.bucket = bucket.name, .policy_document = policy_document(statements)});
  return Ref<BucketName>{policy.ref().value()};
}

}  // namespace quoin::aws
