// What a MySQL database becomes in both targets, and what it refuses at synthesis.
#include "constructs/database/windows.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace rds_mysql_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

/// What a test changes of the database.
struct Changes {
  MysqlEngine engine_version{};
  DatabaseClass instance_class{};
  Availability availability{};
  DatabaseStorage storage{};
  std::string_view database_name{};
  std::string_view identifier{};
  BackupRetention backup_retention{};
  std::string_view backup_window{};
  std::string_view maintenance_window{};
  std::initializer_list<MaskedData> masked_in_logs{};
  int monitoring_seconds = 60;
  std::string_view ca_certificate{};
  std::function<void(const RdsMysql&)> then{};
};

void declare(App& app, const Changes& changes) {
  Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
  RdsMysql db{stack,
              "Db",
              {
                  .subnets = vpc.isolated_subnets(),
                  .encryption = KmsKey<Database>{stack, "DbKey"},
                  .master = vault.database_master(),
                  .engine_version = changes.engine_version,
                  .instance_class = changes.instance_class,
                  .availability = changes.availability,
                  .storage = changes.storage,
                  .database_name = changes.database_name,
                  .identifier = changes.identifier,
                  .backup_retention = changes.backup_retention,
                  .backup_window = changes.backup_window,
                  .maintenance_window = changes.maintenance_window,
                  .masked_in_logs = changes.masked_in_logs,
                  .monitoring_seconds = changes.monitoring_seconds,
                  .ca_certificate = changes.ca_certificate,
              }};
  if (changes.then) changes.then(db);
}

Synthesized terraform(const Changes& changes = {}, std::vector<std::string> options = {}) {
  options.insert(options.end(), {"--as-of", "2026-11-01"});
  return synthesize(Target::terraform, [&](App& app) { declare(app, changes); }, options);
}
Synthesized cloudformation(const Changes& changes = {}, std::vector<std::string> options = {}) {
  options.insert(options.end(), {"--as-of", "2026-11-01"});
  return synthesize(Target::cloudformation, [&](App& app) { declare(app, changes); }, options);
}

json tf_database(const Synthesized& out) { return out.terraform("aws_db_instance", "db"); }
json cfn_database(const Synthesized& out) {
  const json all = out.cloudformation_all("AWS::RDS::DBInstance");
  return all.empty() ? json{} : all.begin().value()["Properties"];
}

std::set<std::string> texts(const json& list) {
  std::set<std::string> result;
  for (const json& each : list) result.insert(each.get<std::string>());
  return result;
}

/// The parameters of the only parameter group.
std::map<std::string, std::string> tf_parameters(const Synthesized& out) {
  std::map<std::string, std::string> result;
  const json parameters = out.terraform("aws_db_parameter_group", "db_parameter_group").at("parameter");
  for (const json& each : parameters) result[each["name"]] = each["value"];
  return result;
}
std::map<std::string, std::string> cfn_parameters(const Synthesized& out) {
  const json all = out.cloudformation_all("AWS::RDS::DBParameterGroup");
  std::map<std::string, std::string> result;
  const json parameters = all.begin().value()["Properties"]["Parameters"];
  for (const auto& [name, value] : parameters.items()) result[name] = value;
  return result;
}

const std::vector<std::string> staging{"--env", "staging", "--env-kind", "staging"};

bool refuses(const Synthesized& out, std::string_view rule, std::string_view got) {
  return std::ranges::any_of(out.diagnostics, [&](const Diagnostic& each) {
    return each.severity == Severity::error && each.rule == rule && each.got.find(got) != std::string::npos &&
           each.path == "chat/Db" && each.line > 0;
  });
}
bool says(const Synthesized& out, std::string_view text) {
  return out.messages().find(text) != std::string::npos;
}

TEST(RdsMysqlLowering, ADefaultDatabaseHasNoFindings) {
  EXPECT_EQ(terraform().messages(), "");
  EXPECT_EQ(cloudformation().messages(), "");
}

TEST(RdsMysqlLowering, StandsInTheIsolatedSubnetsOfBothZones) {
  const Synthesized tf = terraform();
  EXPECT_EQ(texts(tf.terraform("aws_db_subnet_group", "db_subnet_group")["subnet_ids"]),
            (std::set<std::string>{"${aws_subnet.vpc_isolated_a.id}", "${aws_subnet.vpc_isolated_b.id}"}));
  const Synthesized cfn = cloudformation();
  const json group = cfn.cloudformation_all("AWS::RDS::DBSubnetGroup").begin().value()["Properties"];
  ASSERT_EQ(group["SubnetIds"].size(), 2U);
  for (const json& subnet : group["SubnetIds"]) EXPECT_NE(subnet.dump().find("Isolated"), std::string::npos);
}

TEST(RdsMysqlLowering, IsNotPublicAndRunsInTwoZones) {
  EXPECT_EQ(tf_database(terraform())["publicly_accessible"], false);
  EXPECT_EQ(tf_database(terraform())["multi_az"], true);
  EXPECT_EQ(cfn_database(cloudformation())["PubliclyAccessible"], false);
  EXPECT_EQ(cfn_database(cloudformation())["MultiAZ"], true);
}

TEST(RdsMysqlLowering, RefusesConnectionsWithoutTls) {
  for (const auto& parameters : {tf_parameters(terraform()), cfn_parameters(cloudformation())}) {
    EXPECT_EQ(parameters.at("require_secure_transport"), "1");
    EXPECT_EQ(parameters.at("tls_version"), "TLSv1.2,TLSv1.3");
  }
  EXPECT_EQ(tf_database(terraform())["parameter_group_name"],
            "${aws_db_parameter_group.db_parameter_group.name}");
  EXPECT_TRUE(cfn_database(cloudformation())["DBParameterGroupName"].contains("Ref"));
}

TEST(RdsMysqlLowering, IamAuthenticationIsOn) {
  EXPECT_EQ(tf_database(terraform())["iam_database_authentication_enabled"], true);
  EXPECT_EQ(cfn_database(cloudformation())["EnableIAMDatabaseAuthentication"], true);
}

TEST(RdsMysqlLowering, FourLogsAreExportedAndWritten) {
  const std::set<std::string> four{"audit", "error", "general", "slowquery"};
  const Synthesized tf = terraform();
  const Synthesized cfn = cloudformation();
  EXPECT_EQ(texts(tf_database(tf)["enabled_cloudwatch_logs_exports"]), four);
  EXPECT_EQ(texts(cfn_database(cfn)["EnableCloudwatchLogsExports"]), four);
  for (const auto& parameters : {tf_parameters(tf), cfn_parameters(cfn)}) {
    EXPECT_EQ(parameters.at("general_log"), "1");
    EXPECT_EQ(parameters.at("slow_query_log"), "1");
    EXPECT_EQ(parameters.at("log_output"), "FILE");
  }
  const json option = tf.terraform("aws_db_option_group", "db_option_group")["option"];
  EXPECT_NE(option.dump().find("MARIADB_AUDIT_PLUGIN"), std::string::npos);
  EXPECT_EQ(tf_database(tf)["option_group_name"], "${aws_db_option_group.db_option_group.name}");
  const json options = cfn.cloudformation_all("AWS::RDS::OptionGroup").begin().value()["Properties"];
  EXPECT_EQ(options["OptionConfigurations"][0]["OptionName"], "MARIADB_AUDIT_PLUGIN");
  EXPECT_EQ(options["MajorEngineVersion"], "8.4");
}

TEST(RdsMysqlLowering, ItsLogsAndThoseOfItsReplicasAreMasked) {
  const Changes changes{.masked_in_logs = {email_addresses},
                        .then = [](const RdsMysql& db) { db.replica("Reader"); }};
  const Synthesized tf = terraform(changes);
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json policies = tf.terraform_all("aws_cloudwatch_log_data_protection_policy");
  EXPECT_EQ(policies.size(), 8U);
  EXPECT_TRUE(policies.contains("db_general_log_masking"));
  EXPECT_TRUE(policies.contains("db_reader_general_log_masking"));
  EXPECT_TRUE(terraform().terraform_all("aws_cloudwatch_log_data_protection_policy").empty());
  // What is wrong with it is said once, not for each log.
  const Synthesized bad = terraform({.masked_in_logs = {{"two words"}}});
  EXPECT_EQ(std::ranges::count_if(bad.diagnostics,
                                  [](const Diagnostic& each) { return each.got == "\"two words\""; }),
            1);
}

TEST(RdsMysqlLowering, LogGroupsAreMadeFirstEncryptedAndEnd) {
  const Synthesized tf = terraform();
  for (const std::string log : {"audit", "error", "general", "slowquery"}) {
    const std::string name = "db_" + (log == "slowquery" ? std::string{"slow_query"} : log) + "_log";
    const json group = tf.terraform("aws_cloudwatch_log_group", name);
    ASSERT_FALSE(group.is_null()) << name;
    EXPECT_EQ(group["name"], "/aws/rds/instance/chat-db/" + log);
    EXPECT_EQ(group["retention_in_days"], 90);
    EXPECT_TRUE(group.contains("kms_key_id"));
    EXPECT_TRUE(texts(tf_database(tf)["depends_on"]).contains("aws_cloudwatch_log_group." + name));
  }
  const Synthesized cfn = cloudformation();
  int ours = 0;
  const json groups = cfn.cloudformation_all("AWS::Logs::LogGroup");
  for (const auto& [id, group] : groups.items()) {
    if (group["Properties"]["LogGroupName"].dump().find("/aws/rds/instance/chat-db/") == std::string::npos)
      continue;
    ++ours;
    EXPECT_TRUE(group["Properties"].contains("KmsKeyId")) << id;
    EXPECT_EQ(group["Properties"]["RetentionInDays"], 90) << id;
    const json database = cfn.cloudformation_all("AWS::RDS::DBInstance").begin().value();
    EXPECT_NE(database["DependsOn"].dump().find(id), std::string::npos) << id;
  }
  EXPECT_EQ(ours, 4);
}

TEST(RdsMysqlLowering, InsightsAreAdvancedInProduction) {
  const json tf = tf_database(terraform());
  EXPECT_EQ(tf["database_insights_mode"], "advanced");
  EXPECT_EQ(tf["performance_insights_enabled"], true);
  EXPECT_EQ(tf["performance_insights_retention_period"], 465);
  EXPECT_EQ(tf["performance_insights_kms_key_id"], "${aws_kms_key.db_key.arn}");
  const json cfn = cfn_database(cloudformation());
  EXPECT_EQ(cfn["DatabaseInsightsMode"], "advanced");
  EXPECT_EQ(cfn["EnablePerformanceInsights"], true);
  EXPECT_EQ(cfn["PerformanceInsightsRetentionPeriod"], 465);
  EXPECT_TRUE(cfn.contains("PerformanceInsightsKMSKeyId"));
}

TEST(RdsMysqlLowering, InsightsFollowTheClassOutsideProduction) {
  const json medium = tf_database(terraform({.instance_class = outside_production(db_t4g_medium)}, staging));
  EXPECT_EQ(medium["database_insights_mode"], "standard");
  EXPECT_EQ(medium["performance_insights_retention_period"], 7);
  const json micro = tf_database(terraform({.instance_class = outside_production(db_t4g_micro)}, staging));
  EXPECT_EQ(micro["performance_insights_enabled"], false);
  EXPECT_FALSE(micro.contains("database_insights_mode"));
}

TEST(RdsMysqlLowering, NetworkIsDualStack) {
  EXPECT_EQ(tf_database(terraform())["network_type"], "DUAL");
  EXPECT_EQ(cfn_database(cloudformation())["NetworkType"], "DUAL");
}

TEST(RdsMysqlLowering, BackupsAndProtectionHold) {
  const Synthesized tf = terraform();
  EXPECT_EQ(tf_database(tf)["backup_retention_period"], 14);
  EXPECT_EQ(tf_database(tf)["copy_tags_to_snapshot"], true);
  EXPECT_EQ(tf_database(tf)["final_snapshot_identifier"], "chat-db-final");
  // Both hang on the stack's one variable, which lets nothing go unless the state says so.
  EXPECT_NE(tf_database(tf)["deletion_protection"].dump().find("var."), std::string::npos);
  EXPECT_NE(tf_database(tf)["skip_final_snapshot"].dump().find("var."), std::string::npos);
  const Synthesized cfn = cloudformation();
  EXPECT_EQ(cfn_database(cfn)["BackupRetentionPeriod"], 14);
  EXPECT_EQ(cfn_database(cfn)["CopyTagsToSnapshot"], true);
  EXPECT_EQ(cfn_database(cfn)["DeletionProtection"], json::parse(R"({"Ref": "DeletionProtection"})"));
  EXPECT_EQ(cfn.only()["Parameters"]["DeletionProtection"]["Default"], "true");
  EXPECT_EQ(cfn_database(cfn)["DeleteAutomatedBackups"], false);
  const json database = cfn.cloudformation_all("AWS::RDS::DBInstance").begin().value();
  EXPECT_EQ(database["DeletionPolicy"], "Snapshot");
  EXPECT_EQ(database["UpdateReplacePolicy"], "Snapshot");
}

TEST(RdsMysqlLowering, UnlockedLiftsTheProtection) {
  const Synthesized tf = terraform({}, {"--state", "unlocked"});
  EXPECT_EQ(tf.only()["variable"]["deletion_protection"]["default"], false);
  const Synthesized cfn = cloudformation({}, {"--state", "unlocked"});
  EXPECT_EQ(cfn.only()["Parameters"]["DeletionProtection"]["Default"], "false");
}

TEST(RdsMysqlLowering, OptionGroupOutlivesTheDatabase) {
  const json group = cloudformation().cloudformation_all("AWS::RDS::OptionGroup").begin().value();
  EXPECT_EQ(group["DeletionPolicy"], "Retain");
  EXPECT_TRUE(terraform().terraform("aws_db_option_group", "db_option_group").contains("skip_destroy"));
}

TEST(RdsMysqlLowering, StorageIsEncryptedWithItsOwnKeyAndGrows) {
  const json tf = tf_database(terraform({.storage = storage(gib<200>, up_to<900>)}));
  EXPECT_EQ(tf["storage_encrypted"], true);
  EXPECT_EQ(tf["kms_key_id"], "${aws_kms_key.db_key.arn}");
  EXPECT_EQ(tf["allocated_storage"], 200);
  EXPECT_EQ(tf["max_allocated_storage"], 900);
  EXPECT_EQ(tf["storage_type"], "gp3");
  const json cfn = cfn_database(cloudformation({.storage = storage(gib<200>, up_to<900>)}));
  EXPECT_EQ(cfn["StorageEncrypted"], true);
  EXPECT_EQ(cfn["KmsKeyId"], json::parse(R"({"Fn::GetAtt": ["DbKey", "Arn"]})"));
  EXPECT_EQ(cfn["AllocatedStorage"], "200");
  EXPECT_EQ(cfn["MaxAllocatedStorage"], 900);
}

TEST(RdsMysqlLowering, TheMastersPasswordIsReadFromTheWrittenSecret) {
  const Synthesized tf = terraform();
  const json database = tf_database(tf);
  EXPECT_EQ(
      database["password_wo"],
      "${jsondecode(ephemeral.aws_secretsmanager_secret_version.db_master.secret_string)[\"password\"]}");
  EXPECT_EQ(database["password_wo_version"], 1);
  EXPECT_FALSE(database.contains("password"));
  const json reader = tf.only()["ephemeral"]["aws_secretsmanager_secret_version"]["db_master"];
  EXPECT_NE(reader["secret_id"].dump().find("aws_secretsmanager_secret_version.db_master_version"),
            std::string::npos);
  const json cfn = cfn_database(cloudformation());
  EXPECT_NE(cfn["MasterUserPassword"].dump().find("{{resolve:secretsmanager:"), std::string::npos);
  EXPECT_NE(cfn["MasterUserPassword"].dump().find(":SecretString:password}}"), std::string::npos);
  EXPECT_NE(cfn["MasterUsername"].dump().find(":SecretString:username}}"), std::string::npos);
}

TEST(RdsMysqlLowering, MonitoringHasARoleThatTrustsRdsForThisInstance) {
  const Synthesized tf = terraform();
  EXPECT_EQ(tf_database(tf)["monitoring_interval"], 60);
  EXPECT_EQ(tf_database(tf)["monitoring_role_arn"], "${aws_iam_role.db_monitoring_role.arn}");
  const std::string text = tf.only().dump();
  EXPECT_NE(text.find("monitoring.rds.amazonaws.com"), std::string::npos);
  EXPECT_NE(text.find(":rds:eu-west-1:123456789012:db:chat-db"), std::string::npos);
  EXPECT_EQ(cfn_database(cloudformation())["MonitoringInterval"], 60);
}

TEST(RdsMysqlLowering, TakesMinorVersionsInAndStaysOnItsSeries) {
  EXPECT_EQ(tf_database(terraform())["engine_version"], "8.4");
  EXPECT_EQ(tf_database(terraform())["auto_minor_version_upgrade"], true);
  EXPECT_EQ(terraform().terraform("aws_db_parameter_group", "db_parameter_group")["family"], "mysql8.4");
  EXPECT_EQ(cfn_database(cloudformation())["EngineVersion"], mysql_8_4.newest_minor);
}

TEST(RdsMysqlLowering, ACertificateAuthorityIsSetOnlyWhenAskedFor) {
  EXPECT_FALSE(tf_database(terraform()).contains("ca_cert_identifier"));
  EXPECT_EQ(tf_database(terraform({.ca_certificate = "rds-ca-ecc384-g1"}))["ca_cert_identifier"],
            "rds-ca-ecc384-g1");
  EXPECT_EQ(cfn_database(cloudformation({.ca_certificate = "rds-ca-ecc384-g1"}))["CACertificateIdentifier"],
            "rds-ca-ecc384-g1");
}

TEST(RdsMysqlLowering, NamesComeFromThePath) {
  const json tf = tf_database(terraform());
  EXPECT_EQ(tf["identifier"], "chat-db");
  EXPECT_EQ(tf["db_name"], "chat");
  const json stated = tf_database(terraform({.database_name = "orders", .identifier = "Orders-1"}));
  EXPECT_EQ(stated["identifier"], "orders-1");
  EXPECT_EQ(stated["db_name"], "orders");
}

TEST(RdsMysqlLowering, ALongPathGivesAnIdentifierWithinTheLimit) {
  const auto identifier_of = [](std::string_view group) {
    const Synthesized out = synthesize(Target::cloudformation, [&](App& app) {
      Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
      Group outer{stack, group};
      Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
      SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
      RdsMysql db{outer,
                  "Db",
                  {.subnets = vpc.isolated_subnets(),
                   .encryption = KmsKey<Database>{stack, "DbKey"},
                   .master = vault.database_master()}};
    });
    return cfn_database(out)["DBInstanceIdentifier"].get<std::string>();
  };
  const std::string one = identifier_of("AVeryLongNameOfAGroupThatGoesOnAndOnAndOnForTheSakeOfItOne");
  const std::string two = identifier_of("AVeryLongNameOfAGroupThatGoesOnAndOnAndOnForTheSakeOfItTwo");
  EXPECT_LE(one.size(), 63U);
  EXPECT_NE(one, two);
  EXPECT_EQ(one.find("--"), std::string::npos);
}

TEST(RdsMysqlChain, ItsGroupIsClosedUntilSomebodyIsAdmitted) {
  const Synthesized out = terraform();
  EXPECT_TRUE(out.terraform_all("aws_vpc_security_group_ingress_rule").empty());
  EXPECT_EQ(texts(tf_database(out)["vpc_security_group_ids"]),
            (std::set<std::string>{"${aws_security_group.db_security_group.id}"}));
}

TEST(RdsMysqlUsers, AUserHasASecretWithWhatItNeedsToConnect) {
  const Changes changes{.then = [](const RdsMysql& db) {
    const DatabaseUser user = db.application_user("chat_app");
    EXPECT_EQ(user.password().json_key, "password");
    EXPECT_EQ(user.secret().path(), "chat/Db/UserChatApp");
    EXPECT_TRUE(user.secret() == db.application_user("chat_app").secret());
  }};
  const Synthesized tf = terraform(changes);
  EXPECT_EQ(tf.messages(), "");
  const json version = tf.terraform("aws_secretsmanager_secret_version", "db_user_chat_app_version");
  EXPECT_EQ(
      version["secret_string_wo"],
      R"({"username":"chat_app","engine":"mysql","host":"${aws_db_instance.db.address}","port":"3306",)"
      R"("dbname":"chat","password":")"
      R"(${ephemeral.aws_secretsmanager_random_password.db_user_chat_app_generated.random_password}"})");
  EXPECT_EQ(version["secret_string_wo_version"], 1);
  EXPECT_FALSE(version.contains("secret_string"));

  const Synthesized cfn = cloudformation(changes);
  const json secret = cfn.cloudformation("DbUserChatApp");
  EXPECT_EQ(secret["GenerateSecretString"]["GenerateStringKey"], "password");
  const std::string known = secret["GenerateSecretString"]["SecretStringTemplate"].dump();
  EXPECT_NE(known.find("chat_app"), std::string::npos);
  EXPECT_NE(known.find("Endpoint.Address"), std::string::npos);
  EXPECT_EQ(known.find("password"), std::string::npos);
  EXPECT_FALSE(secret.contains("SecretString"));
}

TEST(RdsMysqlUsers, TheMasterHasASecretOfItsOwn) {
  const Synthesized tf = terraform(
      {.then = [](const RdsMysql& db) { EXPECT_EQ(db.master_secret().secret.path(), "chat/Db/Master"); }});
  EXPECT_EQ(tf.terraform("aws_secretsmanager_secret", "db_master")["kms_key_id"],
            "${aws_kms_key.vault_database_secrets_key.arn}");
}

TEST(RdsMysqlUsers, NamesAreChecked) {
  for (const std::string_view name : {"", "Chat", "9lives", "a__b", "tail_", "with space", "drop'table"}) {
    const Synthesized out = terraform({.then = [&](const RdsMysql& db) { db.application_user(name); }});
    EXPECT_TRUE(says(out, "error: a database user's name is 1 to 32 lower-case letters")) << name;
  }
  for (const std::string_view name : {"quoin_master", "root", "rdsadmin"}) {
    const Synthesized out = terraform({.then = [&](const RdsMysql& db) { db.application_user(name); }});
    EXPECT_TRUE(says(out, "error: an application user bears the master's name")) << name;
  }
}

TEST(RdsMysqlRules, RefusesASingleZoneFromConfiguration) {
  EXPECT_TRUE(
      refuses(terraform({.availability = Availability::named("single_az")}), "QN-RDS-03", "single_az"));
  EXPECT_EQ(terraform({.availability = Availability::named("multi_az")}).messages(), "");
  EXPECT_TRUE(says(terraform({.availability = Availability::named("three_az")}),
                   "error: a database's availability is multi_az or single_az"));
}

TEST(RdsMysqlRules, ASingleZoneTakesEffectOutsideProductionOnly) {
  const Changes relaxed{.availability = outside_production(single_az)};
  EXPECT_EQ(tf_database(terraform(relaxed))["multi_az"], true);
  const Synthesized out = terraform(relaxed, staging);
  EXPECT_EQ(out.messages(), "");
  EXPECT_EQ(tf_database(out)["multi_az"], false);
  EXPECT_EQ(cfn_database(cloudformation(relaxed, staging))["MultiAZ"], false);
}

TEST(RdsMysqlRules, RefusesABurstableClassFromConfiguration) {
  EXPECT_TRUE(
      refuses(terraform({.instance_class = InstanceClass{"db.t4g.medium"}}), "QN-RDS-04", "db.t4g.medium"));
  EXPECT_TRUE(
      refuses(terraform({.instance_class = InstanceClass{"db.m7g.large"}}), "QN-RDS-04", "db.m7g.large"));
  EXPECT_EQ(terraform({.instance_class = InstanceClass{"db.t4g.medium"}}, staging).messages(), "");
}

TEST(RdsMysqlRules, RefusesAClassThatDoesNotExist) {
  EXPECT_TRUE(
      refuses(terraform({.instance_class = InstanceClass{"db.r6g.huge"}}), "QN-RDS-04", "db.r6g.huge"));
  EXPECT_TRUE(
      refuses(terraform({.instance_class = InstanceClass{"db.r6g.huge"}}, staging), "QN-RDS-04", "huge"));
}

TEST(RdsMysqlRules, ARelaxedClassTakesEffectOutsideProductionOnly) {
  const Changes relaxed{.instance_class = outside_production(db_t4g_medium)};
  EXPECT_EQ(tf_database(terraform(relaxed))["instance_class"], "db.r6g.large");
  EXPECT_EQ(tf_database(terraform(relaxed, staging))["instance_class"], "db.t4g.medium");
}

TEST(RdsMysqlRules, RefusesStorageFromConfigurationThatDoesNotGrow) {
  EXPECT_TRUE(refuses(terraform({.storage = storage(100, 100)}), "QN-RDS-12", "a limit of 100"));
  EXPECT_TRUE(refuses(terraform({.storage = storage(100, 109)}), "QN-RDS-12", "a limit of 109"));
  EXPECT_TRUE(refuses(terraform({.storage = storage(10, 500)}), "QN-RDS-12", "a start of 10"));
  EXPECT_TRUE(refuses(terraform({.storage = storage(100, 70000)}), "QN-RDS-12", "a limit of 70000"));
  EXPECT_EQ(terraform({.storage = storage(100, 110)}).messages(), "");
}

TEST(RdsMysqlRules, JudgesTheEngineByTheDay) {
  const Changes old{.engine_version = mysql_8_0};
  const auto on = [&](const std::string& day) {
    return synthesize(Target::terraform, [&](App& app) { declare(app, old); }, {"--as-of", day});
  };
  EXPECT_EQ(on("2026-07-31").messages(), "");
  EXPECT_TRUE(refuses(on("2026-08-01"), "QN-RDS-15", "2026-07-31"));
  EXPECT_TRUE(refuses(terraform({.engine_version = MysqlEngine::named("9.9")}), "QN-RDS-15", "9.9"));
  EXPECT_TRUE(refuses(terraform({.engine_version = MysqlEngine::named("5.7")}), "QN-RDS-15", "2024-02-29"));
}

TEST(RdsMysqlRules, RefusesToGoWithoutBackups) {
  EXPECT_TRUE(refuses(terraform({.backup_retention = days_of(0)}), "QN-RDS-11", "0 days"));
  EXPECT_TRUE(says(terraform({.backup_retention = days_of(3)}),
                   "error: automated backups are kept for 7 to 35 days"));
  EXPECT_EQ(terraform({.backup_retention = days_of(35)}).messages(), "");
}

TEST(RdsMysqlRules, RefusesAKeyThatIsMovedTwice) {
  const Synthesized out = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
    KmsKey<Database> key{stack, "DbKey"};
    RdsMysql first{stack,
                   "First",
                   {.subnets = vpc.isolated_subnets(),
                    .encryption = static_cast<KmsKey<Database>&&>(key),
                    .master = vault.database_master()}};
    RdsMysql second{stack,
                    "Db",
                    {.subnets = vpc.isolated_subnets(),
                     .encryption = static_cast<KmsKey<Database>&&>(key),
                     .master = vault.database_master()}};
  });
  EXPECT_TRUE(refuses(out, "QN-KMS-02", "chat/DbKey, which is the key of chat/First"));
}

TEST(RdsMysqlRules, RefusesSubnetsWithoutIpv6) {
  const auto with = [](bool dual_stack) {
    return synthesize(Target::terraform, [&](App& app) {
      Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
      ExistingVpc vpc{
          stack,
          "Network",
          {.id = "vpc-0123456789abcdef0",
           .range = "10.1.0.0/16"_cidr,
           .isolated_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}, {'b', "subnet-0bbbbbbbbbbbbbbbb"}},
           .dual_stack = dual_stack}};
      SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
      RdsMysql db{stack,
                  "Db",
                  {.subnets = vpc.isolated_subnets(),
                   .encryption = KmsKey<Database>{stack, "DbKey"},
                   .master = vault.database_master()}};
    });
  };
  EXPECT_TRUE(refuses(with(false), "QN-RDS-10", "without IPv6"));
  EXPECT_EQ(with(true).messages(), "");
}

TEST(RdsMysqlInput, IdentifiersAndNamesAreChecked) {
  for (const std::string_view bad : {"1st", "a--b", "tail-", "with_underscore", "ümlaut"})
    EXPECT_TRUE(says(terraform({.identifier = bad}), "error: a database's identifier is 1 to 63 letters"))
        << bad;
  EXPECT_TRUE(
      says(terraform({.identifier = std::string(64, 'a')}), "error: a database's identifier is 1 to 63"));
  for (const std::string_view bad : {"1st", "with-dash", "with space"})
    EXPECT_TRUE(says(terraform({.database_name = bad}), "error: a database's name is 1 to 64 letters"))
        << bad;
}

TEST(RdsMysqlInput, TwoDatabasesOfOneIdentifierAreRefused) {
  const Synthesized out = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
    RdsMysql one{stack,
                 "OrdersDb",
                 {.subnets = vpc.isolated_subnets(),
                  .encryption = KmsKey<Database>{stack, "KeyA"},
                  .master = vault.database_master()}};
    RdsMysql two{stack,
                 "Orders-Db",
                 {.subnets = vpc.isolated_subnets(),
                  .encryption = KmsKey<Database>{stack, "KeyB"},
                  .master = vault.database_master()}};
  });
  EXPECT_TRUE(says(out, "error: two databases of one account and region have the same identifier"));
  EXPECT_TRUE(says(out, "\"chat-orders-db\", which is that of chat/OrdersDb"));
}

TEST(RdsMysqlInput, WindowsAndIntervalsAreChecked) {
  EXPECT_TRUE(
      says(terraform({.backup_window = "1:00-2:00"}), "error: a backup window is two times of the day"));
  EXPECT_TRUE(
      says(terraform({.backup_window = "25:00-26:00"}), "error: a backup window is two times of the day"));
  EXPECT_TRUE(says(terraform({.backup_window = "01:00-01:10"}), "error: a window has half an hour at least"));
  EXPECT_TRUE(says(terraform({.maintenance_window = "sunday"}),
                   "error: a maintenance window is two times of the week"));
  EXPECT_TRUE(says(terraform({.maintenance_window = "sun:01:30-sun:02:30"}),
                   "error: the backup window and the maintenance window overlap"));
  EXPECT_TRUE(
      says(terraform({.monitoring_seconds = 7}), "error: enhanced monitoring takes a sample every 1, 5, 10"));
  EXPECT_EQ(
      terraform({.backup_window = "23:45-00:30", .maintenance_window = "mon:03:00-mon:04:00"}).messages(),
      "");
}

TEST(DatabaseWindows, OverTheEndOfDayAndWeek) {
  const auto daily = parse_daily_window("23:30-00:30");
  ASSERT_TRUE(daily);
  EXPECT_EQ(daily->length(), 60);
  EXPECT_TRUE(overlap(*daily, *parse_weekly_window("sun:23:45-mon:00:15")));
  EXPECT_TRUE(overlap(*daily, *parse_weekly_window("mon:00:00-mon:00:30")));
  EXPECT_FALSE(overlap(*daily, *parse_weekly_window("mon:00:30-mon:01:00")));
  EXPECT_FALSE(parse_daily_window("24:00-01:00"));
  EXPECT_FALSE(parse_weekly_window("sux:01:00-sun:02:00"));
}

}  // namespace rds_mysql_test
