// A bucket for records as a building block: closed, encrypted with a key, versioned, TLS only, its accesses
// logged; immutable where that is asked for. The trail, the recorder and the state backend each have one.
#pragma once

#include "constructs/role/policy.hpp"
#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::tf {
class Resources;
}
namespace quoin::cfn {
class Resources;
}

namespace quoin::aws {

/// What a bucket for records is like. What is not said here holds for each of them.
struct RecordBucket {
  std::string name{};             ///< Empty: AWS and Terraform find one.
  Ref<KmsKeyArn> key{};           ///< A customer-managed key.
  int expire_days = 0;            ///< Then records expire; 0: they are kept.
  int superseded_days = 30;       ///< Older versions of a record; 0: they are kept.
  int lock_days = 0;              ///< Nobody deletes a record for so long; 0: there is no object lock.
  bool lock_is_absolute = true;   ///< Mode COMPLIANCE: not even the account's root. Else GOVERNANCE.
  Value force_destroy{};          ///< Unset: as the stack's state says (`--state unlocked`).
  Ref<BucketName> access_logs{};  ///< The bucket that gets the access logs.
  Ref<BucketName> logs_ready{};   ///< There once that bucket admits S3's log delivery.
  std::string access_prefix{};    ///< "s3/chat/Trail": without '/' at its ends.
};

/// A bucket that a lowering has added.
struct AddedBucket {
  Ref<BucketName> name;
  Ref<BucketArn> arn;
  Value closed{};  ///< Terraform: the public access block, which the policy comes after.
};

/// Adds the bucket under `local`, and its settings as resources of their own where the target has them so.
AddedBucket add_record_bucket(tf::Resources& out, std::string_view local, const RecordBucket& bucket,
                              const quoin::detail::Surroundings& around);
AddedBucket add_record_bucket(cfn::Resources& out, std::string_view local, const RecordBucket& bucket,
                              const quoin::detail::Surroundings& around);

/// Adds its policy, `<local>_policy`: the statements, no plain HTTP, no old TLS (QN-S3-04). What comes back
/// is for `depends_on` of who writes into it.
Ref<BucketName> add_bucket_policy(tf::Resources& out, std::string_view local, const AddedBucket& bucket,
                                  std::vector<PolicyStatement> statements);
Ref<BucketName> add_bucket_policy(cfn::Resources& out, std::string_view local, const AddedBucket& bucket,
                                  std::vector<PolicyStatement> statements);

/// Notes that the accesses to `node`'s bucket, whose ARN it provides as "arn", are logged to the stack's log
/// bucket, and fills in where.
void log_accesses(RecordBucket& bucket, quoin::detail::NodeData& node, std::source_location where);

/// A service of AWS that delivers records.
struct RecordWriter {
  std::string_view service;        ///< The principal.
  std::vector<std::string> looks;  ///< What it asks of the bucket before it delivers.
  std::string_view folder;         ///< Below "AWSLogs/<account>": "/*".
  PolicyCondition source;          ///< On whose behalf.
};

/// What the service may do with the bucket, and no more.
std::vector<PolicyStatement> delivery_statements(const RecordWriter& writer, const Text& bucket_arn,
                                                 const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
