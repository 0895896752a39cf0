// A read replica as Terraform has it: what it does not say, it has from its source.
#include "constructs/database/replica_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/db_instance.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const ReplicaIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  std::vector<std::string_view> exports;
  for (const DatabaseLog& log : intent.engine->logs) exports.push_back(log.name);
  std::vector<bindings::Dependency> first;
  for (const Value& group : intent.log_groups) first.emplace_back(Ref<LogGroupName>{group});

  tf::aws::DbInstanceArgs arguments{
      .apply_immediately = false,
      .auto_minor_version_upgrade = true,
      .copy_tags_to_snapshot = true,
      .delete_automated_backups = bindings::unchecked(around.skip_final_snapshot),
      .deletion_protection = bindings::unchecked(around.deletion_protection),
      .enabled_cloudwatch_logs_exports = exports,
      .iam_database_authentication_enabled = true,
      .identifier = intent.identifier,
      .instance_class = intent.instance_class,
      .maintenance_window = intent.maintenance_window,
      .max_allocated_storage = intent.storage_limit_gib,
      .monitoring_interval = intent.monitoring_seconds,
      .monitoring_role_arn = bindings::unchecked(intent.monitoring_role),
      .multi_az = intent.multi_az,
      .network_type = "DUAL",
      .parameter_group_name = bindings::unchecked(intent.parameter_group),
      .performance_insights_enabled = !intent.insights_mode.empty(),
      .publicly_accessible = false,
      .replicate_source_db = bindings::unchecked(intent.source),
      // Its data is its source's: there is nothing of its own to keep.
      .skip_final_snapshot = true,
      // It is, with its source's key. Unsaid, the provider takes AWS's answer for a change, and replaces it.
      .storage_encrypted = true,
      .vpc_security_group_ids = {intent.security_group},
  };
  if (intent.option_group.is_set()) arguments.option_group_name = bindings::unchecked(intent.option_group);
  if (!intent.insights_mode.empty()) {
    arguments.database_insights_mode = intent.insights_mode;
    arguments.performance_insights_kms_key_id = intent.key;
    arguments.performance_insights_retention_period = intent.insights_retention_days;
  }
  const auto instance = out.add("", arguments, {.depends_on = first});
  out.provide("arn", instance.arn());
  out.provide("identifier", instance.identifier());
  out.provide("endpoint.address", instance.address());
  return out.finish();
}

}  // namespace quoin::aws
