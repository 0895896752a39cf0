// Tokens in Parameter Store (QN-SEC-07).
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/role.hpp>
#include <quoin/aws/secure_parameter.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace secure_parameter_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

/// What a test changes of the token.
struct Changes {
  IssuedRotation rotation = by_owner(days<90>);
  std::string_view name{};
  std::string_view description{};
  std::function<void(Stack&, const SecureParameter&)> then{};
};

Synthesized made(const Changes& changes = {}, Target target = Target::terraform) {
  const auto declare = [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    SecureParameter token{stack,
                          "Token",
                          {.encryption = KmsKey<Tokens>{stack, "TokenKey"},
                           .rotation = changes.rotation,
                           .name = changes.name,
                           .description = changes.description}};
    if (changes.then) changes.then(stack, token);
  };
  return synthesize(target, declare,
                    {"--target", target == Target::terraform ? "terraform" : "cloudformation"});
}

std::string said(const Synthesized& out) { return test::without_lines(out.messages()); }

TEST(SecureParameters, AreEncryptedAndTheirValueStandsNowhere) {
  const Synthesized tf = made();
  EXPECT_EQ(said(tf), "");
  const json token = tf.terraform("aws_ssm_parameter", "token");
  EXPECT_EQ(token["type"], "SecureString");
  EXPECT_EQ(token["key_id"], "${aws_kms_key.token_key.arn}");
  EXPECT_EQ(token["name"], "/chat/Token");
  EXPECT_EQ(token["description"], "Token chat/Token");
  EXPECT_EQ(token["value_wo"],
            "${ephemeral.aws_secretsmanager_random_password.token_generated.random_password}");
  EXPECT_EQ(token["value_wo_version"], 1);
  for (const char* none : {"value", "insecure_value"}) EXPECT_FALSE(token.contains(none)) << none;
  const std::string policy = tf.only()["data"]["aws_iam_policy_document"]["token_key_policy"].dump();
  EXPECT_NE(policy.find("ssm.eu-west-1.amazonaws.com"), std::string::npos) << policy;
}

TEST(SecureParameters, AreReadByWhoIsGivenThem) {
  const Synthesized tf = made({.then = [](Stack& stack, const SecureParameter& token) {
    Role<Task> reader{stack, "Reader"};
    token.grant_read(reader);
  }});
  EXPECT_EQ(said(tf), "");
  const json statements = tf.only()["data"]["aws_iam_policy_document"]["reader_permissions"]["statement"];
  const std::string all = statements.dump();
  EXPECT_EQ(statements.size(), 2U);
  EXPECT_NE(all.find("ssm:GetParameter"), std::string::npos);
  EXPECT_NE(all.find("${aws_ssm_parameter.token.arn}"), std::string::npos);
  EXPECT_NE(all.find("kms:EncryptionContext:PARAMETER_ARN"), std::string::npos);
  EXPECT_NE(all.find("${aws_kms_key.token_key.arn}"), std::string::npos);
}

TEST(SecureParameters, SayWhatIsWrong) {
  const std::string name_line =
      "error: a parameter's name starts with '/' and is 2 to 900 letters, digits, '.', '-', '_' and single "
      "'/', in "
      "15 levels at most, not below /aws or /ssm\n  at chat/Token (secure_parameter_test.cpp:N)\n  got: \"";
  for (const char* bad : {"token", "/", "/a b", "/a//b", "/a/", "/aws/token", "/SSM-token",
                          "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16"})
    EXPECT_EQ(said(made({.name = bad})),
              name_line + bad + "\"\n  fix: .name = \"/chat/partner-token\", or leave it out\n");
  EXPECT_EQ(said(made({.name = "/chat/partner-token_1.x"})), "");
  const std::string long_text(1025, 'x');
  EXPECT_EQ(said(made({.description = long_text})),
            "error: a parameter's description has at most 1,024 characters\n"
            "  at chat/Token (secure_parameter_test.cpp:N)\n  got: 1025 characters\n"
            "  fix: a shorter .description, or leave it out\n");
  EXPECT_EQ(said(made({.rotation = no_rotation(" ")})).substr(0, 18), "error[QN-SEC-04]: ");
  EXPECT_EQ(said(made({.rotation = by_owner(days_of(1001))})).substr(0, 18), "error[QN-SEC-04]: ");
}

TEST(SecureParameters, AreForTerraform) {
  EXPECT_EQ(said(made({}, Target::cloudformation)),
            "error: CloudFormation makes no SecureString, so a token in Parameter Store is for Terraform\n"
            "  at chat/Token (secure_parameter_test.cpp:N)\n  got: the target CloudFormation\n"
            "  fix: a secret of the vault in its place: vault.secret<Tokens>(\"Token\", {.rotation = "
            "by_owner(days<90>)})\n");
}

}  // namespace secure_parameter_test
