// What a role and its policies become in both targets, and what it refuses at synthesis.
#include "constructs/role/role_intent.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/role.hpp>

#include <gtest/gtest.h>

namespace role_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

Synthesized synthesized(Target target, const std::function<void(Stack&)>& declare) {
  return synthesize(target, [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    declare(stack);
  });
}

bool refuses(const std::function<void(Stack&)>& declare, std::string_view rule, std::string_view part) {
  const Synthesized out = synthesized(Target::terraform, declare);
  for (const Diagnostic& each : out.diagnostics)
    if (each.severity == Severity::error && each.rule == rule &&
        (each.summary + "|" + each.got).find(part) != std::string::npos)
      return true;
  ADD_FAILURE() << out.messages();
  return false;
}

void reader(Stack& stack) {
  const Role<Lambda> role{
      stack,
      "Reader",
      {.permissions = {allow<"s3:GetObject", "s3:GetObjectVersion">("arn:aws:s3:::media/*"_arn),
                       allow<"sqs:SendMessage">("arn:aws:sqs:eu-west-1:123456789012:mail"_arn,
                                                when("Bool", "aws:SecureTransport", "true"))},
       .managed_policies = {managed_policy<"AWSXRayDaemonWriteAccess">},
       .session_hours = 2}};
}

TEST(RoleLowering, BothTargetsSayTheSame) {
  const Synthesized tf = synthesized(Target::terraform, reader);
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(tf.terraform("aws_iam_role", "reader")["max_session_duration"], 7200);
  const json permissions = tf.terraform("aws_iam_policy_document", "reader_permissions")["statement"];
  ASSERT_EQ(permissions.size(), 2);
  EXPECT_EQ(permissions[0]["sid"], "S3GetObject");
  EXPECT_EQ(permissions[0]["actions"], json::array({"s3:GetObject", "s3:GetObjectVersion"}));
  EXPECT_EQ(permissions[1]["condition"][0]["variable"], "aws:SecureTransport");
  EXPECT_EQ(tf.terraform("aws_iam_role_policy_attachment", "reader_managed_1")["policy_arn"],
            "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess");

  const Synthesized cf = synthesized(Target::cloudformation, reader);
  const json role = cf.cloudformation_all("AWS::IAM::Role").begin().value()["Properties"];
  EXPECT_EQ(role["MaxSessionDuration"], 7200);
  EXPECT_EQ(role["ManagedPolicyArns"], json::array({"arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"}));
  const json policy =
      cf.cloudformation_all("AWS::IAM::Policy").begin().value()["Properties"]["PolicyDocument"];
  EXPECT_EQ(policy["Version"], "2012-10-17");
  EXPECT_EQ(policy["Statement"][0]["Action"], json::array({"s3:GetObject", "s3:GetObjectVersion"}));
  EXPECT_EQ(policy["Statement"][1]["Condition"]["Bool"]["aws:SecureTransport"], "true");
}

TEST(RoleLowering, TrustNamesTheServiceAndTheAccount) {
  const Synthesized tf = synthesized(Target::terraform, reader);
  const json trust = tf.terraform("aws_iam_policy_document", "reader_trust")["statement"][0];
  EXPECT_EQ(trust["principals"][0]["identifiers"], json::array({"lambda.amazonaws.com"}));
  EXPECT_EQ(trust["condition"][0]["variable"], "aws:SourceAccount");
  EXPECT_EQ(trust["condition"][0]["values"], json::array({"123456789012"}));
  const Synthesized cf = synthesized(Target::cloudformation, reader);
  const json statement = cf.cloudformation_all("AWS::IAM::Role")
                             .begin()
                             .value()["Properties"]["AssumeRolePolicyDocument"]["Statement"][0];
  EXPECT_EQ(statement["Principal"]["Service"], "lambda.amazonaws.com");
  EXPECT_EQ(statement["Condition"]["StringEquals"]["aws:SourceAccount"], "123456789012");
}

TEST(RoleLowering, TheOrderOfPermissionsDoesNotShow) {
  const auto declare = [](bool back) {
    return [back](Stack& stack) {
      const Role<Task> role{stack, "Role"};
      const Permission one = allow<"s3:GetObject">("arn:aws:s3:::a/*"_arn);
      const Permission two = allow<"s3:GetObject">("arn:aws:s3:::b/*"_arn);
      role.permit(back ? two : one).permit(back ? one : two);
    };
  };
  const Synthesized forth = synthesized(Target::terraform, declare(false));
  EXPECT_EQ(forth.only(), synthesized(Target::terraform, declare(true)).only());
  const json statements = forth.terraform("aws_iam_policy_document", "role_permissions")["statement"];
  EXPECT_EQ(statements[0]["sid"], "S3GetObject");
  EXPECT_EQ(statements[1]["sid"], "S3GetObject2");
}

TEST(RoleRules, RefusesWildcardsInActionsFromConfiguration) {
  for (const char* action : {"*", "s3:*", "s3:Get*", "s3:Ge?Object"})
    EXPECT_TRUE(refuses(
        [&](Stack& stack) {
          Role<Task>{stack, "Role"}.permit(allow_these({action}, {Text{"arn:aws:s3:::media/*"}}));
        },
        "QN-IAM-01", action));
}

TEST(RoleRules, RefusesUnreviewedPoliciesFromConfiguration) {
  EXPECT_TRUE(refuses(
      [](Stack& stack) {
        const Role<Task> role{stack, "Role", {.managed_policies = {ManagedPolicy{"PowerUserAccess"}}}};
      },
      "QN-IAM-01", "PowerUserAccess"));
}

TEST(RoleRules, RefusesWildcardResourcesFromConfiguration) {
  for (const char* resource : {"*", "arn:aws:s3:::*", "arn:aws:*"})
    EXPECT_TRUE(refuses(
        [&](Stack& stack) {
          Role<Task>{stack, "Role"}.permit(allow_these({"s3:GetObject"}, {Text{resource}}));
        },
        "QN-IAM-02", resource));
}

TEST(RoleRules, AnActionWithoutResourcesTakesTheStar) {
  const Synthesized out = synthesized(Target::terraform, [](Stack& stack) {
    Role<Task>{stack, "Role"}.permit(allow_these({"ecr:GetAuthorizationToken"}, {Text{"*"}}));
  });
  EXPECT_FALSE(has_errors(out.diagnostics)) << out.messages();
}

TEST(RoleRules, ReportsBadInput) {
  EXPECT_TRUE(refuses(
      [](Stack& stack) {
        Role<Task>{stack, "Role"}.permit(allow_these({"GetObject"}, {Text{"arn:aws:s3:::a/*"}}));
      },
      "", "an action is a service"));
  EXPECT_TRUE(refuses(
      [](Stack& stack) { Role<Task>{stack, "Role"}.permit(allow_these({}, {Text{"arn:aws:s3:::a/*"}})); }, "",
      "names no action"));
  EXPECT_TRUE(
      refuses([](Stack& stack) { Role<Task>{stack, "Role"}.permit(allow_these({"s3:GetObject"}, {})); }, "",
              "names no resource"));
  EXPECT_TRUE(refuses([](Stack& stack) { const Role<Task> role{stack, "Role", {.session_hours = 13}}; }, "",
                      "1 to 12 hours"));
  EXPECT_TRUE(refuses(
      [](Stack& stack) { const Role<Task> role{stack, "Role", {.permissions_boundary = "boundary"}}; }, "",
      "a permissions boundary"));
  EXPECT_TRUE(refuses(
      [](Stack& stack) { const Role<Task> role{stack, "Role", {.description = std::string(1001, 'x')}}; }, "",
      "1,000 characters"));
}

TEST(PolicyDocuments, OneValueIsItselfAndSeveralAreAList) {
  const Value policy = policy_document({{.sid = "Two",
                                         .effect = PolicyEffect::deny,
                                         .actions = {"b:B", "a:A"},
                                         .resources = {Text{"x"}},
                                         .principals = {{"*", {Text{"*"}}}}}});
  const Value& statement =
      quoin::detail::ValueAccess::items(quoin::detail::member(policy, "Statement")).front();
  EXPECT_EQ(quoin::detail::member(statement, "Effect").characters(), "Deny");
  EXPECT_EQ(quoin::detail::member(statement, "Principal").characters(), "*");
  EXPECT_EQ(quoin::detail::member(statement, "Resource").characters(), "x");
  const auto& actions = quoin::detail::ValueAccess::items(quoin::detail::member(statement, "Action"));
  ASSERT_EQ(actions.size(), 2);
  EXPECT_EQ(actions[0].characters(), "a:A");
}

}  // namespace role_test
