// A read replica as CloudFormation has it: what it does not say, it has from its source.
#include "constructs/database/replica_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/rds/db_instance.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const ReplicaIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  std::vector<std::string_view> exports;
  for (const DatabaseLog& log : intent.engine->logs) exports.push_back(log.name);
  std::vector<bindings::Dependency> first;
  for (const Value& group : intent.log_groups) first.emplace_back(Ref<LogGroupName>{group});

  cfn::rds::DBInstanceArgs arguments{
      .auto_minor_version_upgrade = true,
      .copy_tags_to_snapshot = true,
      .db_instance_class = intent.instance_class,
      .db_instance_identifier = intent.identifier,
      .db_parameter_group_name = bindings::unchecked(intent.parameter_group),
      .delete_automated_backups = around.state == quoin::detail::State::unlocked,
      .deletion_protection = bindings::unchecked(around.deletion_protection),
      .enable_cloudwatch_logs_exports = exports,
      .enable_iam_database_authentication = true,
      .enable_performance_insights = !intent.insights_mode.empty(),
      .max_allocated_storage = intent.storage_limit_gib,
      .monitoring_interval = intent.monitoring_seconds,
      .monitoring_role_arn = bindings::unchecked(intent.monitoring_role),
      .multi_az = intent.multi_az,
      .network_type = "DUAL",
      .preferred_maintenance_window = intent.maintenance_window,
      .publicly_accessible = false,
      .source_db_instance_identifier = bindings::unchecked(intent.source),
      .vpc_security_groups = {intent.security_group},
  };
  if (intent.option_group.is_set()) arguments.option_group_name = bindings::unchecked(intent.option_group);
  if (!intent.insights_mode.empty()) {
    arguments.database_insights_mode = intent.insights_mode;
    arguments.performance_insights_kms_key_id = intent.key;
    arguments.performance_insights_retention_period = intent.insights_retention_days;
  }
  // Its data is its source's: there is nothing of its own to keep, and RDS takes no final snapshot of it.
  const auto instance = out.add(
      "", arguments, {.deletion_policy = "Delete", .depends_on = first, .update_replace_policy = "Delete"});
  out.provide("arn", instance.db_instance_arn());
  out.provide("identifier", instance.ref());
  out.provide("endpoint.address", instance.endpoint_address());
  return out.finish();
}

}  // namespace quoin::aws
