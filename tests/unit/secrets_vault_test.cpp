// What a vault's secrets become in both targets: keys, copies, readers, and no value anywhere.
#include "constructs/secrets_vault/secret_intent.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace secrets_vault_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

/// A stack with a vault and a database whose user is "chat".
Synthesized with_vault(Target target, const std::function<SecretsVault(Stack&, App&)>& make_vault,
                       const std::function<void(Stack&, const RdsMysql&)>& then = {}) {
  return synthesize(target, [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    const SecretsVault vault = make_vault(stack, app);
    RdsMysql db{stack,
                "Db",
                {.subnets = vpc.isolated_subnets(),
                 .encryption = KmsKey<Database>{stack, "DbKey"},
                 .master = vault.database_master()}};
    db.application_user("chat");
    if (then) then(stack, db);
  });
}

SecretsVault plain(Stack& stack, App&) { return SecretsVault{stack, "Vault", {.replicas = {eu_central_1}}}; }

bool refuses(const Synthesized& out, std::string_view got) {
  for (const Diagnostic& each : out.diagnostics)
    if (each.rule == "QN-SEC-05" && each.got.find(got) != std::string::npos && each.path == "chat/Vault" &&
        each.line > 0)
      return true;
  return false;
}

TEST(SecretsVaultLowering, EachSecretHasTheKeyOfItsClass) {
  const Synthesized tf = with_vault(Target::terraform, plain);
  EXPECT_EQ(tf.messages(), "");
  const json secrets = tf.terraform_all("aws_secretsmanager_secret");
  ASSERT_EQ(secrets.size(), 2U);
  for (const auto& [name, secret] : secrets.items())
    EXPECT_EQ(secret["kms_key_id"], "${aws_kms_key.vault_database_secrets_key.arn}") << name;
  const json generated =
      with_vault(Target::cloudformation, plain).cloudformation_all("AWS::SecretsManager::Secret");
  for (const auto& [id, secret] : generated.items())
    EXPECT_EQ(secret["Properties"]["KmsKeyId"],
              json::parse(R"({"Fn::GetAtt": ["VaultDatabaseSecretsKey", "Arn"]})"))
        << id;
}

TEST(SecretsVaultLowering, AKeyThatIsGivenIsTaken) {
  const Synthesized out = with_vault(Target::terraform, [](Stack& stack, App&) {
    return SecretsVault{
        stack, "Vault", {.replicas = {eu_central_1}, .database_key = KmsKey<DatabaseSecrets>{stack, "Own"}}};
  });
  EXPECT_EQ(out.messages(), "");
  EXPECT_EQ(out.terraform("aws_secretsmanager_secret", "db_master")["kms_key_id"], "${aws_kms_key.own.arn}");
  EXPECT_TRUE(out.terraform("aws_kms_key", "vault_database_secrets_key").is_null());
}

TEST(SecretsVaultLowering, CopiesLieInTheOtherRegions) {
  const auto two = [](Stack& stack, App&) {
    return SecretsVault{stack, "Vault", {.replicas = {eu_north_1, eu_central_1, eu_north_1}}};
  };
  const json secret =
      with_vault(Target::terraform, two).terraform("aws_secretsmanager_secret", "db_user_chat");
  EXPECT_EQ(secret["replica"], json::parse(R"([{"region": "eu-central-1"}, {"region": "eu-north-1"}])"));
  const json properties = with_vault(Target::cloudformation, two).cloudformation("DbUserChat");
  EXPECT_EQ(properties["ReplicaRegions"],
            json::parse(R"([{"Region": "eu-central-1"}, {"Region": "eu-north-1"}])"));
}

TEST(SecretsVaultLowering, ACopyCanHaveAKeyOfItsOwn) {
  const auto declare = [](App& app) {
    Stack far{app, "recovery", {.region = eu_central_1, .account = "123456789012"}};
    KmsKey<DatabaseSecrets> key{far, "Key"};
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    SecretsVault vault{stack, "Vault", {.replicas = {replica(eu_central_1, key)}}};
    RdsMysql db{stack,
                "Db",
                {.subnets = vpc.isolated_subnets(),
                 .encryption = KmsKey<Database>{stack, "DbKey"},
                 .master = vault.database_master()}};
  };
  const Synthesized out = synthesize(Target::terraform, declare);
  EXPECT_EQ(out.messages(), "");
  const json secret = out.templates.at("chat")["resource"]["aws_secretsmanager_secret"]["db_master"];
  EXPECT_EQ(secret["replica"][0]["region"], "eu-central-1");
  EXPECT_NE(secret["replica"][0]["kms_key_id"].dump().find("var."), std::string::npos);
}

TEST(SecretsVaultLowering, ReadersAreNamedBySecretsOwnPolicy) {
  const auto read = [](Stack& stack, const RdsMysql& db) {
    for (const std::string_view id : {"Second", "First"}) {
      const Group reader{stack, id};
      read_secret(*reader.node.data(), db.application_user("chat").secret(),
                  Ref<RoleArn>{Value::string("arn:aws:iam::123456789012:role/" + std::string{id})}, {});
    }
  };
  const Synthesized tf = with_vault(Target::terraform, plain, read);
  EXPECT_EQ(tf.messages(), "");
  const json policy = tf.terraform("aws_secretsmanager_secret_policy", "db_user_chat_policy");
  EXPECT_EQ(policy["block_public_policy"], true);
  EXPECT_EQ(policy["secret_arn"], "${aws_secretsmanager_secret.db_user_chat.arn}");
  const std::string document = tf.only()["data"]["aws_iam_policy_document"]["db_user_chat_policy"].dump();
  EXPECT_NE(document.find("secretsmanager:GetSecretValue"), std::string::npos);
  EXPECT_LT(document.find("role/First"), document.find("role/Second"));
  EXPECT_NE(document.find("role/Second"), std::string::npos);
  EXPECT_TRUE(tf.terraform("aws_secretsmanager_secret_policy", "db_master_policy").is_null());

  const json policies = with_vault(Target::cloudformation, plain, read)
                            .cloudformation_all("AWS::SecretsManager::ResourcePolicy");
  ASSERT_EQ(policies.size(), 1U);
  const json properties = policies.begin().value()["Properties"];
  EXPECT_EQ(properties["BlockPublicPolicy"], true);
  EXPECT_NE(properties["ResourcePolicy"].dump().find("role/First"), std::string::npos);
  EXPECT_NE(properties["ResourcePolicy"].dump().find("role/Second"), std::string::npos);
}

// Write-only arguments and the service's own generator: nothing that a plan, a state or a template could
// show.
TEST(SecretsVaultLowering, NoValueStandsAnywhere) {
  const Synthesized tf = with_vault(Target::terraform, plain);
  const json versions = tf.terraform_all("aws_secretsmanager_secret_version");
  for (const auto& [name, version] : versions.items()) {
    EXPECT_FALSE(version.contains("secret_string")) << name;
    EXPECT_NE(version["secret_string_wo"].dump().find("${ephemeral."), std::string::npos) << name;
    EXPECT_EQ(version["secret_string_wo_version"], 1) << name;
  }
  EXPECT_TRUE(
      tf.only().value("data", json::object()).value("aws_secretsmanager_random_password", json{}).is_null());
  const json generated =
      with_vault(Target::cloudformation, plain).cloudformation_all("AWS::SecretsManager::Secret");
  for (const auto& [id, secret] : generated.items()) {
    EXPECT_FALSE(secret["Properties"].contains("SecretString")) << id;
    EXPECT_EQ(secret["Properties"]["GenerateSecretString"]["PasswordLength"], 40) << id;
  }
}

TEST(SecretsVaultLowering, GeneratedPasswordsNeedNoEscaping) {
  const Synthesized tf = with_vault(Target::terraform, plain);
  const json passwords = tf.only()["ephemeral"]["aws_secretsmanager_random_password"];
  for (const auto& [name, password] : passwords.items()) {
    EXPECT_EQ(password["exclude_punctuation"], true) << name;
    EXPECT_EQ(password["require_each_included_type"], true) << name;
    EXPECT_EQ(password["password_length"], 40) << name;
  }
}

TEST(SecretsVaultRules, RefusesItsOwnRegion) {
  EXPECT_TRUE(refuses(
      with_vault(Target::terraform,
                 [](Stack& stack, App&) { return SecretsVault{stack, "Vault", {.replicas = {eu_west_1}}}; }),
      "eu-west-1, the stack's own region"));
}

TEST(SecretsVaultRules, RefusesRegionsFromConfigurationThatDoNotExist) {
  EXPECT_TRUE(refuses(with_vault(Target::terraform,
                                 [](Stack& stack, App&) {
                                   return SecretsVault{
                                       stack, "Vault", {.replicas = {region_named("eu-west-9")}}};
                                 }),
                      "a region that AWS does not have"));
}

TEST(SecretsVaultRules, RefusesAnotherPartition) {
  EXPECT_TRUE(refuses(
      with_vault(Target::terraform,
                 [](Stack& stack, App&) { return SecretsVault{stack, "Vault", {.replicas = {cn_north_1}}}; }),
      "cn-north-1, a region of another partition"));
}

TEST(SecretsVaultRules, NoReplicaNeedsAReason) {
  const auto without = [](std::string_view reason) {
    return with_vault(Target::terraform, [reason](Stack& stack, App&) {
      return SecretsVault{stack, "Vault", {.replicas = no_replica(reason)}};
    });
  };
  EXPECT_TRUE(refuses(without(" - "), "no_replica() without a reason"));
  const Synthesized out = without("the residency has one region");
  EXPECT_EQ(out.messages(), "");
  EXPECT_FALSE(out.terraform("aws_secretsmanager_secret", "db_master").contains("replica"));
}

TEST(SecretsVaultInput, TheRecoveryWindowIsChecked) {
  const auto with = [](Days days) {
    return with_vault(Target::terraform, [days](Stack& stack, App&) {
      return SecretsVault{stack, "Vault", {.replicas = {eu_central_1}, .recovery_window = days}};
    });
  };
  EXPECT_NE(with(days_of(3)).messages().find("error: a deleted secret is kept for 7 to 30 days"),
            std::string::npos);
  EXPECT_EQ(with(days_of(7)).terraform("aws_secretsmanager_secret", "db_master")["recovery_window_in_days"],
            7);
}

}  // namespace secrets_vault_test
