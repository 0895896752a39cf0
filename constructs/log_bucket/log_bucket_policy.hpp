// Who may write into the log bucket, and how nobody may speak to it.
#pragma once

#include "constructs/log_bucket/log_bucket_intent.hpp"
#include "constructs/role/policy.hpp"

#include <vector>

namespace quoin::aws {

/// The statements of the bucket's policy: each writer below its own prefix, no plain HTTP, no old TLS
/// (QN-S3-04).
std::vector<PolicyStatement> log_bucket_statements(const LogBucketIntent& intent,
                                                   const quoin::detail::Surroundings& around,
                                                   const Text& bucket_arn);

}  // namespace quoin::aws
