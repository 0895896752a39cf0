// Web ACLs: the managed groups, the rate limit and the log that both targets get.
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/alb.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/aws/web_acl.hpp>

#include <map>
#include <set>
#include <string>

namespace quoin::test::web_acl_test {

using namespace quoin::aws;
using nlohmann::json;

void usual(App& app) {
  Stack stack{app, "chat", {.region = eu_west_1}};
  WebAcl<regional> acl{
      stack, "Waf", {.rate_limit = per_5_minutes<1500>, .count_only = {"SizeRestrictions_BODY"}}};
}

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

json terraform_acl(const Synthesized& made) {
  const json all = made.terraform_all("aws_wafv2_web_acl");
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? json{} : *all.begin();
}

json cloudformation_acl(const Synthesized& made) {
  const json all = made.cloudformation_all("AWS::WAFv2::WebACL");
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? json{} : all.begin()->at("Properties");
}

const std::map<std::string, std::string> expected_groups{
    {"CommonAttacks", "AWSManagedRulesCommonRuleSet"},
    {"KnownBadInputs", "AWSManagedRulesKnownBadInputsRuleSet"},
    {"SqlInjection", "AWSManagedRulesSQLiRuleSet"}};

TEST(WebAclLowering, HasTheManagedGroups) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  EXPECT_EQ(in_terraform.messages(), "");
  const json acl = terraform_acl(in_terraform);
  EXPECT_EQ(acl.at("scope"), "REGIONAL");
  EXPECT_TRUE(first_of(acl.at("default_action")).contains("allow"));
  std::map<std::string, std::string> groups;
  for (const json& rule : acl.at("rule")) {
    const json statement = first_of(rule.at("statement"));
    if (!statement.contains("managed_rule_group_statement")) continue;
    groups[rule.at("name")] = first_of(statement.at("managed_rule_group_statement")).at("name");
    EXPECT_TRUE(first_of(rule.at("override_action")).contains("none")) << "the group's own actions hold";
  }
  EXPECT_EQ(groups, expected_groups);

  groups.clear();
  const json same = cloudformation_acl(synthesize(Target::cloudformation, usual));
  for (const json& rule : same.at("Rules"))
    if (rule.at("Statement").contains("ManagedRuleGroupStatement")) {
      groups[rule.at("Name")] = rule.at("Statement").at("ManagedRuleGroupStatement").at("Name");
      EXPECT_EQ(rule.at("OverrideAction"), (json{{"None", json::object()}}));
    }
  EXPECT_EQ(groups, expected_groups);
}

TEST(WebAclLowering, LimitsTheRateOfOneAddress) {
  const json acl = terraform_acl(synthesize(Target::terraform, usual));
  json found;
  for (const json& rule : acl.at("rule"))
    if (rule.at("name") == "RateLimit") found = rule;
  ASSERT_FALSE(found.is_null());
  const json rate = first_of(first_of(found.at("statement")).at("rate_based_statement"));
  EXPECT_EQ(rate.at("limit"), 1500);
  EXPECT_EQ(rate.at("aggregate_key_type"), "IP");
  EXPECT_EQ(rate.at("evaluation_window_sec"), 300);
  EXPECT_TRUE(first_of(found.at("action")).contains("block"));

  const json rule = cloudformation_acl(synthesize(Target::cloudformation, usual)).at("Rules").at(0);
  EXPECT_EQ(rule.at("Statement").at("RateBasedStatement").at("Limit"), 1500);
  EXPECT_TRUE(rule.at("Action").contains("Block"));
}

TEST(WebAclLowering, CountsWhereItIsTold) {
  const json acl = terraform_acl(synthesize(Target::terraform, usual));
  for (const json& rule : acl.at("rule")) {
    const json statement = first_of(rule.at("statement"));
    if (!statement.contains("managed_rule_group_statement")) continue;
    const json group = first_of(statement.at("managed_rule_group_statement"));
    EXPECT_EQ(group.contains("rule_action_override"), rule.at("name") == "CommonAttacks") << rule.dump(2);
  }
}

TEST(WebAclLowering, LogsWithoutCredentials) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json logging = in_terraform.terraform_all("aws_wafv2_web_acl_logging_configuration");
  ASSERT_EQ(logging.size(), 1U);
  std::multiset<std::string> redacted;
  for (const json& field : logging.begin()->at("redacted_fields"))
    redacted.insert(first_of(field.at("single_header")).at("name"));
  EXPECT_EQ(redacted, (std::multiset<std::string>{"authorization", "cookie"}));
  const json groups = in_terraform.terraform_all("aws_cloudwatch_log_group");
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups.begin()->at("name"), "aws-waf-logs-chat-Waf");
  EXPECT_EQ(groups.begin()->at("retention_in_days"), 365);
  EXPECT_TRUE(groups.begin()->contains("kms_key_id"));

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, usual);
  const json same = in_cloudformation.cloudformation_all("AWS::WAFv2::LoggingConfiguration");
  ASSERT_EQ(same.size(), 1U);
  EXPECT_EQ(same.begin()->at("Properties").at("RedactedFields").size(), 2U);
  EXPECT_EQ(same.begin()->at("Properties").at("LogDestinationConfigs").at(0).dump().find(":*"),
            std::string::npos)
      << "AWS WAF takes the ARN of a log group without the ':*' that CloudFormation's attribute has";
}

TEST(WebAclRules, RefusesRulesThatTheGroupsDoNotHave) {
  const std::string messages =
      synthesize(Target::terraform, [](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1}};
        WebAcl<regional> acl{
            stack, "Waf", {.rate_limit = per_5_minutes<2000>, .count_only = {"SizeRestriction"}}};
      }).messages();
  EXPECT_NE(messages.find("error: the managed groups have no rule of that name"), std::string::npos)
      << messages;
}

TEST(WebAclLowering, OneForCloudFrontLiesInUsEast1WithItsLogs) {
  const auto global = [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    WebAcl<cloudfront> acl{stack, "Waf", {.rate_limit = per_5_minutes<2000>}};
  };
  const Synthesized in_terraform = synthesize(Target::terraform, global);
  EXPECT_EQ(in_terraform.messages(), "");
  EXPECT_EQ(terraform_acl(in_terraform).at("scope"), "CLOUDFRONT");
  for (const char* type : {"aws_wafv2_web_acl", "aws_wafv2_web_acl_logging_configuration",
                           "aws_cloudwatch_log_group", "aws_kms_key", "aws_kms_alias"})
    EXPECT_EQ(in_terraform.terraform_all(type).begin()->at("provider"), "aws.us_east_1") << type;

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, global);
  EXPECT_EQ(in_cloudformation.messages(), "");
  const json& resources = in_cloudformation.templates.at("chat-us-east-1").at("Resources");
  EXPECT_EQ(resources.at("Waf").at("Properties").at("Scope"), "CLOUDFRONT");
  const json policy = resources.at("LogsKeyUsEast1").at("Properties").at("KeyPolicy");
  EXPECT_NE(policy.dump().find("logs.us-east-1.amazonaws.com"), std::string::npos) << policy.dump(2);
}

TEST(WebAclRules, RefusesRetentionsThatCloudWatchDoesNotHave) {
  const std::string messages =
      synthesize(Target::terraform, [](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1}};
        WebAcl<regional> acl{
            stack, "Waf", {.rate_limit = per_5_minutes<2000>, .log_retention = days_of(100)}};
      }).messages();
  EXPECT_NE(messages.find("error[QN-AUD-07]"), std::string::npos) << messages;
}

/// What synthesis says of a load balancer in Ireland with this web ACL, in one line; empty: nothing.
std::string said_of(std::string_view arn) {
  const Synthesized made = synthesize(Target::terraform, [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    Alb<internal> alb{stack,
                      "Alb",
                      {.subnets = vpc.private_subnets(),
                       .certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/1"_certificate,
                       .web_acl = existing_web_acl(arn)}};
  });
  std::string said;
  for (const Diagnostic& each : made.diagnostics)
    if (each.severity == Severity::error)
      said += each.rule + " | " + each.summary + " | " + each.got + " | " + each.fix + " | " + each.path;
  return said;
}

TEST(ExistingWebAcl, IsJudgedByItsArn) {
  EXPECT_EQ(said_of("arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/chat/1"), "");
  EXPECT_EQ(said_of("chat-acl"),
            "QN-TLS-06 | a web ACL that exists is named by its ARN | \"chat-acl\" | "
            "existing_web_acl(\"arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/…\") | chat/Alb");
  EXPECT_EQ(
      said_of("arn:aws:wafv2:us-east-1:123456789012:global/webacl/chat/1"),
      "QN-CDN-05 | a web ACL has the scope of what it protects: cloudfront for a distribution, regional for "
      "the rest | \"arn:aws:wafv2:us-east-1:123456789012:global/webacl/chat/1\" | WebAcl<regional> for a "
      "load "
      "balancer or an API gateway, WebAcl<cloudfront> for a distribution | chat/Alb");
  EXPECT_EQ(said_of("arn:aws:wafv2:us-east-1:123456789012:regional/webacl/chat/1"),
            " | a web ACL lies in the region of what it protects | a web ACL in us-east-1, for what lies in "
            "eu-west-1 | a web ACL in eu-west-1 | chat/Alb");
}

}  // namespace quoin::test::web_acl_test
