// What a key becomes in both targets: rotation, and a policy that names who may use it.
#include "synthesis_fixture.hpp"

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kms_key_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

Synthesized key(Target target, const KmsKeyProps& props = {}) {
  return synthesize(target, [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    [[maybe_unused]] KmsKey<Objects> one{stack, "MediaKey", props};
  });
}

/// A database with its key, its secret's key and the logs' key.
Synthesized shop(Target target) {
  return synthesize(target, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
    RdsMysql db{stack,
                "Db",
                {.subnets = vpc.isolated_subnets(),
                 .encryption = KmsKey<Database>{stack, "DbKey"},
                 .master = vault.database_master()}};
  });
}

/// The statements of the policy of each key, by the key's description.
std::map<std::string, json> policies(const Synthesized& out, Target target) {
  std::map<std::string, json> result;
  if (target == Target::cloudformation) {
    const json keys = out.cloudformation_all("AWS::KMS::Key");
    for (const auto& [id, each] : keys.items())
      result[each["Properties"]["Description"]] = each["Properties"]["KeyPolicy"]["Statement"];
    return result;
  }
  const json keys = out.terraform_all("aws_kms_key");
  const json documents = out.only()["data"]["aws_iam_policy_document"];
  for (const auto& [name, each] : keys.items()) {
    result[each["description"]] = documents.at(name + "_policy").at("statement");
  }
  return result;
}

constexpr std::string_view database_key = "Encrypts database of chat/DbKey";
constexpr std::string_view secrets_key = "Encrypts database-secrets of chat/Vault/DatabaseSecretsKey";

TEST(KmsKeyLowering, Rotates) {
  const Synthesized tf = key(Target::terraform);
  EXPECT_EQ(tf.messages(), "");
  const json resource = tf.terraform("aws_kms_key", "media_key");
  EXPECT_EQ(resource["enable_key_rotation"], true);
  EXPECT_EQ(resource["rotation_period_in_days"], 365);
  EXPECT_EQ(resource["deletion_window_in_days"], 30);
  EXPECT_EQ(tf.terraform("aws_kms_alias", "media_key_alias")["name"], "alias/chat/MediaKey");
  const json properties = key(Target::cloudformation).cloudformation("MediaKey");
  EXPECT_EQ(properties["EnableKeyRotation"], true);
  EXPECT_EQ(properties["RotationPeriodInDays"], 365);
  EXPECT_EQ(properties["PendingWindowInDays"], 30);
}

TEST(KmsKeyLowering, WhatItEncryptsMayOutliveTheStack) {
  const json keys = shop(Target::cloudformation).cloudformation_all("AWS::KMS::Key");
  for (const auto& [id, each] : keys.items()) {
    const bool kept = each["Properties"]["Description"] == database_key;
    EXPECT_EQ(each["DeletionPolicy"], kept ? "Retain" : "Delete") << id;
    EXPECT_EQ(each["UpdateReplacePolicy"], "Retain") << id;
  }
}

// The rule: principals and services are named, and there is no '*' without a condition.
TEST(KmsKeyLowering, PoliciesNamePrincipalsAndServices) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const auto all = policies(shop(target), target);
    ASSERT_EQ(all.size(), 3U);
    for (const auto& [description, statements] : all) {
      ASSERT_GE(statements.size(), 2U) << description;
      for (const json& statement : statements) {
        const std::string text = statement.dump();
        EXPECT_EQ(text.find(R"("*"]})"), std::string::npos) << text;
        EXPECT_EQ(text.find(R"("AWS":"*")"), std::string::npos) << text;
        EXPECT_EQ(text.find("kms:*"), std::string::npos) << text;
        const std::string sid = statement.value("sid", statement.value("Sid", ""));
        const bool conditioned = statement.contains("condition") || statement.contains("Condition");
        EXPECT_EQ(conditioned, sid != "Administration") << text;
      }
    }
  }
}

TEST(KmsKeyLowering, AdministratorsCannotDecrypt) {
  for (const Target target : {Target::terraform, Target::cloudformation})
    for (const auto& [description, statements] : policies(shop(target), target)) {
      const std::string administration = statements[0].dump();
      EXPECT_NE(administration.find("Administration"), std::string::npos);
      EXPECT_NE(administration.find("kms:PutKeyPolicy"), std::string::npos);
      for (const std::string_view forbidden :
           {"kms:Decrypt", "kms:GenerateDataKey", "kms:CreateGrant", "kms:ReEncrypt"})
        EXPECT_EQ(administration.find(forbidden), std::string::npos) << forbidden;
    }
}

TEST(KmsKeyLowering, ADatabaseKeyIsUsedThroughRdsOnly) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const json statements = policies(shop(target), target).at(std::string{database_key});
    const std::string text = statements.dump();
    EXPECT_EQ(statements.size(), 3U);
    EXPECT_NE(text.find("rds.eu-west-1.amazonaws.com"), std::string::npos);
    EXPECT_NE(text.find("kms:GrantIsForAWSResource"), std::string::npos);
    EXPECT_NE(text.find("kms:CallerAccount"), std::string::npos);
    EXPECT_EQ(text.find("secretsmanager"), std::string::npos);
  }
}

TEST(KmsKeyLowering, ASecretsKeyIsUsedThroughSecretsManagerOnly) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const std::string text = policies(shop(target), target).at(std::string{secrets_key}).dump();
    EXPECT_NE(text.find("secretsmanager.eu-west-1.amazonaws.com"), std::string::npos);
    EXPECT_EQ(text.find("rds."), std::string::npos);
  }
}

TEST(KmsKeyLowering, ALogsKeyIsUsedForTheGroupsThatNameIt) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    bool found = false;
    for (const auto& [description, statements] : policies(shop(target), target)) {
      const std::string text = statements.dump();
      if (text.find("logs.eu-west-1.amazonaws.com") == std::string::npos) continue;
      found = true;
      EXPECT_NE(text.find("kms:EncryptionContext:aws:logs:arn"), std::string::npos);
      EXPECT_NE(text.find("log-group:/aws/rds/instance/chat-db/audit"), std::string::npos);
    }
    EXPECT_TRUE(found);
  }
}

TEST(KmsKeyInput, SpansFromConfigurationAreChecked) {
  EXPECT_NE(key(Target::terraform, {.deletion_window = days_of(3)})
                .messages()
                .find("error: a deleted key is kept for 7 to 30 days"),
            std::string::npos);
  EXPECT_NE(key(Target::terraform, {.rotation = days_of(10)})
                .messages()
                .find("error: a key rotates every 90 to 2,560 days"),
            std::string::npos);
  EXPECT_NE(key(Target::terraform, {.description = std::string(8193, 'x')})
                .messages()
                .find("error: a key's description has at most 8,192 characters"),
            std::string::npos);
  EXPECT_EQ(key(Target::terraform, {.deletion_window = days<7>, .rotation = days<90>}).messages(), "");
}

TEST(KmsKeyReferences, AreTheKeysOwn) {
  const Synthesized out = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    KmsKey<Objects> one{stack, "MediaKey"};
    const Output arn{stack, "Arn", {.value = one.arn()}};
    const Output id{stack, "Id", {.value = one.key_id()}};
  });
  const std::string text = out.only()["output"].dump();
  EXPECT_NE(text.find("${aws_kms_key.media_key.arn}"), std::string::npos);
  EXPECT_NE(text.find("${aws_kms_key.media_key.key_id}"), std::string::npos);
}

}  // namespace kms_key_test
