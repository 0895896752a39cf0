// Who may write into the log bucket, and how nobody may speak to it.
#pragma once

#include "constructs/log_bucket/log_bucket_intent.hpp"
#include "constructs/role/policy.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// Denies everybody these actions on the bucket and its objects, under these conditions.
PolicyStatement denial(std::string_view sid, std::vector<std::string> actions, const Text& bucket_arn,
                       std::vector<PolicyCondition> conditions);

/// The two statements against plain HTTP and old TLS, which every bucket has (QN-S3-04).
std::vector<PolicyStatement> tls_denials(const Text& bucket_arn);

/// The statements of the bucket's policy: each writer below its own prefix, and tls_denials().
std::vector<PolicyStatement> log_bucket_statements(const LogBucketIntent& intent,
                                                   const quoin::detail::Surroundings& around,
                                                   const Text& bucket_arn);

}  // namespace quoin::aws
