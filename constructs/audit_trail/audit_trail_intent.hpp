// What a trail wants, with all defaults filled in.
#pragma once

#include "constructs/record_bucket/record_bucket.hpp"
#include "constructs/role/role_intent.hpp"
#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>

#include <string>
#include <vector>

namespace quoin::aws {

struct AuditTrailIntent {
  std::string path{};
  std::string name{};
  RecordBucket bucket{};
  Ref<KmsKeyArn> key{};
  Ref<LogGroupArn> log_group{};
  /// "arn:aws:s3:::media/" and the like: the objects whose readers and writers are recorded. Sorted by path.
  std::vector<Text> data{};
};

/// Notes that the bucket holds what belongs to users: every trail of the program records who reads and writes
/// there (QN-AUD-01). The bucket provides "arn".
void hold_user_data(quoin::detail::NodeData& bucket, std::source_location where);

/// The trail's ARN, known before the trail is there.
Text trail_arn(const AuditTrailIntent& intent, const quoin::detail::Surroundings& around);
/// Who may write into the trail's bucket.
std::vector<PolicyStatement> trail_bucket_statements(const AuditTrailIntent& intent, const Text& bucket_arn,
                                                     const quoin::detail::Surroundings& around);
/// The role by which the trail writes to CloudWatch Logs.
RoleSpec trail_role(const AuditTrailIntent& intent, const quoin::detail::Surroundings& around);

void resolve_intent(AuditTrailIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const AuditTrailIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const AuditTrailIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const AuditTrailIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
