// A database as CloudFormation has it.
#include "constructs/database/monitoring_role.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/rds/db_instance.hpp>
#include <quoin/cfn/rds/db_parameter_group.hpp>
#include <quoin/cfn/rds/db_subnet_group.hpp>
#include <quoin/cfn/rds/option_group.hpp>

#include <map>

namespace quoin::aws {

namespace {

/// What the instance waits for although no property names it.
std::vector<bindings::Dependency> first(const DatabaseIntent& intent, const AddedRole& role) {
  std::vector<bindings::Dependency> dependencies;
  for (const Value& group : intent.log_groups) dependencies.emplace_back(Ref<LogGroupName>{group});
  for (const Value& policy : role.ready) dependencies.emplace_back(Ref<RoleArn>{policy});
  return dependencies;
}

/// A member of the master's secret, which CloudFormation looks up when it deploys, and shows to nobody.
Text dynamic_reference(const Ref<SecretArn>& secret, std::string_view member) {
  return Text{"{{resolve:secretsmanager:"} + secret + Text{":SecretString:" + std::string{member} + "}}"};
}

cfn::rds::DBParameterGroupAttributes add_parameters(cfn::Resources& out, const DatabaseIntent& intent) {
  std::vector<Member> parameters;
  for (const DatabaseParameter& each : intent.engine->parameters)
    parameters.push_back({each.name, Value::string(each.value)});
  return out.add("parameter_group", cfn::rds::DBParameterGroupArgs{
                                        .description = "Parameters of " + intent.path,
                                        .family = intent.family,
                                        .parameters = Value::object(parameters.data(), parameters.size()),
                                    });
}

// Snapshots refer to their option group, so it stays when the stack goes.
cfn::rds::OptionGroupAttributes add_options(cfn::Resources& out, const DatabaseIntent& intent) {
  std::vector<cfn::rds::OptionGroupArgs::OptionConfiguration> options;
  for (const DatabaseOption& each : intent.engine->options) {
    std::vector<cfn::rds::OptionGroupArgs::OptionSetting> settings;
    for (const DatabaseOption::Setting& setting : each.settings)
      settings.push_back({.name = setting.name, .value = setting.value});
    options.push_back({.option_name = each.name, .option_settings = settings});
  }
  return out.add("option_group",
                 cfn::rds::OptionGroupArgs{
                     .engine_name = intent.engine->engine,
                     .major_engine_version = intent.series,
                     .option_configurations = options,
                     .option_group_description = "Options of " + intent.path,
                 },
                 {.deletion_policy = "Retain", .update_replace_policy = "Retain"});
}

}  // namespace

quoin::detail::Lowered lower_cloudformation(const DatabaseIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  add_security_group(out, intent.security);
  const auto parameters = add_parameters(out, intent);
  const auto subnet_group =
      out.add("subnet_group", cfn::rds::DBSubnetGroupArgs{
                                  .db_subnet_group_description = "Subnets of " + intent.path,
                                  .subnet_ids = intent.subnets,
                              });
  const AddedRole role = add_role(out, "monitoring_role", monitoring_role(intent, around));

  std::vector<std::string_view> exports;
  for (const DatabaseLog& log : intent.engine->logs) exports.push_back(log.name);

  cfn::rds::DBInstanceArgs arguments{
      .allow_major_version_upgrade = false,
      .auto_minor_version_upgrade = true,
      .backup_retention_period = intent.backup_retention_days,
      .copy_tags_to_snapshot = true,
      .db_instance_class = intent.instance_class,
      .db_instance_identifier = intent.identifier,
      .db_parameter_group_name = parameters.ref(),
      .db_subnet_group_name = subnet_group.ref(),
      .delete_automated_backups = around.state == quoin::detail::State::unlocked,
      .deletion_protection = bindings::unchecked(around.deletion_protection),
      .enable_cloudwatch_logs_exports = exports,
      .enable_iam_database_authentication = true,
      .enable_performance_insights = !intent.insights_mode.empty(),
      .engine = intent.engine->engine,
      .engine_version = intent.newest_minor,
      .max_allocated_storage = intent.storage_limit_gib,
      .monitoring_interval = intent.monitoring_seconds,
      .monitoring_role_arn = role.arn,
      .multi_az = intent.multi_az,
      .network_type = "DUAL",
      .port = std::to_string(intent.engine->port),
      .preferred_backup_window = intent.backup_window,
      .preferred_maintenance_window = intent.maintenance_window,
      .publicly_accessible = false,
      .storage_type = "gp3",
      .vpc_security_groups = {intent.security_group},
  };
  if (intent.master_is_managed) {
    arguments.manage_master_user_password = true;
    arguments.master_user_secret = {{.kms_key_id = intent.master_key}};
  } else {
    arguments.master_user_password = dynamic_reference(intent.master_written, "password");
  }
  if (intent.snapshot.empty()) {
    arguments.allocated_storage = std::to_string(intent.storage_gib);
    arguments.db_name = intent.database_name;
    arguments.kms_key_id = intent.key;
    if (intent.master_is_managed)
      arguments.master_username = intent.engine->master_username;
    else
      arguments.master_username = dynamic_reference(intent.master_written, "username");
    arguments.storage_encrypted = true;
  } else {
    // The snapshot has the rest, and CloudFormation refuses it beside one.
    arguments.db_snapshot_identifier = intent.snapshot;
  }
  if (!intent.ca_certificate.empty()) arguments.ca_certificate_identifier = intent.ca_certificate;
  if (!intent.engine->options.empty()) {
    const auto options = add_options(out, intent);
    arguments.option_group_name = options.ref();
    out.provide("option_group", options.ref());
  }
  if (!intent.insights_mode.empty()) {
    arguments.database_insights_mode = intent.insights_mode;
    arguments.performance_insights_kms_key_id = intent.key;
    arguments.performance_insights_retention_period = intent.insights_retention_days;
  }
  const auto instance = out.add("", arguments,
                                {.deletion_policy = "Snapshot",
                                 .depends_on = first(intent, role),
                                 .update_replace_policy = "Snapshot"});

  out.provide("connect_arn", arn_of(around, "rds-db",
                                    Text{"dbuser:"} + Ref<DatabaseArn>{instance.dbi_resource_id().value()}));
  if (intent.master_is_managed) out.provide("master_secret.arn", instance.master_user_secret_secret_arn());
  out.provide("monitoring_role.arn", role.arn);
  out.provide("parameter_group", parameters.ref());
  out.provide("arn", instance.db_instance_arn());
  out.provide("endpoint.address", instance.endpoint_address());
  out.provide("endpoint.port", instance.endpoint_port());
  out.provide("identifier", instance.ref());
  return out.finish();
}

}  // namespace quoin::aws
