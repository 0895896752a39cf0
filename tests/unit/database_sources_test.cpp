// Masters that RDS manages, and databases that are made from a snapshot, in both targets.
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

namespace database_sources_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

template <class Engine>
Synthesized made(
    Target target, bool managed, DatabaseSource source,
    const std::function<void(const Engine&)>& then = [](const Engine&) {}) {
  return synthesize(target,
                    [&](App& app) {
                      Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
                      Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
                      SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
                      const MasterCredentials kept = vault.database_master();
                      Engine db{
                          stack,
                          "Db",
                          {
                              .subnets = vpc.isolated_subnets(),
                              .encryption = KmsKey<Database>{stack, "DbKey"},
                              .master = managed ? DatabaseMaster{rds_managed(kept)} : DatabaseMaster{kept},
                              .restore_from = source,
                          }};
                      then(db);
                    },
                    {"--as-of", "2026-11-01"});
}

std::string said(const Synthesized& out) { return test::without_lines(out.messages()); }

/// Every diagnostic with its text; notes stand in the report alone.
std::string noted(const Synthesized& out) {
  std::string all;
  for (const Diagnostic& each : out.diagnostics) all += format(each);
  return test::without_lines(all);
}

constexpr std::string_view kept_note =
    "note: a database that was restored keeps its .restore_from: another snapshot replaces the database, and "
    "in "
    "CloudFormation so does none, by an empty one\n"
    "  at chat/Db (database_sources_test.cpp:N)\n  got: snapshot \"chat-db-final\"\n"
    "  fix: leave it in the program as long as the database lives\n";

template <class Engine> class DatabaseMasters : public testing::Test {};
template <class Engine> class DatabaseSnapshots : public testing::Test {};
using Engines = testing::Types<RdsMysql, RdsPostgres>;
TYPED_TEST_SUITE(DatabaseMasters, Engines);
TYPED_TEST_SUITE(DatabaseSnapshots, Engines);

TYPED_TEST(DatabaseMasters, AreManagedByRdsWithTheVaultsKey) {
  const Synthesized tf = made<TypeParam>(Target::terraform, true, {});
  EXPECT_EQ(said(tf), "");
  const json db = tf.terraform("aws_db_instance", "db");
  EXPECT_EQ(db["manage_master_user_password"], true);
  EXPECT_EQ(db["master_user_secret_kms_key_id"], "${aws_kms_key.vault_database_secrets_key.arn}");
  EXPECT_EQ(db["username"], "quoin_master");
  for (const char* none : {"password", "password_wo", "password_wo_version"}) EXPECT_FALSE(db.contains(none));
  EXPECT_TRUE(tf.terraform_all("aws_secretsmanager_secret").empty()) << "RDS makes it";
  EXPECT_FALSE(tf.only().contains("ephemeral"));

  const Synthesized cfn = made<TypeParam>(Target::cloudformation, true, {});
  EXPECT_EQ(said(cfn), "");
  const json properties = cfn.cloudformation("Db");
  EXPECT_EQ(properties["ManageMasterUserPassword"], true);
  EXPECT_EQ(properties["MasterUserSecret"]["KmsKeyId"],
            (json{{"Fn::GetAtt", {"VaultDatabaseSecretsKey", "Arn"}}}));
  EXPECT_EQ(properties["MasterUsername"], "quoin_master");
  EXPECT_FALSE(properties.contains("MasterUserPassword"));
  EXPECT_TRUE(cfn.cloudformation_all("AWS::SecretsManager::Secret").empty());
}

// It keeps a grant, for the rotations that nobody calls for.
TYPED_TEST(DatabaseMasters, RdsMayUseTheVaultsKey) {
  const Synthesized tf = made<TypeParam>(Target::terraform, true, {});
  const std::string policy =
      tf.only()["data"]["aws_iam_policy_document"]["vault_database_secrets_key_policy"].dump();
  EXPECT_NE(policy.find("kms:CreateGrant"), std::string::npos);
  EXPECT_NE(policy.find("rds.eu-west-1.amazonaws.com"), std::string::npos);
  EXPECT_NE(policy.find("secretsmanager.eu-west-1.amazonaws.com"), std::string::npos);
}

TYPED_TEST(DatabaseMasters, TheFunctionOfUsersReadsWhatRdsHasMade) {
  const auto users = [](const TypeParam& db) { db.application_user("chat", {.rotation = days<30>}); };
  const Synthesized tf = made<TypeParam>(Target::terraform, true, {}, users);
  EXPECT_EQ(said(tf), "");
  const std::string role =
      tf.only()["data"]["aws_iam_policy_document"]["db_rotation_role_permissions"].dump();
  EXPECT_NE(role.find("${aws_db_instance.db.master_user_secret[0].secret_arn}"), std::string::npos) << role;
  const Synthesized cfn = made<TypeParam>(Target::cloudformation, true, {}, users);
  EXPECT_EQ(said(cfn), "");
  EXPECT_NE(cfn.only().dump().find(R"(["Db","MasterUserSecret.SecretArn"])"), std::string::npos);
}

TYPED_TEST(DatabaseMasters, ThatRdsManagesHaveNoReadReplicas) {
  const auto out =
      made<TypeParam>(Target::terraform, true, {}, [](const TypeParam& db) { db.replica("Reader"); });
  EXPECT_EQ(said(out),
            "error: RDS makes no read replica of a database of which it manages the master's password\n"
            "  at chat/Db/Reader (database_sources_test.cpp:N)\n"
            "  got: chat/Db with rds_managed(vault.database_master())\n"
            "  fix: .master = vault.database_master(), or no replica\n");
}

TYPED_TEST(DatabaseSnapshots, HaveWhatIsThenNotStatedAnew) {
  const Synthesized tf = made<TypeParam>(Target::terraform, false, snapshot("chat-db-final"));
  EXPECT_EQ(noted(tf), kept_note);
  const json db = tf.terraform("aws_db_instance", "db");
  EXPECT_EQ(db["snapshot_identifier"], "chat-db-final");
  for (const char* none : {"allocated_storage", "db_name", "kms_key_id", "username"})
    EXPECT_FALSE(db.contains(none)) << none;
  EXPECT_EQ(db["storage_encrypted"], true) << "a snapshot that is not encrypted is not taken for one that is";
  EXPECT_EQ(db["password_wo_version"], 1) << "the master gets the vault's password";

  const Synthesized cfn = made<TypeParam>(Target::cloudformation, false, snapshot("chat-db-final"));
  EXPECT_EQ(noted(cfn), kept_note);
  const json properties = cfn.cloudformation("Db");
  EXPECT_EQ(properties["DBSnapshotIdentifier"], "chat-db-final");
  for (const char* none : {"AllocatedStorage", "DBName", "KmsKeyId", "MasterUsername", "StorageEncrypted"})
    EXPECT_FALSE(properties.contains(none)) << none;
  EXPECT_TRUE(properties.contains("MasterUserPassword"));
}

TYPED_TEST(DatabaseSnapshots, GiveTheSameFactInBothTargets) {
  EXPECT_EQ(made<TypeParam>(Target::terraform, false, snapshot("chat-db-final")).facts.at("database"),
            made<TypeParam>(Target::cloudformation, false, snapshot("chat-db-final")).facts.at("database"));
}

TYPED_TEST(DatabaseSnapshots, AreNamedAsRdsNamesThem) {
  for (const char* good :
       {"a", "rds:chat-db-2026-11-01-01-05", "Final-1", "arn:aws:rds:eu-west-1:210987654321:snapshot:shared"})
    EXPECT_EQ(made<TypeParam>(Target::terraform, false, snapshot(good)).messages().find("error"),
              std::string::npos)
        << good;
  for (const char* bad : {"", "1st", "two--dashes", "ends-", "with space", "arn:aws:s3:::bucket",
                          "arn:x:snapshot:shared", "arn:aws:rds:eu-west-1:1:snapshot:shared"})
    EXPECT_NE(
        said(made<TypeParam>(Target::terraform, false, snapshot(bad)))
            .find("error: a snapshot's name is 1 to 255 letters, digits and single '-', and starts with a "
                  "letter; one that RDS took by itself starts with \"rds:\", one of another account is named "
                  "by its ARN\n  at chat/Db (database_sources_test.cpp:N)\n  got: \"" +
                  std::string{bad} + "\"\n  fix: .restore_from = snapshot(\"chat-db-final\")\n"),
        std::string::npos)
        << bad;
}

}  // namespace database_sources_test
