// The classes of a vault: a key each, stated rotation, the function that rotates, and who reads.
#include "core/zip.hpp"
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <set>
#include <string>

namespace quoin::test::secrets_vault_classes_test {

using namespace quoin::aws;
using nlohmann::json;

struct Partners {
  static constexpr std::string_view key_class = "partners";
};
struct OtherPartners {
  static constexpr std::string_view key_class = "partners";
};

Synthesized made(Target target, const std::function<void(Stack&, const SecretsVault&)>& declare,
                 const std::vector<std::string>& options = {}) {
  return synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
        SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
        declare(stack, vault);
      },
      options);
}

void three_classes(Stack&, const SecretsVault& vault) {
  vault.signing_key("Session");
  vault.smtp_credentials("Mail",
                         {.rotation = by_owner(days<90>), .username = "mailer", .host = "mail.example.com"});
  vault.secret<Partners>("Partner", {.rotation = days<60>, .members = {{"partner", "acme"}}});
}

std::string said(const Synthesized& out) { return without_lines(out.messages()); }

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

TEST(SecretsVaultClasses, EachHasAKeyOfItsOwnInBothTargets) {
  const Synthesized tf = made(Target::terraform, three_classes);
  EXPECT_EQ(said(tf), "");
  const auto key = [&](const char* secret) {
    return tf.terraform("aws_secretsmanager_secret", secret)["kms_key_id"];
  };
  EXPECT_EQ(key("vault_session"), "${aws_kms_key.vault_signing_keys_key.arn}");
  EXPECT_EQ(key("vault_mail"), "${aws_kms_key.vault_smtp_secrets_key.arn}");
  EXPECT_EQ(key("vault_partner"), "${aws_kms_key.vault_partners_key.arn}");
  const Synthesized cfn = made(Target::cloudformation, three_classes);
  EXPECT_EQ(said(cfn), "");
  std::set<std::string> keys;
  const json secrets = cfn.cloudformation_all("AWS::SecretsManager::Secret");
  for (const auto& [id, secret] : secrets.items()) keys.insert(secret["Properties"]["KmsKeyId"].dump());
  EXPECT_EQ(keys.size(), 3U);
  EXPECT_EQ(tf.facts, cfn.facts);
}

TEST(SecretsVaultClasses, AKeyThatIsGivenIsTakenForItsClass) {
  const Synthesized out = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    SecretsVault vault{stack,
                       "Vault",
                       {.replicas = {eu_central_1},
                        .smtp_key = KmsKey<SmtpSecrets>{stack, "Smtp"},
                        .signing_keys_key = KmsKey<SigningKeys>{stack, "Signing"}}};
    vault.signing_key("Session");
    vault.smtp_credentials("Mail", {.rotation = no_rotation("the relay has one password")});
    vault.secret<Partners>("Partner", {.rotation = days<60>, .encryption = KmsKey<Partners>{stack, "Own"}});
  });
  EXPECT_EQ(said(out), "");
  EXPECT_EQ(out.terraform("aws_secretsmanager_secret", "vault_session")["kms_key_id"],
            "${aws_kms_key.signing.arn}");
  EXPECT_EQ(out.terraform("aws_secretsmanager_secret", "vault_mail")["kms_key_id"],
            "${aws_kms_key.smtp.arn}");
  EXPECT_EQ(out.terraform("aws_secretsmanager_secret", "vault_partner")["kms_key_id"],
            "${aws_kms_key.own.arn}");
}

TEST(SecretsVaultClasses, TwoTypesOfOneNameDoNotShareAKey) {
  const Synthesized out = made(Target::terraform, [](Stack&, const SecretsVault& vault) {
    vault.secret<Partners>("One", {.rotation = days<60>});
    vault.secret<OtherPartners>("Two", {.rotation = days<60>});
  });
  ASSERT_EQ(out.diagnostics.size(), 1U) << out.messages();
  EXPECT_EQ(out.diagnostics[0].rule, "QN-KMS-03");
  EXPECT_EQ(out.diagnostics[0].path, "chat/Vault/Two");
  EXPECT_EQ(out.diagnostics[0].got, "the class \"partners\", which another type is called, too");
}

TEST(SecretsVaultClasses, ValuesAreGeneratedByTheCloudAndStandNowhere) {
  const Synthesized tf = made(Target::terraform, three_classes);
  const json versions = tf.terraform_all("aws_secretsmanager_secret_version");
  for (const auto& [name, version] : versions.items()) {
    EXPECT_FALSE(version.contains("secret_string")) << name;
    EXPECT_NE(version["secret_string_wo"].dump().find("${ephemeral."), std::string::npos) << name;
  }
  EXPECT_EQ(tf.only()["ephemeral"]["aws_secretsmanager_random_password"]["vault_session_generated"]
                     ["password_length"],
            64);
  const json mail = made(Target::cloudformation, three_classes).cloudformation("VaultMail");
  EXPECT_EQ(mail["GenerateSecretString"]["SecretStringTemplate"],
            R"({"username":"mailer","host":"mail.example.com","port":"587"})");
  EXPECT_EQ(mail["GenerateSecretString"]["GenerateStringKey"], "password");
}

TEST(SecretsVaultClasses, AllAreCopiedToTheOtherRegions) {
  const Synthesized tf = made(Target::terraform, three_classes);
  const json secrets = tf.terraform_all("aws_secretsmanager_secret");
  EXPECT_EQ(secrets.size(), 3U);
  for (const auto& [name, secret] : secrets.items())
    EXPECT_EQ(first_of(secret["replica"])["region"], "eu-central-1") << name;
}

TEST(SecretsVaultRotation, GeneratedSecretsAreRotatedByAFunction) {
  const Synthesized tf = made(Target::terraform, three_classes);
  const json rotations = tf.terraform_all("aws_secretsmanager_secret_rotation");
  ASSERT_EQ(rotations.size(), 2U);
  const json& session = rotations["vault_session_rotation"];
  EXPECT_EQ(first_of(session["rotation_rules"])["automatically_after_days"], 30);
  EXPECT_EQ(session["rotation_lambda_arn"], "${aws_lambda_function.vault_rotation.arn}");
  EXPECT_NE(session["depends_on"].dump().find("aws_lambda_permission.vault_rotation_permission"),
            std::string::npos);
  EXPECT_EQ(first_of(rotations["vault_partner_rotation"]["rotation_rules"])["automatically_after_days"], 60);

  const json schedules =
      made(Target::cloudformation, three_classes).cloudformation_all("AWS::SecretsManager::RotationSchedule");
  ASSERT_EQ(schedules.size(), 2U);
  EXPECT_EQ(schedules["VaultSessionRotation"]["Properties"]["RotationRules"]["AutomaticallyAfterDays"], 30);
}

TEST(SecretsVaultRotation, TheFunctionMayDoNoMoreThanRotate) {
  const Synthesized tf = made(Target::terraform, three_classes);
  std::set<std::string> actions;
  json rotate;
  for (const json& statement :
       tf.only()["data"]["aws_iam_policy_document"]["vault_rotation_role_permissions"]["statement"]) {
    if (statement["sid"] == "RotateTheSecrets") rotate = statement;
    for (const json& action : statement["actions"]) actions.insert(action.get<std::string>());
  }
  EXPECT_EQ(actions, (std::set<std::string>{"kms:Decrypt", "kms:GenerateDataKey", "logs:CreateLogStream",
                                            "logs:PutLogEvents", "secretsmanager:DescribeSecret",
                                            "secretsmanager:GetRandomPassword",
                                            "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
                                            "secretsmanager:UpdateSecretVersionStage"}));
  EXPECT_EQ(rotate["resources"], json::array({"${aws_secretsmanager_secret.vault_partner.arn}",
                                              "${aws_secretsmanager_secret.vault_session.arn}"}));
  const json trust =
      first_of(tf.only()["data"]["aws_iam_policy_document"]["vault_rotation_role_trust"]["statement"].at(
          0)["condition"]);
  EXPECT_EQ(trust["variable"], "aws:SourceAccount");
  EXPECT_EQ(trust["values"], json::array({"123456789012"}));
  const json permission = tf.terraform("aws_lambda_permission", "vault_rotation_permission");
  EXPECT_EQ(permission["principal"], "secretsmanager.amazonaws.com");
  EXPECT_EQ(permission["source_account"], "123456789012");
}

TEST(SecretsVaultRotation, ItsCodeIsTheOneThatIsTested) {
  std::ifstream file{QUOIN_SOURCE_DIR "/constructs/secrets_vault/functions/rotate_generated.py",
                     std::ios::binary};
  const std::string source{std::istreambuf_iterator<char>{file}, {}};
  ASSERT_FALSE(source.empty());
  const json function = made(Target::cloudformation, three_classes).cloudformation("VaultRotation");
  EXPECT_EQ(function["Code"]["ZipFile"], source);
  EXPECT_EQ(function["Handler"], "index.lambda_handler");
  EXPECT_LT(source.size(), 4U * 1024 * 1024);

  const auto out = test::run([](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
    vault.signing_key("Session");
  });
  EXPECT_EQ(out.exit_code, 0) << out.messages;
  const std::string name = out.json(
      "terraform/chat/main.tf.json")["resource"]["aws_lambda_function"]["vault_rotation"]["filename"];
  EXPECT_EQ(out.files.at("terraform/chat/" + name), quoin::detail::zip({{"index.py", source}}));
  const json stacks = out.json("terraform/manifest.json")["stacks"];
  EXPECT_EQ(stacks.at(0).at("files"), json::array({"chat/main.tf.json", "chat/" + name}))
      << "who copies a stack's files needs the function's code";
}

TEST(SecretsVaultRotation, SettingsNameWhatIsGenerated) {
  const json function =
      made(Target::terraform, three_classes).terraform("aws_lambda_function", "vault_rotation");
  EXPECT_EQ(first_of(function["environment"])["variables"]["SECRETS"],
            R"({"${aws_secretsmanager_secret.vault_partner.arn}":{"length":40,"member":"value"},)"
            R"("${aws_secretsmanager_secret.vault_session.arn}":{"length":64,"member":"key"}})");
}

// AWS deletes versions without a label, and the next plan would write a new value over the current one.
TEST(SecretsVaultRotation, WhatTerraformHasWrittenKeepsALabelOfItsOwn) {
  const json versions = made(Target::terraform, [](Stack&, const SecretsVault& vault) {
                          vault.signing_key("Session");
                          vault.smtp_credentials("Mail", {.rotation = by_owner(days<90>)});
                          vault.secret<Partners>("Partner", {.rotation = no_rotation("one for ever")});
                        }).terraform_all("aws_secretsmanager_secret_version");
  for (const char* name : {"vault_session_version", "vault_mail_version"}) {
    EXPECT_EQ(versions[name]["version_stages"], json::array({"AWSCURRENT", "WRITTEN_BY_TERRAFORM"})) << name;
    EXPECT_EQ(versions[name]["lifecycle"]["ignore_changes"], json::array({"version_stages"})) << name;
  }
  EXPECT_FALSE(versions["vault_partner_version"].contains("version_stages"));
}

TEST(SecretsVaultRotation, WithoutGeneratedSecretsThereIsNoFunction) {
  const Synthesized tf = made(Target::terraform, [](Stack&, const SecretsVault& vault) {
    vault.smtp_credentials("Mail", {.rotation = by_owner(days<90>)});
  });
  EXPECT_EQ(said(tf), "");
  EXPECT_TRUE(tf.terraform_all("aws_lambda_function").empty());
  EXPECT_TRUE(tf.terraform_all("aws_secretsmanager_secret_rotation").empty());
}

TEST(SecretsVaultRotation, WhatNoFunctionRotatesIsListed) {
  const auto out = test::run([](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
    vault.smtp_credentials("Mail", {.rotation = by_owner(days<90>)});
    vault.secret<Partners>("Partner", {.rotation = no_rotation("the partner issues one token")});
  });
  EXPECT_EQ(out.exit_code, 0) << out.messages;
  const std::string& report = out.files.at("terraform/report.md");
  EXPECT_NE(report.find("`chat/Vault/Mail`: QN-SEC-04: replaced by hand every 90 days"), std::string::npos);
  EXPECT_NE(report.find("`chat/Vault/Partner`: QN-SEC-04: never rotated: the partner issues one token"),
            std::string::npos);
}

TEST(SecretsVaultRotation, RefusesWhatConfigurationSays) {
  const auto refused = [](const std::function<void(const SecretsVault&)>& declare) {
    std::string out;
    for (const Diagnostic& each :
         made(Target::terraform, [&](Stack&, const SecretsVault& vault) { declare(vault); }).diagnostics)
      out += each.rule + " " + each.path + ": " + each.got + "\n";
    return out;
  };
  EXPECT_EQ(
      refused([](const SecretsVault& vault) { vault.signing_key("Session", {.rotation = days_of(31)}); }),
      "QN-SEC-04 chat/Vault: 31 days for the signing key \"Session\"\n");
  EXPECT_EQ(refused([](const SecretsVault& vault) {
              vault.secret<Partners>("Partner", {.rotation = days_of(1001)});
            }),
            "QN-SEC-04 chat/Vault/Partner: 1001 days; Secrets Manager takes 1 to 1,000\n");
  EXPECT_EQ(refused([](const SecretsVault& vault) {
              vault.secret<Partners>("Partner", {.rotation = no_rotation("  ")});
            }),
            "QN-SEC-04 chat/Vault/Partner: no_rotation() without a reason\n");
}

TEST(SecretsVaultClasses, SaysWhatIsWrongWithMembersLengthsAndPorts) {
  const auto words = [](const std::function<void(const SecretsVault&)>& declare) {
    return said(made(Target::terraform, [&](Stack&, const SecretsVault& vault) { declare(vault); }));
  };
  EXPECT_EQ(words([](const SecretsVault& vault) { vault.signing_key("Session", {.characters = 31}); }),
            "error: a generated secret of this class has 32 to 4,096 characters\n"
            "  at chat/Vault/Session (secrets_vault_classes_test.cpp:N)\n  got: 31\n"
            "  fix: .characters = 64, or leave it out\n");
  EXPECT_NE(words([](const SecretsVault& vault) {
              vault.secret<Partners>("P", {.rotation = days<9>, .members = {{"a b", "x"}}});
            }).find("got: \"a b\""),
            std::string::npos);
  EXPECT_NE(words([](const SecretsVault& vault) {
              vault.secret<Partners>("P", {.rotation = days<9>, .members = {{"value", "x"}}});
            }).find("got: \"value\""),
            std::string::npos);
  EXPECT_NE(words([](const SecretsVault& vault) {
              vault.secret<Partners>("P", {.rotation = days<9>, .members = {{"note", "say \"x\""}}});
            }).find("the member \"note\""),
            std::string::npos);
  EXPECT_NE(words([](const SecretsVault& vault) {
              vault.smtp_credentials("Mail", {.rotation = by_owner(days<90>), .port = 26});
            }).find("25, 465, 587, 2465 or 2587"),
            std::string::npos);
}

TEST(SecretsVaultReaders, ARoleByNameReadsByBothPolicies) {
  const auto declare = [](Stack& stack, const SecretsVault& vault) {
    Role<Task> reader{stack, "Reader"};
    vault.signing_key("Session").grant_read(reader);
  };
  const Synthesized tf = made(Target::terraform, declare);
  EXPECT_EQ(said(tf), "");
  const json documents = tf.only()["data"]["aws_iam_policy_document"];
  const std::string role = documents["reader_permissions"].dump();
  EXPECT_NE(role.find("secretsmanager:GetSecretValue"), std::string::npos);
  EXPECT_NE(role.find("kms:EncryptionContext:SecretARN"), std::string::npos);
  const std::string secret = documents["vault_session_policy"].dump();
  EXPECT_NE(secret.find("ReadByThoseWhoAreGivenIt"), std::string::npos);
  EXPECT_NE(secret.find("${aws_iam_role.reader.arn}"), std::string::npos);
  EXPECT_NE(secret.find("RotatedByItsFunction"), std::string::npos);
  const Synthesized cfn = made(Target::cloudformation, declare);
  EXPECT_EQ(said(cfn), "");
  EXPECT_EQ(tf.facts, cfn.facts);
}

TEST(SecretsVaultReaders, AServicesProgramReadsByBothPolicies) {
  const auto declare = [](Stack& stack, const SecretsVault& vault) {
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    const VaultSecret session = vault.signing_key("Session");
    FargateService api{stack,
                       "Api",
                       {.subnets = vpc.private_subnets(),
                        .image = ContainerRegistry{stack, "Images", {}}.image("v1"_tag),
                        .port = tls_port<3443>,
                        .environment = {{"SESSION_ARN", session.arn()}},
                        .secrets = {{"SESSION", session.value()}}}};
    session.grant_read(api);
  };
  const Synthesized tf = made(Target::terraform, declare);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json documents = tf.only()["data"]["aws_iam_policy_document"];
  const std::string role = documents["api_task_role_permissions"].dump();
  EXPECT_NE(role.find("secretsmanager:GetSecretValue"), std::string::npos);
  EXPECT_NE(role.find("kms:EncryptionContext:SecretARN"), std::string::npos);
  // What starts the tasks reads it to inject it, the program by the grant: two roles of one service.
  const std::string secret = documents["vault_session_policy"].dump();
  EXPECT_NE(secret.find("${aws_iam_role.api_execution_role.arn}"), std::string::npos);
  EXPECT_NE(secret.find("${aws_iam_role.api_task_role.arn}"), std::string::npos);
  EXPECT_NE(tf.only()["locals"].dump().find("SESSION_ARN"), std::string::npos);
  const Synthesized cfn = made(Target::cloudformation, declare);
  EXPECT_FALSE(has_errors(cfn.diagnostics)) << cfn.messages();
  EXPECT_NE(cfn.cloudformation("VaultSessionPolicy").dump().find("ApiTaskRole"), std::string::npos);
}

TEST(SecretsVaultReaders, AServiceWithoutInjectedSecretsReachesSecretsManager) {
  const Synthesized tf = made(Target::terraform, [](Stack& stack, const SecretsVault& vault) {
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    Role<Task> role{stack, "Program"};
    FargateService api{stack,
                       "Api",
                       {.subnets = vpc.private_subnets(),
                        .image = ContainerRegistry{stack, "Images", {}}.image("v1"_tag),
                        .port = tls_port<3443>,
                        .task_role = role}};
    vault.signing_key("Session").grant_read(api);
  });
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_FALSE(tf.terraform("aws_vpc_endpoint", "vpc_endpoint_secretsmanager").is_null());
  EXPECT_NE(tf.only()["data"]["aws_iam_policy_document"]["vault_session_policy"].dump().find(
                "${aws_iam_role.program.arn}"),
            std::string::npos);
}

TEST(Zip, IsTheSameOnEveryMachine) {
  EXPECT_EQ(quoin::detail::checksum("123456789"), 0xCBF43926U);  // the check value of CRC-32
  const std::string archive = quoin::detail::zip({{"index.py", "print(1)\n"}, {"empty", ""}});
  EXPECT_EQ(archive, quoin::detail::zip({{"index.py", "print(1)\n"}, {"empty", ""}}));
  EXPECT_EQ(archive.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(archive.substr(archive.size() - 22, 4), "PK\x05\x06");
  EXPECT_NE(archive.find("print(1)\n"), std::string::npos);
}

}  // namespace quoin::test::secrets_vault_classes_test
