// The function that makes a database's users and rotates their passwords, in both targets.
#include "core/zip.hpp"
#include "core_fixture.hpp"
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <set>
#include <string>

namespace database_users_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

const std::vector<std::string> options{"--as-of", "2026-11-01"};

template <class Database> Synthesized made(Target target, const std::function<void(const Database&)>& then) {
  return synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
        Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
        SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
        Database db{stack,
                    "Db",
                    {
                        .subnets = vpc.isolated_subnets(),
                        .encryption = KmsKey<aws::Database>{stack, "DbKey"},
                        .master = vault.database_master(),
                    }};
        then(db);
      },
      options);
}

void two_users(const RdsMysql& db) {
  db.application_user("chat", {.rotation = days<30>});
  db.application_user("reporter", {.rotation = days<60>, .rights = {DatabaseRight::select}});
}

Synthesized terraform() { return made<RdsMysql>(Target::terraform, two_users); }
Synthesized cloudformation() { return made<RdsMysql>(Target::cloudformation, two_users); }

const json& first_of(const json& value) { return value.is_array() ? value.at(0) : value; }

/// The statements of a policy document of Terraform, by name.
json statements(const Synthesized& tf, const std::string& document) {
  json result = json::object();
  for (const json& each : tf.only()["data"]["aws_iam_policy_document"][document]["statement"])
    result[each["sid"].get<std::string>()] = each;
  return result;
}

std::string said(const Synthesized& out) { return test::without_lines(out.messages()); }

TEST(DatabaseUsers, AreMadeAtOnceAndRotatedByAFunction) {
  const Synthesized tf = terraform();
  EXPECT_EQ(tf.messages(), "");
  const json rotations = tf.terraform_all("aws_secretsmanager_secret_rotation");
  ASSERT_EQ(rotations.size(), 2U);
  const json& chat = rotations["db_user_chat_rotation"];
  EXPECT_EQ(chat["rotate_immediately"], true) << "nobody else makes the user";
  EXPECT_EQ(first_of(chat["rotation_rules"])["automatically_after_days"], 30);
  EXPECT_EQ(chat["rotation_lambda_arn"], "${aws_lambda_function.db_rotation.arn}");
  EXPECT_EQ(first_of(rotations["db_user_reporter_rotation"]["rotation_rules"])["automatically_after_days"],
            60);

  const Synthesized cfn = cloudformation();
  EXPECT_EQ(cfn.messages(), "");
  const json schedule = cfn.cloudformation("DbUserChatRotation");
  EXPECT_EQ(schedule["RotateImmediatelyOnUpdate"], true);
  EXPECT_EQ(schedule["RotationRules"]["AutomaticallyAfterDays"], 30);
  EXPECT_EQ(schedule["RotationLambdaARN"], (json{{"Fn::GetAtt", {"DbRotation", "Arn"}}}));
}

TEST(DatabaseUsers, TheFunctionKnowsWhereAndWhatFromTheProgram) {
  const json function = terraform().terraform("aws_lambda_function", "db_rotation");
  EXPECT_EQ(
      first_of(function["environment"])["variables"]["DATABASE"],
      R"({"database":"chat","engine":"mysql","host":"${aws_db_instance.db.address}",)"
      R"("master":"${aws_secretsmanager_secret.db_master.arn}","port":"3306","users":{)"
      R"("${aws_secretsmanager_secret.db_user_chat.arn}":{"name":"chat","rights":["select","insert","update","remove"]},)"
      R"("${aws_secretsmanager_secret.db_user_reporter.arn}":{"name":"reporter","rights":["select"]}}})");
  const std::string settings =
      cloudformation().cloudformation("DbRotation")["Environment"]["Variables"]["DATABASE"].dump();
  EXPECT_NE(settings.find(R"(\"name\":\"reporter\",\"rights\":[\"select\"])"), std::string::npos) << settings;
}

TEST(DatabaseUsers, TheFunctionStandsInIsolatedSubnetsAndReachesTwoThings) {
  const Synthesized tf = terraform();
  const json function = tf.terraform("aws_lambda_function", "db_rotation");
  EXPECT_EQ(first_of(function["vpc_config"])["subnet_ids"],
            json::array({"${aws_subnet.vpc_isolated_a.id}", "${aws_subnet.vpc_isolated_b.id}"}));
  EXPECT_EQ(first_of(function["vpc_config"])["security_group_ids"],
            json::array({"${aws_security_group.db_rotation_security_group.id}"}));
  std::set<std::string> ways;
  const json ways_out = tf.terraform_all("aws_vpc_security_group_egress_rule");
  for (const auto& [name, rule] : ways_out.items())
    if (rule["security_group_id"] == "${aws_security_group.db_rotation_security_group.id}")
      ways.insert(rule["referenced_security_group_id"].get<std::string>() + " " + rule["from_port"].dump());
  EXPECT_EQ(ways, (std::set<std::string>{"${aws_security_group.db_security_group.id} 3306",
                                         "${aws_security_group.vpc_endpoints_security_group.id} 443"}));
  const json ways_in = tf.terraform_all("aws_vpc_security_group_ingress_rule");
  for (const auto& [name, rule] : ways_in.items())
    EXPECT_NE(rule["security_group_id"], "${aws_security_group.db_rotation_security_group.id}") << name;
  const json admitted =
      tf.terraform("aws_vpc_security_group_ingress_rule", "db_ingress_from_db_rotation_3306");
  EXPECT_EQ(admitted["referenced_security_group_id"], "${aws_security_group.db_rotation_security_group.id}");
  EXPECT_FALSE(tf.terraform("aws_vpc_endpoint", "vpc_endpoint_secretsmanager").is_null());

  const json placed = cloudformation().cloudformation("DbRotation")["VpcConfig"];
  EXPECT_EQ(placed["SubnetIds"].size(), 2U);
  EXPECT_EQ(placed["SecurityGroupIds"],
            json::array({json{{"Fn::GetAtt", {"DbRotationSecurityGroup", "GroupId"}}}}));
}

TEST(DatabaseUsers, TheFunctionReadsTheMasterAndWritesTheUsers) {
  const Synthesized tf = terraform();
  const json role = statements(tf, "db_rotation_role_permissions");
  EXPECT_EQ(role["ReadTheMaster"]["actions"], json::array({"secretsmanager:GetSecretValue"}));
  EXPECT_EQ(role["ReadTheMaster"]["resources"], json::array({"${aws_secretsmanager_secret.db_master.arn}"}));
  EXPECT_EQ(role["RotateTheSecrets"]["resources"],
            json::array({"${aws_secretsmanager_secret.db_user_chat.arn}",
                         "${aws_secretsmanager_secret.db_user_reporter.arn}"}));
  EXPECT_EQ(role["UseTheirKeys"]["resources"],
            json::array({"${aws_kms_key.vault_database_secrets_key.arn}"}));
  const json& denied = role["NotByItsCode"];
  EXPECT_EQ(denied["effect"], "Deny");
  EXPECT_EQ(first_of(denied["condition"])["values"],
            json::array({"arn:aws:lambda:eu-west-1:123456789012:function:chat-Db-Rotation"}));
  EXPECT_EQ(denied["actions"].size(), 6U) << "all that Lambda does to stand in the VPC";
  EXPECT_EQ(tf.terraform_all("aws_iam_role_policy_attachment").begin().value()["policy_arn"],
            "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess");

  EXPECT_EQ(first_of(statements(tf, "db_rotation_role_trust")["TrustService"]["condition"])["variable"],
            "aws:SourceAccount");
  const json master = statements(tf, "db_master_policy")["ReadByThoseWhoAreGivenIt"];
  EXPECT_NE(master.dump().find("${aws_iam_role.db_rotation_role.arn}"), std::string::npos);
  const json user = statements(tf, "db_user_chat_policy")["RotatedByItsFunction"];
  EXPECT_NE(user.dump().find("${aws_iam_role.db_rotation_role.arn}"), std::string::npos);
}

TEST(DatabaseUsers, ItsCodeIsTheOneThatIsTested) {
  std::ifstream file{QUOIN_SOURCE_DIR "/constructs/secrets_vault/functions/rotate_database.py",
                     std::ios::binary};
  const std::string source{std::istreambuf_iterator<char>{file}, {}};
  ASSERT_FALSE(source.empty());
  EXPECT_EQ(cloudformation().cloudformation("DbRotation")["Code"]["ZipFile"], source);
  const std::string name = terraform().terraform("aws_lambda_function", "db_rotation")["filename"];
  EXPECT_EQ(name, "functions/rotate_database-" +
                      quoin::detail::checksum_text(quoin::detail::zip({{"index.py", source}})) + ".zip");
}

TEST(DatabaseUsers, PostgresHasTheSame) {
  const auto declare = [](const RdsPostgres& db) {
    db.application_user(
        "chat", {.rotation = days<30>, .rights = {DatabaseRight::change_tables, DatabaseRight::select}});
  };
  const Synthesized tf = made<RdsPostgres>(Target::terraform, declare);
  EXPECT_EQ(tf.messages(), "");
  const std::string settings =
      first_of(tf.terraform("aws_lambda_function", "db_rotation")["environment"])["variables"]["DATABASE"];
  EXPECT_NE(settings.find(R"("engine":"postgres")"), std::string::npos);
  EXPECT_NE(settings.find(R"("port":"5432")"), std::string::npos);
  EXPECT_NE(settings.find(R"("rights":["select","change_tables"])"), std::string::npos);
  EXPECT_EQ(made<RdsPostgres>(Target::cloudformation, declare).messages(), "");
}

TEST(DatabaseUsers, WithoutARotationThereIsNoFunction) {
  const auto out = made<RdsMysql>(Target::terraform, [](const RdsMysql& db) {
    db.application_user("chat");
    db.application_user("a", {.rotation = by_owner(days<90>)});
    db.application_user("b", {.rotation = no_rotation("signs in by IAM")});
  });
  EXPECT_TRUE(out.terraform_all("aws_lambda_function").empty());
  EXPECT_TRUE(out.terraform_all("aws_secretsmanager_secret_rotation").empty());
}

TEST(DatabaseUsers, OneThatIsAskedForAgainIsTheSame) {
  const auto out = made<RdsMysql>(Target::terraform, [](const RdsMysql& db) {
    const DatabaseUser user = db.application_user("chat", {.rotation = days<30>});
    EXPECT_EQ(user.secret().path(), db.application_user("chat").secret().path());
  });
  EXPECT_EQ(out.messages(), "");
}

template <class Database> std::string refused(const std::function<void(const Database&)>& declare) {
  return said(made<Database>(Target::terraform, declare));
}

TEST(DatabaseUsers, SaysWhatIsWrong) {
  EXPECT_EQ(
      refused<RdsMysql>([](const RdsMysql& db) {
        db.application_user("chat");
        db.application_user("chat", {.rotation = days<30>});
      }),
      "error: what a database user may do, and how it is rotated, is stated where it is first asked for\n"
      "  at chat/Db (database_users_test.cpp:N)\n  got: \"chat\", which there is already\n"
      "  fix: db.application_user(\"chat\", {.rotation = days<30>}) once, before the others, which are "
      "db.application_user(\"chat\")\n");
  EXPECT_EQ(refused<RdsMysql>([](const RdsMysql& db) {
              db.application_user("chat", {.rotation = days<30>, .rights = {}});
            }),
            "error: a database user has one right at least\n"
            "  at chat/Db (database_users_test.cpp:N)\n  got: \"chat\" with none\n"
            "  fix: .rights = {DatabaseRight::select}, or leave it out\n");
  EXPECT_EQ(refused<RdsMysql>([](const RdsMysql& db) {
              db.application_user(
                  "chat", {.rotation = days<30>, .rights = {DatabaseRight::select, DatabaseRight::select}});
            }),
            "error: a database user has each right once\n"
            "  at chat/Db (database_users_test.cpp:N)\n  got: \"chat\" with select more than once\n"
            "  fix: each of select, insert, update, remove, execute, change_tables once\n");
  EXPECT_EQ(refused<RdsPostgres>([](const RdsPostgres& db) {
              db.application_user(
                  "chat", {.rotation = days<30>, .rights = {DatabaseRight::select, DatabaseRight::execute}});
            }),
            "error: in PostgreSQL every user may execute functions, so that is no right to give\n"
            "  at chat/Db (database_users_test.cpp:N)\n  got: \"chat\" with execute\n"
            "  fix: .rights without DatabaseRight::execute\n");
  EXPECT_EQ(
      refused<RdsMysql>([](const RdsMysql& db) {
        db.application_user("a_name_of_more_than_26_letters", {.rotation = days<30>});
      }),
      "error: a database user who is rotated has a name of 26 characters at most, since the second one is "
      "called by it and \"_clone\"\n"
      "  at chat/Db (database_users_test.cpp:N)\n  got: \"a_name_of_more_than_26_letters\"\n"
      "  fix: a shorter name, as in db.application_user(\"chat\", {.rotation = days<30>})\n");
  EXPECT_EQ(
      refused<RdsMysql>([](const RdsMysql& db) {
        db.application_user("chat_clone");
        db.application_user("chat", {.rotation = days<30>});
      }),
      "error: a rotated database user takes turns with one of its name and \"_clone\", and PostgreSQL keeps "
      "its rights in \"_rights\"\n"
      "  at chat/Db/Rotation (database_users_test.cpp:N)\n  got: \"chat\" beside \"chat_clone\"\n"
      "  fix: another name for one of them\n");
  EXPECT_EQ(refused<RdsMysql>([](const RdsMysql& db) {
              for (int i = 0; i < 13; ++i)
                db.application_user("user" + std::to_string(i), {.rotation = days<30>});
            }),
            "error: one database rotates 12 users at most\n"
            "  at chat/Db/Rotation (database_users_test.cpp:N)\n  got: 13\n"
            "  fix: fewer application users with .rotation = days<30>\n");
  EXPECT_NE(refused<RdsMysql>([](const RdsMysql& db) {
              db.application_user("chat", {.rotation = days_of(1001)});
            }).find("got: 1001 days; Secrets Manager takes 1 to 1,000"),
            std::string::npos);
}

}  // namespace database_users_test
