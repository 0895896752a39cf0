// What a PostgreSQL database becomes in both targets; read replicas and signing in by IAM, of both engines.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>

namespace quoin::test::rds_postgres_test {

using namespace quoin::aws;
using nlohmann::json;

struct Changes {
  PostgresEngine engine_version{};
  std::string_view database_name{};
  std::function<void(Stack&, const RdsPostgres&)> then{};
};

Synthesized made(Target target, const Changes& changes = {}, std::vector<std::string> options = {}) {
  options.insert(options.end(), {"--as-of", "2026-11-01"});
  return synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
        Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
        SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
        RdsPostgres db{stack,
                       "Db",
                       {.subnets = vpc.isolated_subnets(),
                        .encryption = KmsKey<Database>{stack, "DbKey"},
                        .master = vault.database_master(),
                        .engine_version = changes.engine_version,
                        .database_name = changes.database_name}};
        if (changes.then) changes.then(stack, db);
      },
      options);
}

std::string said(const Synthesized& out) { return without_lines(out.messages()); }

/// The facts without what only CloudFormation needs: the role that empties a VPC's default security group.
facts::Facts without_helpers(facts::Facts facts) {
  std::erase_if(facts["grant"], [](const facts::Fact& grant) {
    return grant.at("holder").ends_with("/default_security_group_role");
  });
  return facts;
}

TEST(RdsPostgresLowering, ADefaultDatabaseHasNoFindingsAndEqualFacts) {
  const Synthesized tf = made(Target::terraform);
  const Synthesized cfn = made(Target::cloudformation);
  EXPECT_EQ(said(tf), "");
  EXPECT_EQ(said(cfn), "");
  EXPECT_TRUE(without_helpers(tf.facts) == without_helpers(cfn.facts));
}

Synthesized with_a_service(Target target) {
  return synthesize(target,
                    [](App& app) {
                      Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
                      Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
                      SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
                      ContainerRegistry registry{stack, "Images", {}};
                      RdsPostgres db{stack,
                                     "Db",
                                     {.subnets = vpc.isolated_subnets(),
                                      .encryption = KmsKey<Database>{stack, "DbKey"},
                                      .master = vault.database_master()}};
                      FargateService api{
                          stack,
                          "Api",
                          {.subnets = vpc.private_subnets(),
                           .image = registry.image("v1.2.3"_tag),
                           .port = tls_port<3443>,
                           .secrets = {{"DB_PASSWORD", db.application_user("chat").password()}}}};
                      api >> db;
                    },
                    {"--as-of", "2026-11-01"});
}

TEST(RdsPostgresChain, AdmitsTheServiceThatCallsItAndNobodyElse) {
  const Synthesized tf = with_a_service(Target::terraform);
  EXPECT_EQ(said(tf).find("error"), std::string::npos) << said(tf);
  std::vector<facts::Fact> ways;
  for (const facts::Fact& edge : tf.facts.at("security_edge"))
    if (edge.at("group") == "chat/Db/security_group" && edge.at("direction") == "ingress")
      ways.push_back(edge);
  ASSERT_EQ(ways.size(), 1U);
  EXPECT_EQ(ways.front().at("peer"), "chat/Api/security_group");
  EXPECT_EQ(ways.front().at("from_port"), "5432");
  EXPECT_EQ(ways.front().at("to_port"), "5432");
  EXPECT_TRUE(tf.facts.at("security_edge") ==
              with_a_service(Target::cloudformation).facts.at("security_edge"));
}

TEST(RdsPostgresLowering, IsTheLatestPostgresBehindItsPort) {
  const json db = made(Target::terraform).terraform("aws_db_instance", "db");
  EXPECT_EQ(db["engine"], "postgres");
  EXPECT_EQ(db["engine_version"], "18");
  EXPECT_EQ(db["port"], 5432);
  EXPECT_FALSE(db.contains("option_group_name"));
  EXPECT_EQ(db["enabled_cloudwatch_logs_exports"], json::array({"postgresql", "upgrade"}));
  const json properties = made(Target::cloudformation).cloudformation("Db");
  EXPECT_EQ(properties["Engine"], "postgres");
  EXPECT_EQ(properties["EngineVersion"], "18.3");
  EXPECT_EQ(properties["Port"], "5432");
  EXPECT_FALSE(properties.contains("OptionGroupName"));
}

TEST(RdsPostgresLowering, RefusesConnectionsWithoutTlsAndAudits) {
  std::map<std::string, std::string> parameters;
  const json group = made(Target::terraform).terraform("aws_db_parameter_group", "db_parameter_group");
  for (const json& each : group["parameter"]) parameters[each["name"]] = each["value"];
  EXPECT_EQ(parameters.at("rds.force_ssl"), "1");
  EXPECT_EQ(parameters.at("ssl_min_protocol_version"), "TLSv1.2");
  EXPECT_EQ(parameters.at("pgaudit.log"), "ddl,role");
  EXPECT_EQ(parameters.at("log_connections"), "1");
  EXPECT_FALSE(parameters.contains("log_statement"));  // it would write passwords
  const json in_cfn = made(Target::cloudformation).cloudformation("DbParameterGroup");
  EXPECT_EQ(in_cfn["Family"], "postgres18");
  EXPECT_EQ(in_cfn["Parameters"]["rds.force_ssl"], "1");
}

TEST(RdsPostgresRules, RefusesVersionsThatAreNotSupported) {
  const auto refused = [](std::string_view series) {
    return said(made(Target::terraform, {.engine_version = PostgresEngine::named(series)}));
  };
  EXPECT_NE(refused("13").find("got: 13, whose standard support ended on 2026-02-28"), std::string::npos);
  EXPECT_NE(refused("9.6").find("got: \"9.6\", a release series that is not known"), std::string::npos);
  EXPECT_EQ(refused("14"), "");
}

TEST(RdsPostgresRules, ANameIsNoLongerThanPostgresTakes) {
  const std::string longest(63, 'a');
  EXPECT_EQ(said(made(Target::terraform, {.database_name = longest})), "");
  const std::string longer(64, 'a');
  EXPECT_NE(said(made(Target::terraform, {.database_name = longer})).find("1 to 63 letters"),
            std::string::npos);
}

TEST(DatabaseReplica, StandsWithItsSourceAndHasItsKeyInBothTargets) {
  const Changes changes{.then = [](Stack&, const RdsPostgres& db) { db.replica("Reader"); }};
  const Synthesized tf = made(Target::terraform, changes);
  EXPECT_EQ(said(tf), "");
  const json replica = tf.terraform("aws_db_instance", "db_reader");
  EXPECT_EQ(replica["replicate_source_db"], "${aws_db_instance.db.identifier}");
  EXPECT_EQ(replica["identifier"], "chat-db-reader");
  const std::string trust = tf.only()["data"]["aws_iam_policy_document"].dump();
  EXPECT_NE(trust.find(":db:chat-db\""), std::string::npos) << trust;
  EXPECT_NE(trust.find(":db:chat-db-reader\""), std::string::npos) << "its monitoring uses the same role";
  EXPECT_FALSE(replica.contains("kms_key_id"));   // of its region: it inherits the source's
  EXPECT_EQ(replica["storage_encrypted"], true);  // else the provider would replace it at every plan
  EXPECT_FALSE(replica.contains("db_subnet_group_name"));
  EXPECT_EQ(replica["vpc_security_group_ids"],
            tf.terraform("aws_db_instance", "db")["vpc_security_group_ids"]);
  EXPECT_EQ(replica["performance_insights_kms_key_id"], "${aws_kms_key.db_key.arn}");
  EXPECT_EQ(replica["publicly_accessible"], false);
  EXPECT_EQ(replica["iam_database_authentication_enabled"], true);
  EXPECT_EQ(replica["network_type"], "DUAL");
  EXPECT_EQ(replica["multi_az"], true);

  const Synthesized cfn = made(Target::cloudformation, changes);
  EXPECT_EQ(said(cfn), "");
  const json properties = cfn.cloudformation("DbReader");
  EXPECT_EQ(properties["SourceDBInstanceIdentifier"], json::parse(R"({"Ref": "Db"})"));
  EXPECT_FALSE(properties.contains("KmsKeyId"));
  EXPECT_FALSE(properties.contains("DBSubnetGroupName"));
  EXPECT_EQ(properties["PubliclyAccessible"], false);
  EXPECT_TRUE(without_helpers(tf.facts) == without_helpers(cfn.facts));
}

TEST(DatabaseReplica, OfMysqlTakesTheOptionGroup) {
  const Synthesized out =
      synthesize(Target::terraform,
                 [](App& app) {
                   Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
                   Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
                   SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
                   RdsMysql db{stack,
                               "Db",
                               {.subnets = vpc.isolated_subnets(),
                                .encryption = KmsKey<Database>{stack, "DbKey"},
                                .master = vault.database_master()}};
                   db.replica("Reader", {.identifier = "reader"});
                 },
                 {"--as-of", "2026-11-01"});
  EXPECT_EQ(said(out), "");
  const json replica = out.terraform("aws_db_instance", "db_reader");
  EXPECT_EQ(replica["identifier"], "reader");
  EXPECT_EQ(replica["option_group_name"], "${aws_db_instance.db.option_group_name}");
  EXPECT_EQ(replica["enabled_cloudwatch_logs_exports"],
            json::array({"audit", "error", "general", "slowquery"}));
}

TEST(DatabaseReplica, IsMemoryOptimizedInProductionAndItsNameIsItsOwn) {
  const auto refused = [](const ReplicaProps& props) {
    return said(made(Target::terraform,
                     {.then = [&](Stack&, const RdsPostgres& db) { db.replica("Reader", props); }}));
  };
  EXPECT_NE(refused({.instance_class = InstanceClass{"db.t4g.medium"}}).find("error[QN-RDS-04]"),
            std::string::npos);
  EXPECT_NE(refused({.availability = Availability::named("single_az")}).find("error[QN-RDS-03]"),
            std::string::npos);
  EXPECT_NE(refused({.identifier = "chat-db"}).find("chat-db"), std::string::npos);
}

TEST(DatabaseConnect, ARoleMaySignInAsTheUserAndAsNobodyElse) {
  const Changes changes{.then = [](Stack& stack, const RdsPostgres& db) {
    Role<Task> reader{stack, "Reader"};
    db.grant_connect(reader, "chat");
  }};
  const Synthesized tf = made(Target::terraform, changes);
  EXPECT_EQ(said(tf), "");
  json statement = tf.only()["data"]["aws_iam_policy_document"]["reader_permissions"]["statement"];
  if (statement.is_array()) statement = statement.at(0);
  EXPECT_EQ(statement["actions"], json::array({"rds-db:connect"}));
  EXPECT_EQ(
      statement["resources"],
      json::array({"arn:aws:rds-db:eu-west-1:123456789012:dbuser:${aws_db_instance.db.resource_id}/chat"}));
  const Synthesized cfn = made(Target::cloudformation, changes);
  EXPECT_EQ(said(cfn), "");
  EXPECT_TRUE(without_helpers(tf.facts) == without_helpers(cfn.facts));
}

TEST(DatabaseConnect, NobodySignsInAsTheMaster) {
  const auto as = [](std::string_view user) {
    return said(made(Target::terraform, {.then = [&](Stack& stack, const RdsPostgres& db) {
                       Role<Task> reader{stack, "Reader"};
                       db.grant_connect(reader, user);
                     }}));
  };
  EXPECT_NE(as("quoin_master").find("error[QN-RDS-14]"), std::string::npos);
  EXPECT_NE(as("Chat App").find("got: \"Chat App\""), std::string::npos);
  EXPECT_NE(as("rdsadmin").find("rdsadmin"), std::string::npos);
}

}  // namespace quoin::test::rds_postgres_test
