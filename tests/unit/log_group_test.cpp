// What a log group becomes in both targets, and what it refuses at synthesis.
#include "synthesis_fixture.hpp"

#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

namespace log_group_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

Synthesized synthesized(Target target, const LogGroupProps& props,
                        const std::vector<std::string>& options = {}) {
  return synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
        const LogGroup logs{stack, "Audit", props};
      },
      options);
}

json cfn_group(const Synthesized& out) {
  const json all = out.cloudformation_all("AWS::Logs::LogGroup");
  return all.empty() ? json{} : all.begin().value();
}

bool reports(const Synthesized& out, std::string_view rule, std::string_view part) {
  for (const Diagnostic& each : out.diagnostics)
    if (each.severity == Severity::error && each.rule == rule &&
        (each.summary + "|" + each.got).find(part) != std::string::npos)
      return true;
  ADD_FAILURE() << out.messages();
  return false;
}

TEST(LogGroupLowering, IsEncryptedAndExpires) {
  const Synthesized tf = synthesized(Target::terraform, {.retention = days<365>});
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json group = tf.terraform("aws_cloudwatch_log_group", "audit");
  EXPECT_EQ(group["name"], "/chat/Audit");
  EXPECT_EQ(group["retention_in_days"], 365);
  EXPECT_EQ(group["kms_key_id"], "${aws_kms_key.logs_key.arn}");
  const json cfn = cfn_group(synthesized(Target::cloudformation, {.retention = days<365>}))["Properties"];
  EXPECT_EQ(cfn["LogGroupName"], "/chat/Audit");
  EXPECT_EQ(cfn["RetentionInDays"], 365);
  EXPECT_TRUE(cfn.contains("KmsKeyId"));
}

TEST(LogGroupLowering, TheKeysPolicyNamesTheGroup) {
  const Synthesized tf = synthesized(Target::terraform, {});
  EXPECT_NE(tf.only().dump().find("log-group:/chat/Audit"), std::string::npos);
  const Synthesized cf = synthesized(Target::cloudformation, {});
  EXPECT_NE(cf.cloudformation_all("AWS::KMS::Key").dump().find("log-group:/chat/Audit"), std::string::npos);
}

TEST(LogGroupLowering, OutlivesItsStackWhileItIsProtected) {
  EXPECT_EQ(cfn_group(synthesized(Target::cloudformation, {}))["DeletionPolicy"], "RetainExceptOnCreate");
  EXPECT_EQ(cfn_group(synthesized(Target::cloudformation, {}, {"--state", "unlocked"}))["DeletionPolicy"],
            "Delete");
  EXPECT_TRUE(synthesized(Target::terraform, {})
                  .terraform("aws_cloudwatch_log_group", "audit")
                  .contains("skip_destroy"));
}

TEST(LogGroupLowering, ForeverIsStated) {
  const LogGroupProps props{.retention = keep_forever("the regulator asks"),
                            .log_class = LogClass::infrequent_access};
  const Synthesized tf = synthesized(Target::terraform, props);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(tf.terraform("aws_cloudwatch_log_group", "audit")["retention_in_days"], 0);
  EXPECT_EQ(tf.terraform("aws_cloudwatch_log_group", "audit")["log_group_class"], "INFREQUENT_ACCESS");
  EXPECT_FALSE(
      cfn_group(synthesized(Target::cloudformation, props))["Properties"].contains("RetentionInDays"));
}

TEST(LogGroupRules, RefusesRetentionFromConfiguration) {
  for (const int count : {0, 45, -1})
    EXPECT_TRUE(reports(synthesized(Target::terraform, {.retention = days_of(count)}), "QN-AUD-07", "days"));
  EXPECT_TRUE(reports(synthesized(Target::terraform, {.retention = keep_forever("")}), "",
                      "kept for ever state why"));
}

TEST(LogGroupRules, AwsKeysAreForOutsideProductionOnly) {
  const LogGroupProps props{.encryption = outside_production(aws_managed)};
  const Synthesized production = synthesized(Target::terraform, props);
  EXPECT_TRUE(production.terraform("aws_cloudwatch_log_group", "audit").contains("kms_key_id"));
  const Synthesized test = synthesized(Target::terraform, props, {"--env", "test", "--env-kind", "test"});
  EXPECT_FALSE(test.terraform("aws_cloudwatch_log_group", "audit").contains("kms_key_id"));
}

TEST(LogGroupRules, RefusesNamesThatCloudWatchDoesNotTake) {
  for (const char* name : {"aws/mine", "has space", "a:b"})
    EXPECT_TRUE(reports(synthesized(Target::terraform, {.name = name}), "", "a log group's name"));
}

// ---- masking

TEST(LogGroupMasking, WhatIsNamedIsMaskedInBothTargets) {
  const LogGroupProps props{.masked = {json_web_tokens, email_addresses, email_addresses}};
  const Synthesized tf = synthesized(Target::terraform, props);
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json policy = tf.terraform("aws_cloudwatch_log_data_protection_policy", "audit_masking");
  EXPECT_EQ(policy["log_group_name"], "${aws_cloudwatch_log_group.audit.name}");
  const json document = tf.only()["locals"]["audit_masking_policy_document"];
  const json looked_for =
      json::array({"arn:aws:dataprotection::aws:data-identifier/EmailAddress", "JsonWebToken"});
  ASSERT_EQ(document["Statement"].size(), 2U);
  for (const json& statement : document["Statement"]) EXPECT_EQ(statement["DataIdentifier"], looked_for);
  EXPECT_EQ(document["Statement"][0]["Operation"], json::parse(R"({"Audit": {"FindingsDestination": {}}})"));
  EXPECT_EQ(document["Statement"][1]["Operation"], json::parse(R"({"Deidentify": {"MaskConfig": {}}})"));
  EXPECT_EQ(document["Configuration"]["CustomDataIdentifier"],
            json::array({{{"Name", "JsonWebToken"}, {"Regex", json_web_tokens.pattern}}}));
  const json cfn = cfn_group(synthesized(Target::cloudformation, props))["Properties"];
  EXPECT_EQ(cfn["DataProtectionPolicy"], document);
}

TEST(LogGroupMasking, NothingNamedIsNoPolicy) {
  const Synthesized tf = synthesized(Target::terraform, {});
  EXPECT_TRUE(tf.terraform_all("aws_cloudwatch_log_data_protection_policy").empty());
  EXPECT_FALSE(
      cfn_group(synthesized(Target::cloudformation, {}))["Properties"].contains("DataProtectionPolicy"));
  const json known = synthesized(Target::cloudformation, {.masked = {ip_addresses}})
                         .cloudformation("Audit")["DataProtectionPolicy"];
  EXPECT_FALSE(known.contains("Configuration"));
}

TEST(LogGroupMasking, AServiceMasksInItsLogs) {
  const Synthesized tf = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    FargateService api{stack,
                       "Api",
                       {.subnets = vpc.private_subnets(),
                        .image = ContainerRegistry{stack, "Images", {}}.image("v1"_tag),
                        .port = tls_port<3443>,
                        .masked_in_logs = {person_names}}};
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(tf.terraform("aws_cloudwatch_log_data_protection_policy", "api_logs_masking")["log_group_name"],
            "${aws_cloudwatch_log_group.api_logs.name}");
}

TEST(LogGroupMasking, RefusesWhatCloudWatchDoesNotTake) {
  const auto refused = [](const LogGroupProps& props, std::string_view part) {
    return reports(synthesized(Target::terraform, props), "", part);
  };
  EXPECT_TRUE(refused({.masked = {{"two words"}}}, "\"two words\""));
  EXPECT_TRUE(refused({.masked = {{"Member", "(M|N)-[0-9]+"}}}, "no groups"));
  const std::string long_one(201, 'x');
  EXPECT_TRUE(refused({.masked = {{"Member", long_one}}}, "201 characters"));
  EXPECT_TRUE(refused({.masked = {{"A", "a"},
                                  {"B", "b"},
                                  {"C", "c"},
                                  {"D", "d"},
                                  {"E", "e"},
                                  {"F", "f"},
                                  {"G", "g"},
                                  {"H", "h"},
                                  {"I", "i"},
                                  {"J", "j"},
                                  {"K", "k"}}},
                      "11 patterns"));
  EXPECT_TRUE(refused({.log_class = LogClass::infrequent_access, .masked = {ip_addresses}}, "infrequent"));
}

}  // namespace log_group_test
