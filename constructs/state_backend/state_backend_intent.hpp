// What a state backend wants, with all defaults filled in.
#pragma once

#include "constructs/record_bucket/record_bucket.hpp"
#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>

#include <string>

namespace quoin::aws {

struct StateBackendIntent {
  RecordBucket bucket{};
  Ref<KmsKeyArn> key{};
  std::string table{};  ///< Empty: no lock table.
};

/// The attribute that Terraform's lock uses.
inline constexpr const char* lock_id = "LockID";

quoin::detail::Lowered lower_terraform(const StateBackendIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const StateBackendIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
