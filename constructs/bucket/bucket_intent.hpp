// What a bucket wants, with all defaults filled in, and the way in which other constructs make or read one.
#pragma once

#include "constructs/role/policy.hpp"
#include "core/tree.hpp"

#include <quoin/aws/bucket.hpp>
#include <quoin/aws_ids.hpp>

#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// What a construct says of a bucket that it brings.
struct BucketOptions {
  ObjectLifecycle lifecycle{};
  std::string kept_because{};  ///< Why objects never expire, where they do not.
  int old_version_days = 30;
  quoin::detail::NodeData* key = nullptr;       ///< A KmsKey<Objects>. Default: one of its own.
  bool aws_managed_outside_production = false;  ///< Outside production SSE-S3 is enough (QN-S3-02).
  bool holds_user_data = false;
  std::vector<Text> others{};  ///< ARNs.
};

/// A role that works with the bucket from inside a VPC.
struct BucketGrant {
  std::string of;  ///< "chat/Api"
  Text role;       ///< Its ARN.
  Text vpc;        ///< The VPC's id.
};

/// A distribution that reads the bucket.
struct BucketViewer {
  std::string of;     ///< "chat/Site"
  Text distribution;  ///< Its ARN.
};

struct BucketIntent {
  std::string path;
  ObjectLifecycle lifecycle{};
  int old_version_days = 30;
  bool holds_user_data = false;
  bool encrypted_with_key = false;
  Ref<KmsKeyArn> key;  ///< Empty: SSE-S3.
  Text key_by_alias;   ///< The same by the ARN of its alias, which needs no key to be there.
  Ref<BucketName> log_bucket;
  Ref<BucketName> log_bucket_ready;
  std::string log_prefix;             ///< "s3/media/"
  std::vector<Text> others;           ///< ARNs, sorted.
  std::vector<BucketGrant> grants;    ///< Sorted by path. From the `grants_bucket` relations.
  std::vector<BucketViewer> viewers;  ///< Sorted by path. From the `reads_bucket` relations.
};

/// Adds a bucket below `scope`. It provides "name", "arn", "domain_name" and "ready".
quoin::detail::NodeData& add_bucket(quoin::detail::Tree& tree, const Node& scope, std::string_view id,
                                    const BucketOptions& options, std::source_location where);

/// Notes that a distribution reads the bucket's objects; its key then lets CloudFront decrypt.
void let_distribution_read(quoin::detail::NodeData& bucket, quoin::detail::NodeData& distribution,
                           std::source_location where);

/// The bucket's policy: no plain HTTP, no old TLS, the named roles through their VPC, the named
/// distributions.
std::vector<PolicyStatement> bucket_statements(const BucketIntent& intent,
                                               const quoin::detail::Surroundings& around,
                                               const Text& bucket_arn);

/// As S3 names it: "GLACIER_IR".
std::string_view storage_class_of(ColdStorage storage);

void resolve_intent(BucketIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
quoin::detail::Lowered lower_terraform(const BucketIntent& intent, const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const BucketIntent& intent,
                                            const quoin::detail::Surroundings& around);

/// A bucket that stands already.
struct ExistingBucketIntent {
  Text name;
};
quoin::detail::Lowered lower_terraform(const ExistingBucketIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const ExistingBucketIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
