// The trail as Terraform resources.
#include "constructs/audit_trail/audit_trail_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/cloudtrail.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const AuditTrailIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  const AddedBucket bucket = add_record_bucket(out, "bucket", intent.bucket, around);
  const auto ready =
      add_bucket_policy(out, "bucket", bucket, trail_bucket_statements(intent, Text{bucket.arn}, around));
  const AddedRole role = add_role(out, "logs_role", trail_role(intent, around));

  std::vector<bindings::Dependency> first{ready};
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  tf::aws::CloudtrailArgs args{.cloud_watch_logs_group_arn = intent.log_group + Text{":*"},
                               .cloud_watch_logs_role_arn = role.arn,
                               .enable_log_file_validation = true,
                               .enable_logging = true,
                               .include_global_service_events = true,
                               .is_multi_region_trail = true,
                               .kms_key_id = intent.key,
                               .name = intent.name,
                               .s3_bucket_name = bucket.name};
  if (!intent.data.empty())
    args.event_selector = {{.data_resource = {{.type = "AWS::S3::Object", .values = intent.data}},
                            .include_management_events = true,
                            .read_write_type = "All"}};
  const auto trail = out.add("", args, {.depends_on = first});
  out.provide("arn", bucket.arn);
  out.provide("stated_arn", trail_arn(intent, around));
  out.provide("trail_arn", trail.arn());
  return out.finish();
}

}  // namespace quoin::aws
