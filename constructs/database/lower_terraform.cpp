// A database as Terraform has it.
#include "constructs/database/monitoring_role.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/db_instance.hpp>
#include <quoin/tf/aws/db_option_group.hpp>
#include <quoin/tf/aws/db_parameter_group.hpp>
#include <quoin/tf/aws/db_subnet_group.hpp>
#include <quoin/tf/aws/ephemeral/secretsmanager_secret_version.hpp>

namespace quoin::aws {

namespace {

/// What the instance waits for although no argument names it.
std::vector<bindings::Dependency> first(const DatabaseIntent& intent, const AddedRole& role) {
  std::vector<bindings::Dependency> dependencies;
  for (const Value& group : intent.log_groups) dependencies.emplace_back(Ref<LogGroupName>{group});
  for (const Value& policy : role.ready) dependencies.emplace_back(Ref<RoleArn>{policy});
  return dependencies;
}

tf::aws::DbParameterGroupAttributes add_parameters(tf::Resources& out, const DatabaseIntent& intent) {
  std::vector<tf::aws::DbParameterGroupArgs::Parameter> parameters;
  for (const DatabaseParameter& each : intent.engine->parameters)
    parameters.push_back({.apply_method = each.needs_reboot ? "pending-reboot" : "immediate",
                          .name = each.name,
                          .value = each.value});
  return out.add("parameter_group",
                 tf::aws::DbParameterGroupArgs{
                     .description = "Parameters of " + intent.path,
                     .family = intent.family,
                     .name_prefix = intent.identifier + "-",
                     .parameter = parameters,
                 },
                 {.lifecycle = {.create_before_destroy = true}});
}

// Snapshots refer to their option group, so it stays while there are any: until the stack is unlocked.
tf::aws::DbOptionGroupAttributes add_options(tf::Resources& out, const DatabaseIntent& intent,
                                             const quoin::detail::Surroundings& around) {
  std::vector<tf::aws::DbOptionGroupArgs::Option> options;
  for (const DatabaseOption& each : intent.engine->options) {
    std::vector<tf::aws::DbOptionGroupArgs::OptionSettings> settings;
    for (const DatabaseOption::Setting& setting : each.settings)
      settings.push_back({.name = setting.name, .value = setting.value});
    options.push_back({.option_name = each.name, .option_settings = settings});
  }
  return out.add("option_group",
                 tf::aws::DbOptionGroupArgs{
                     .engine_name = intent.engine->engine,
                     .major_engine_version = intent.series,
                     .name_prefix = intent.identifier + "-",
                     .option = options,
                     .option_group_description = "Options of " + intent.path,
                     .skip_destroy = bindings::unchecked(around.deletion_protection),
                 },
                 {.lifecycle = {.create_before_destroy = true}});
}

void add_master(tf::Resources& out, tf::aws::DbInstanceArgs& arguments, const DatabaseIntent& intent) {
  if (intent.master_is_managed) {
    arguments.manage_master_user_password = true;
    arguments.master_user_secret_kms_key_id = intent.master_key;
    return;
  }
  // The generator gives another value in every run; the secret's version is what was written.
  const auto master = out.add<tf::aws::ephemeral::SecretsmanagerSecretVersion>(
      "master", {.secret_id = intent.master_written});
  arguments.password_wo =
      bindings::SecretRef{Value::reference(master.target(), "jsondecode(@.secret_string)[\"password\"]")};
  arguments.password_wo_version = 1;
}

}  // namespace

quoin::detail::Lowered lower_terraform(const DatabaseIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  add_security_group(out, intent.security);
  const auto subnet_group = out.add("subnet_group", tf::aws::DbSubnetGroupArgs{
                                                        .description = "Subnets of " + intent.path,
                                                        .name_prefix = intent.identifier + "-",
                                                        .subnet_ids = intent.subnets,
                                                    });
  const AddedRole role = add_role(out, "monitoring_role", monitoring_role(intent, around));
  std::vector<std::string_view> exports;
  for (const DatabaseLog& log : intent.engine->logs) exports.push_back(log.name);

  tf::aws::DbInstanceArgs arguments{
      .allow_major_version_upgrade = false,
      .apply_immediately = false,
      .auto_minor_version_upgrade = true,
      .backup_retention_period = intent.backup_retention_days,
      .backup_window = intent.backup_window,
      .copy_tags_to_snapshot = true,
      .db_subnet_group_name = subnet_group.name(),
      .delete_automated_backups = bindings::unchecked(around.skip_final_snapshot),
      .deletion_protection = bindings::unchecked(around.deletion_protection),
      .enabled_cloudwatch_logs_exports = exports,
      .engine = intent.engine->engine,
      .engine_version = intent.series,
      .final_snapshot_identifier = intent.identifier + "-final",
      .iam_database_authentication_enabled = true,
      .identifier = intent.identifier,
      .instance_class = intent.instance_class,
      .maintenance_window = intent.maintenance_window,
      .max_allocated_storage = intent.storage_limit_gib,
      .monitoring_interval = intent.monitoring_seconds,
      .monitoring_role_arn = role.arn,
      .multi_az = intent.multi_az,
      .network_type = "DUAL",
      .parameter_group_name = add_parameters(out, intent).name(),
      .performance_insights_enabled = !intent.insights_mode.empty(),
      .port = intent.engine->port,
      .publicly_accessible = false,
      .skip_final_snapshot = bindings::unchecked(around.skip_final_snapshot),
      .storage_encrypted = true,
      .storage_type = "gp3",
      .vpc_security_group_ids = {intent.security_group},
  };
  add_master(out, arguments, intent);
  if (intent.snapshot.empty()) {
    arguments.allocated_storage = intent.storage_gib;
    arguments.db_name = intent.database_name;
    arguments.kms_key_id = intent.key;
    arguments.username = intent.engine->master_username;
  } else {
    // What the snapshot has. Stated anew and differently, it would replace the database.
    arguments.snapshot_identifier = intent.snapshot;
  }
  if (!intent.ca_certificate.empty()) arguments.ca_cert_identifier = intent.ca_certificate;
  if (!intent.engine->options.empty()) arguments.option_group_name = add_options(out, intent, around).name();
  if (!intent.insights_mode.empty()) {
    arguments.database_insights_mode = intent.insights_mode;
    arguments.performance_insights_kms_key_id = intent.key;
    arguments.performance_insights_retention_period = intent.insights_retention_days;
  }
  const auto instance = out.add("", arguments, {.depends_on = first(intent, role)});

  out.provide("connect_arn",
              arn_of(around, "rds-db", Text{"dbuser:"} + Ref<DatabaseArn>{instance.resource_id().value()}));
  if (intent.master_is_managed) out.provide("master_secret.arn", instance.master_user_secret().secret_arn());
  out.provide("monitoring_role.arn", role.arn);
  out.provide("parameter_group", instance.parameter_group_name());
  out.provide("option_group", instance.option_group_name());
  out.provide("arn", instance.arn());
  out.provide("endpoint.address", instance.address());
  out.provide("endpoint.port", instance.port());
  out.provide("identifier", instance.identifier());
  return out.finish();
}

}  // namespace quoin::aws
