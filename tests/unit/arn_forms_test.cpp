// The ARNs that programs give as text: one table, one check, and a message for each place that asks.
#include "core/arn_forms.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/alb_login.hpp>
#include <quoin/aws/audit_trail.hpp>
#include <quoin/aws/certificate_arn.hpp>
#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/web_acl_arn.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace quoin::test::arn_forms_test {

using namespace quoin::aws;
using quoin::aws::detail::ArnForm;
using quoin::aws::detail::is_arn;
namespace form = quoin::detail::arn_form;

struct FormRow {
  const ArnForm& form;
  std::vector<std::string_view> good;
  std::vector<std::string_view> bad;
};

TEST(ArnForms, EachTakesItsOwnAndNothingElse) {
  const FormRow rows[] = {
      {form::bucket,
       {"arn:aws:s3:::uploads", "arn:aws-cn:s3:::up.loads-1"},
       {"arn:aws:s3:::", "arn:aws:s3:::uploads/*", "arn:aws:s3:eu-west-1::uploads", "arn:aws:s3::1:uploads",
        "x:s3:::uploads"}},
      {form::database_snapshot,
       {"arn:aws:rds:eu-west-1:210987654321:snapshot:shared",
        "arn:aws:rds:eu-west-1:210987654321:snapshot:rds:chat-db-2026-11-01-01-05"},
       {"arn:aws:rds:eu-west-1:210987654321:snapshot:", "arn:aws:rds:eu-west-1:1:snapshot:shared",
        "arn:x:snapshot:shared", "arn:aws:rds:eu-west-1:210987654321:cluster-snapshot:shared"}},
      {form::kms_key,
       {"arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
        "arn:aws:kms:eu-west-1:123456789012:key/mrk-1111"},
       {"arn:aws:kms:eu-west-1:123456789012:key/", "arn:aws:kms:eu-west-1:123456789012:alias/state",
        "arn:aws:kms:eu-west-1:12345678901:key/1", "arn:aws:kms::123456789012:key/1",
        "arn:other:kms:eu-west-1:123456789012:key/1", "arn:aws:s3:eu-west-1:123456789012:kms:key/1",
        "arn:aws:kms:eu-west-1:123456789012:key/*"}},
      {form::listener,
       {"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188/"
        "f2f7dc8efc522ab2"},
       {"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/edge/50dc6c495c0c9188/"
        "f2f7dc8efc522ab2",
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge/50dc6c495c0c9188"}},
      {form::load_balancer,
       {"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge/50dc6c495c0c9188"},
       {"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/edge/50dc6c495c0c9188"}},
      {form::policy,
       {"arn:aws:iam::111122223333:policy/ours", "arn:aws:iam::aws:policy/service-role/Theirs",
        "arn:aws:iam::111122223333:policy/team/b+c=d,e.f@g_h"},
       {"arn:aws:iam::111122223333:role/ours", "arn:aws:iam:eu-west-1:111122223333:policy/ours",
        "arn:aws:iam::1:policy/ours", "arn:aws:iam::111122223333:policy/"}},
      {form::repository,
       {"arn:aws:ecr:eu-west-1:123456789012:repository/chat/images"},
       {"arn:aws:ecr:eu-west-1:123456789012:repository/", "arn:aws:ecr:eu-west-1:123456789012:chat/images"}},
      {form::user_pool,
       {"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI"},
       {"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/", "arn:x:cognito-idp:y:userpool/z",
        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/a/b"}},
  };
  for (const FormRow& row : rows) {
    for (const std::string_view arn : row.good) EXPECT_TRUE(is_arn(row.form, arn)) << arn;
    for (const std::string_view arn : row.bad) EXPECT_FALSE(is_arn(row.form, arn)) << arn;
    for (const FormRow& other : rows) {
      if (&other == &row) continue;
      EXPECT_FALSE(is_arn(row.form, other.good.front())) << other.good.front();
    }
  }
  EXPECT_TRUE(is_certificate_arn("arn:aws:acm:eu-west-1:123456789012:certificate/1"));
  EXPECT_FALSE(is_certificate_arn("arn:aws:acm:eu-west-1:123456789012:certificate/1/2"));
  EXPECT_TRUE(is_web_acl_arn("arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/1"));
  EXPECT_TRUE(is_web_acl_arn("arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/1"));
  EXPECT_FALSE(is_web_acl_arn("arn:aws:wafv2:eu-west-1:123456789012:regional/rulegroup/shop/1"));
}

struct MessageRow {
  std::string_view wrong;
  std::function<void(const Stack&, std::string_view)> declare;
  std::string_view message;  ///< Up to its place, and from there on.
  std::string_view fix;
};

TEST(ArnForms, EachPlaceSaysWhatItWants) {
  const MessageRow rows[] = {
      {"arn:aws:cognito-idp:eu-west-1:1:userpool/x",
       [](const Stack& stack, std::string_view arn) {
         const CognitoLogin login{
             stack, "Made", {.user_pool_arn = arn, .client_id = "6example", .domain = "chat-login"}};
       },
       "a user pool is named by its ARN",
       ".user_pool_arn = \"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI\""},
      {"arn:aws:s3:eu-west-1::uploads",
       [](const Stack& stack, std::string_view arn) {
         const AuditTrail trail{stack, "Made", {.user_data = {Text{arn}}}};
       },
       "a bucket that holds user data is named by its ARN", ".user_data = {\"arn:aws:s3:::uploads\"}"},
      {"alias/state",
       [](const Stack& stack, std::string_view arn) {
         const KmsKey<Logs> key{stack, "Made", {.existing = arn}};
       },
       "a key that is there already is named by its ARN",
       ".existing = \"arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555\""},
      {"arn:aws:iam::111122223333:role/boundary",
       [](const Stack& stack, std::string_view arn) {
         const Role<Task> role{stack, "Made", {.permissions_boundary = arn}};
       },
       "a permissions boundary is the ARN of a policy",
       ".permissions_boundary = \"arn:aws:iam::123456789012:policy/boundary\""},
  };
  for (const MessageRow& row : rows) {
    const Synthesized made = synthesize(Target::cloudformation, [&](App& app) {
      const Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
      row.declare(stack, row.wrong);
    });
    std::string errors;
    for (const Diagnostic& each : made.diagnostics)
      if (each.severity == Severity::error) errors += each.summary + " | " + each.got + " | " + each.fix;
    EXPECT_EQ(errors,
              std::string{row.message} + " | \"" + std::string{row.wrong} + "\" | " + std::string{row.fix});
  }
}

TEST(ArnForms, AKeyThatIsThereAlreadyIsNamedByText) {
  constexpr std::string_view arn =
      "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";
  const auto declare = [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    const LogGroup logs{stack, "Logs", {.encryption = KmsKey<Logs>{stack, "Key", {.existing = arn}}}};
  };
  const Synthesized tf = synthesize(Target::terraform, declare);
  EXPECT_TRUE(tf.terraform_all("aws_kms_key").empty());
  EXPECT_EQ(tf.terraform("aws_cloudwatch_log_group", "logs").at("kms_key_id"), arn);
  const Synthesized cfn = synthesize(Target::cloudformation, declare);
  EXPECT_EQ(cfn.cloudformation("Logs").at("KmsKeyId"), arn);
}

TEST(ArnForms, TheKeyOfTheStatesIsAKey) {
  AppProps props = of_an_organization;
  constexpr std::string_view wrong = "arn:aws:s3:eu-west-1:123456789012:kms:key/1";
  props.state = TerraformState{.bucket = "acme-terraform-state", .region = eu_central_1, .key_arn = wrong};
  const Synthesized made = synthesize(
      Target::terraform, [](App& app) { const Stack stack{app, "chat", {.region = eu_west_1}}; }, {}, props);
  std::string errors;
  for (const Diagnostic& each : made.diagnostics)
    if (each.severity == Severity::error) errors += each.summary + " | " + each.got + " | " + each.fix;
  EXPECT_EQ(errors,
            "the key of Terraform's states is named by its ARN, "
            "arn:aws:kms:eu-central-1:123456789012:key/… | \"" +
                std::string{wrong} +
                "\" | .state = TerraformState{.bucket = \"acme-terraform-state\", .region = eu_central_1}");
}

}  // namespace quoin::test::arn_forms_test
