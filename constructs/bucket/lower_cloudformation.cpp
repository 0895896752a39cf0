// A bucket in CloudFormation.
#include "constructs/bucket/bucket_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/s3/bucket.hpp>
#include <quoin/cfn/s3/bucket_policy.hpp>

namespace quoin::aws {
namespace {

using BucketArgs = cfn::s3::BucketArgs;

BucketArgs::ServerSideEncryptionRule encryption_of(const BucketIntent& intent) {
  if (intent.key.empty()) return {.server_side_encryption_by_default = {{.sse_algorithm = "AES256"}}};
  BucketArgs::ServerSideEncryptionByDefault by_default{.sse_algorithm = "aws:kms"};
  // A key that lets a distribution decrypt names the distribution, which names the bucket: the bucket names
  // the key by its alias, which nobody has to make first.
  if (intent.viewers.empty())
    by_default.kms_master_key_id = intent.key;
  else
    by_default.kms_master_key_id = intent.key_by_alias;
  return {.bucket_key_enabled = true, .server_side_encryption_by_default = by_default};
}

BucketArgs::Rule lifecycle_of(const BucketIntent& intent) {
  BucketArgs::Rule rule{.abort_incomplete_multipart_upload = {{.days_after_initiation = 7}},
                        .id = "old-objects",
                        .noncurrent_version_expiration = {{.noncurrent_days = intent.old_version_days}},
                        .status = "Enabled"};
  if (intent.lifecycle.expire_days != 0) rule.expiration_in_days = intent.lifecycle.expire_days;
  if (intent.lifecycle.move_days != 0)
    rule.transitions = {{.storage_class = storage_class_of(intent.lifecycle.storage),
                         .transition_in_days = intent.lifecycle.move_days}};
  return rule;
}

}  // namespace

quoin::detail::Lowered lower_cloudformation(const BucketIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const bool kept = around.state != quoin::detail::State::unlocked;
  const auto bucket = out.add(
      "",
      BucketArgs{.bucket_encryption = {{.server_side_encryption_configuration = {encryption_of(intent)}}},
                 .lifecycle_configuration = {{.rules = {lifecycle_of(intent)}}},
                 .logging_configuration = {{.destination_bucket_name = intent.log_bucket,
                                            .log_file_prefix = intent.log_prefix}},
                 .ownership_controls = {{.rules = {{.object_ownership = "BucketOwnerEnforced"}}}},
                 .public_access_block_configuration = {{.block_public_acls = true,
                                                        .block_public_policy = true,
                                                        .ignore_public_acls = true,
                                                        .restrict_public_buckets = true}},
                 .versioning_configuration = {{.status = "Enabled"}}},
      {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
       .update_replace_policy = kept ? "Retain" : "Delete"});
  const auto statements = bucket_statements(intent, around, Text{bucket.arn().value()});
  out.add("policy",
          cfn::s3::BucketPolicyArgs{.bucket = bucket.ref(), .policy_document = policy_document(statements)});
  out.provide("name", bucket.ref());
  out.provide("arn", bucket.arn());
  out.provide("domain_name", bucket.regional_domain_name());
  out.provide("ready", bucket.ref());
  return out.finish();
}

}  // namespace quoin::aws
