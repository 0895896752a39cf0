// What a log group becomes in both targets, and what it refuses at synthesis.
#include "synthesis_fixture.hpp"

#include <quoin/aws/log_group.hpp>

#include <gtest/gtest.h>

namespace {

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

}  // namespace
