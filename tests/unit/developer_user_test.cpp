// The user with whose access a developer runs the application: what it becomes in both targets, and what is
// refused.
#include "core_fixture.hpp"
#include "services_fixture.hpp"

#include <quoin/aws/bucket.hpp>
#include <quoin/aws/developer_user.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/rules/iam.hpp>
#include <quoin/cfn/iam/group_policy.hpp>
#include <quoin/tf/aws/iam_user_login_profile.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace quoin::test::developer_user_test {

using namespace quoin::aws;
using nlohmann::json;

const std::string mfa = "aws:MultiFactorAuthPresent";

/// A service that publishes, and a developer with its access.
void api_and_developer(ServiceParts& parts) {
  const FargateService api = parts.service("Api");
  api.permit(allow<"sns:Publish">("arn:aws:sns:eu-west-1:123456789012:mail"_arn));
  const DeveloperUser developer{parts.stack, "Developer", {.like = api}};
  api.permit(allow<"sqs:SendMessage">("arn:aws:sqs:eu-west-1:123456789012:jobs"_arn));
}

Synthesized tf_of(const DeclareServices& declare) { return in_terraform(declare, staging); }
Synthesized cfn_of(const DeclareServices& declare) { return in_cloudformation(declare, staging); }

/// The errors of a DeveloperUser, whole, without the tests' lines.
std::string refused(const Synthesized& out) { return said(out, Severity::error); }

std::string broken(const RuleText& rule, const std::string& path, const std::string& got) {
  return "error[" + std::string{rule.id()} + "]: " + std::string{rule.title()} + "\n  at " + path +
         "\n  got: " + got + "\n  fix: " + std::string{rule.fix()} + "\n";
}

/// What the facts say of the user, its group and its role; a VPC's differ between the targets.
std::multiset<std::string> facts_of_the_developer(const Synthesized& out) {
  std::multiset<std::string> all;
  for (const char* kind : {"user", "grant", "managed_policy"}) {
    const auto found = out.facts.find(kind);
    if (found == out.facts.end()) continue;
    for (const facts::Fact& fact : found->second) {
      std::string line = kind;
      for (const auto& [name, value] : fact) line += " " + std::string{name} + "=" + std::string{value};
      if (line.find("/Developer") != std::string::npos) all.insert(line);
    }
  }
  EXPECT_GE(all.size(), 7U);
  return all;
}

// What is permitted after the user was made is among it.
TEST(DeveloperUsers, HaveThePoliciesOfTheApplicationsRole) {
  const Synthesized tf = tf_of(api_and_developer);
  ASSERT_EQ(refused(tf), "");
  const json own = terraform_statements(tf, "developer_role_permissions");
  EXPECT_EQ(keys_of(own), (std::set<std::string>{"SnsPublish", "SqsSendMessage"}));
  EXPECT_EQ(own, terraform_statements(tf, "api_task_role_permissions"));
  EXPECT_EQ(tf.terraform("aws_iam_role_policy", "developer_role_policy")["role"],
            "${aws_iam_role.developer_role.name}");

  const Synthesized cfn = cfn_of(api_and_developer);
  ASSERT_EQ(refused(cfn), "");
  EXPECT_EQ(cfn.cloudformation("DeveloperRolePolicy")["PolicyDocument"],
            cfn.cloudformation("ApiTaskRolePolicy")["PolicyDocument"]);
  EXPECT_EQ(cfn.cloudformation("DeveloperRolePolicy")["Roles"], (json::array({{{"Ref", "DeveloperRole"}}})));
  EXPECT_EQ(facts_of_the_developer(tf), facts_of_the_developer(cfn));
}

TEST(DeveloperUsers, HaveThePoliciesOfARole) {
  const auto declare = [](ServiceParts& parts) {
    const Role<Lambda> thumbnails{parts.stack,
                                  "Thumbnails",
                                  {.permissions = {allow<"sns:Publish">("arn:aws:sns:eu-west-1:1:mail"_arn)},
                                   .managed_policies = {managed_policy<"AWSXRayDaemonWriteAccess">},
                                   .permissions_boundary = "arn:aws:iam::123456789012:policy/limit"}};
    const DeveloperUser developer{parts.stack, "Developer", {.like = thumbnails, .session_hours = 4}};
  };
  const Synthesized tf = tf_of(declare);
  ASSERT_EQ(refused(tf), "");
  EXPECT_EQ(terraform_statements(tf, "developer_role_permissions"),
            terraform_statements(tf, "thumbnails_permissions"));
  EXPECT_EQ(tf.terraform("aws_iam_role_policy_attachment", "developer_role_managed_1")["policy_arn"],
            "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess");
  const json role = tf.terraform("aws_iam_role", "developer_role");
  EXPECT_EQ(role["permissions_boundary"], "arn:aws:iam::123456789012:policy/limit");
  EXPECT_EQ(role["max_session_duration"], 14400);
  const Synthesized cfn = cfn_of(declare);
  EXPECT_EQ(cfn.cloudformation("DeveloperRole")["MaxSessionDuration"], 14400);
  EXPECT_EQ(facts_of_the_developer(tf), facts_of_the_developer(cfn));
}

// A role of the program's own, to which its service adds what it needs: both may have named a statement
// alike.
TEST(DeveloperUsers, HaveWhatAServiceAddsToARole) {
  const auto declare = [](ServiceParts& parts) {
    const Role<Task> program{
        parts.stack, "Program", {.permissions = {allow<"sns:Publish">("arn:aws:sns:eu-west-1:1:a"_arn)}}};
    const FargateService api{parts.stack,
                             "Api",
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(image_digest),
                              .port = tls_port<3443>,
                              .permissions = {allow<"sns:Publish">("arn:aws:sns:eu-west-1:1:b"_arn)},
                              .task_role = program}};
    const DeveloperUser developer{parts.stack, "Developer", {.like = api}};
  };
  const json own = terraform_statements(tf_of(declare), "developer_role_permissions");
  EXPECT_EQ(keys_of(own), (std::set<std::string>{"SnsPublish", "SnsPublishOf2"}));
  EXPECT_EQ(own["SnsPublish"]["resources"], (json::array({"arn:aws:sns:eu-west-1:1:a"})));
  EXPECT_EQ(own["SnsPublishOf2"]["resources"], (json::array({"arn:aws:sns:eu-west-1:1:b"})));
}

TEST(DeveloperUsers, DoNothingWithoutASecondFactorButEnrolIt) {
  const Synthesized tf = tf_of(api_and_developer);
  json trust = tf.terraform("aws_iam_policy_document", "developer_role_trust")["statement"];
  ASSERT_EQ(trust.size(), 1U);
  EXPECT_EQ(trust[0]["principals"],
            (json::array({{{"identifiers", {"${aws_iam_user.developer.arn}"}}, {"type", "AWS"}}})));
  EXPECT_EQ(trust[0]["condition"],
            (json::array({{{"test", "Bool"}, {"values", {"true"}}, {"variable", mfa}}})));
  json alone = json::array();
  json own = terraform_statements(tf, "developer_group_permissions");
  for (const auto& [sid, statement] : own.items()) {
    const json conditions = statement.value("condition", json::array());
    if (conditions.empty())
      for (const json& action : statement["actions"]) alone.push_back(action);
    else
      EXPECT_EQ(conditions, trust[0]["condition"]) << sid;
  }
  EXPECT_EQ(alone, (json::array({"iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices",
                                 "iam:ResyncMFADevice", "iam:CreateVirtualMFADevice"})));
  EXPECT_EQ(own["ActAsTheApp"]["resources"], (json::array({"${aws_iam_role.developer_role.arn}"})));
  EXPECT_EQ(own["MakeOwnDevice"]["resources"],
            (json::array({"arn:aws:iam::123456789012:mfa/$${aws:username}"})));
  EXPECT_EQ(own["ManageOwnKeys"]["resources"],
            (json::array({"arn:aws:iam::123456789012:user/$${aws:username}"})));

  const Synthesized cfn = cfn_of(api_and_developer);
  json role = cfn.cloudformation("DeveloperRole");
  EXPECT_EQ(role["AssumeRolePolicyDocument"]["Statement"],
            (json::array({{{"Action", "sts:AssumeRole"},
                           {"Condition", {{"Bool", {{mfa, "true"}}}}},
                           {"Effect", "Allow"},
                           {"Principal", {{"AWS", {{"Fn::GetAtt", {"Developer", "Arn"}}}}}},
                           {"Sid", "TrustTheDeveloper"}}})));
  json own_in_cfn = cloudformation_statements(cfn, "DeveloperGroup");
  EXPECT_EQ(keys_of(own_in_cfn), keys_of(own));
  for (const auto& [sid, statement] : own_in_cfn.items())
    EXPECT_EQ(statement.contains("Condition"), sid != "MakeOwnDevice" && sid != "EnrolOwnDevice") << sid;
  EXPECT_EQ(own_in_cfn["MakeOwnDevice"]["Resource"], "arn:aws:iam::123456789012:mfa/${aws:username}");
}

// The account is known when it is deployed; "${aws:username}" is AWS's own word and stays one.
TEST(DeveloperUsers, MayLieInAnAccountThatIsNotStated) {
  const Synthesized cfn = synthesize(
      Target::cloudformation,
      [](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1}};
        const Role<Task> program{stack, "Program"};
        const DeveloperUser developer{stack, "Developer", {.like = program}};
      },
      staging);
  const json own = cloudformation_statements(cfn, "DeveloperGroup");
  EXPECT_EQ(own["MakeOwnDevice"]["Resource"],
            (json{{"Fn::Sub", "arn:aws:iam::${AWS::AccountId}:mfa/${!aws:username}"}}));
}

TEST(DeveloperUsers, HaveTheirPoliciesFromAGroup) {
  const Synthesized tf = tf_of(api_and_developer);
  EXPECT_EQ(tf.terraform("aws_iam_group_policy", "developer_group_policy")["group"],
            "${aws_iam_group.developer_group.name}");
  const json membership = tf.terraform("aws_iam_user_group_membership", "developer_membership");
  EXPECT_EQ(membership["groups"], (json::array({"${aws_iam_group.developer_group.name}"})));
  EXPECT_EQ(membership["user"], "${aws_iam_user.developer.name}");
  const Synthesized cfn = cfn_of(api_and_developer);
  EXPECT_EQ(cfn.cloudformation("Developer")["Groups"], (json::array({{{"Ref", "DeveloperGroup"}}})));
  EXPECT_EQ(cfn.cloudformation("DeveloperGroupPolicy")["Groups"],
            (json::array({{{"Ref", "DeveloperGroup"}}})));
}

TEST(DeveloperUsers, HaveNoPasswordAndNoKey) {
  const Synthesized tf = tf_of(api_and_developer);
  EXPECT_TRUE(tf.terraform_all("aws_iam_user_login_profile").empty());
  EXPECT_TRUE(tf.terraform_all("aws_iam_access_key").empty());
  EXPECT_EQ(tf.terraform("aws_iam_user", "developer")["name"], "chat-Developer");
  EXPECT_EQ(tf.terraform("aws_iam_user", "developer")["force_destroy"], true) << "its keys end with it";
  const Synthesized cfn = cfn_of(api_and_developer);
  EXPECT_EQ(cfn.cloudformation("Developer")["UserName"], "chat-Developer");
  EXPECT_FALSE(cfn.cloudformation("Developer").contains("LoginProfile"));
  EXPECT_TRUE(cfn.cloudformation_all("AWS::IAM::AccessKey").empty());
}

// The role that tasks run with trusts tasks only, and no secret and no bucket names the developer's.
TEST(DeveloperUsers, ChangeNothingOfTheApplication) {
  const auto declare = [](bool with_developer) {
    return [with_developer](ServiceParts& parts) {
      const Bucket photos{parts.stack, "Photos", {.old_objects = keep_forever("people's photos")}};
      const FargateService api = parts.service("Api");
      photos.grant_read_write(api);
      if (with_developer) const DeveloperUser developer{parts.stack, "Developer", {.like = api}};
    };
  };
  const Synthesized with = tf_of(declare(true));
  const Synthesized without = tf_of(declare(false));
  for (const char* document : {"api_task_role_trust", "photos_policy"})
    EXPECT_EQ(with.terraform("aws_iam_policy_document", document),
              without.terraform("aws_iam_policy_document", document))
        << document;
  EXPECT_FALSE(terraform_statements(with, "photos_policy").empty());
  EXPECT_EQ(terraform_statements(with, "developer_role_permissions"),
            terraform_statements(with, "api_task_role_permissions"));
}

TEST(DeveloperUsers, StandInProductionUnderAWaiverOnly) {
  for (const Target target : {Target::terraform, Target::cloudformation})
    EXPECT_EQ(
        refused(synthesize_services(target, api_and_developer)),
        "error[QN-IAM-08]: the local-development user stands outside production\n"
        "  at chat/Developer\n"
        "  got: a production program that gives a person the access of chat/Api\n"
        "  fix: make it in an environment of kind development, or .in_production = waive<\"QN-IAM-08\", "
        "\"why\">(until<2027, 3, 1>)\n");
  const Synthesized waived = in_terraform([](ServiceParts& parts) {
    const DeveloperUser developer{
        parts.stack,
        "Developer",
        {.like = parts.service("Api"),
         .in_production = waive<"QN-IAM-08", "there is one environment yet">(until<2027, 3, 1>)}};
  });
  EXPECT_EQ(refused(waived), "");
  EXPECT_FALSE(waived.terraform("aws_iam_user", "developer").is_null());
}

TEST(DeveloperUsers, AreRefusedAPasswordThatSomethingElseMakes) {
  const auto with_profile = [](bool by_name) {
    return refused(tf_of([by_name](ServiceParts& parts) {
      const DeveloperUser developer{parts.stack, "Developer", {.like = parts.service("Api")}};
      const tf::aws::IamUserLoginProfile password{
          parts.stack, "Password", {.user = by_name ? Text{"chat-Developer"} : Text{developer.name()}}};
    }));
  };
  const std::string refusal =
      broken(QUOIN_QN_IAM_08_CONSOLE, "chat/Password", "a password for chat/Developer");
  EXPECT_EQ(with_profile(false), refusal);
  EXPECT_EQ(with_profile(true), refusal);
  EXPECT_EQ(refused(cfn_of([](ServiceParts& parts) {
              const DeveloperUser developer{parts.stack, "Developer", {.like = parts.service("Api")}};
              developer.node.override_property(Target::cloudformation, "",
                                               "LoginProfile.PasswordResetRequired", true);
            })),
            broken(QUOIN_QN_IAM_08_CONSOLE, "chat/Developer", "a password for chat/Developer"));
  // Somebody else's password is not judged by this rule.
  EXPECT_EQ(refused(tf_of([](ServiceParts& parts) {
              const DeveloperUser developer{parts.stack, "Developer", {.like = parts.service("Api")}};
              const tf::aws::IamUserLoginProfile password{parts.stack, "Password", {.user = "root-of-all"}};
            })),
            "");
}

TEST(DeveloperUsers, AreRefusedARoleWithoutASecondFactor) {
  const Synthesized out = cfn_of([](ServiceParts& parts) {
    const DeveloperUser developer{parts.stack, "Developer", {.like = parts.service("Api")}};
    developer.node.override_property(
        Target::cloudformation, "role",
        "AssumeRolePolicyDocument.Statement.0.Condition.Bool.aws:MultiFactorAuthPresent", "false");
  });
  EXPECT_EQ(refused(out),
            broken(QUOIN_QN_IAM_08, "chat/Developer/role", "it is taken on without a second factor"));
}

TEST(DeveloperUsers, AreRefusedAPolicyOfTheirOwn) {
  const json publishes = {
      {"Action", "sns:Publish"}, {"Effect", "Allow"}, {"Resource", "arn:aws:sns:eu-west-1:1:a"}};
  const auto with = [&](const std::string& type, json arguments, const json& statement) {
    const bool terraform = type.starts_with("aws_");
    arguments[terraform ? "policy" : "PolicyDocument"] =
        terraform ? json(json{{"Statement", {statement}}}.dump()) : json{{"Statement", {statement}}};
    return refused(synthesize_services(
        terraform ? Target::terraform : Target::cloudformation,
        [&](ServiceParts& parts) {
          const DeveloperUser developer{parts.stack, "Developer", {.like = parts.service("Api")}};
          raw(parts.stack, "More", type, arguments);
        },
        staging));
  };
  const std::string refusal =
      broken(QUOIN_QN_IAM_08, "chat/Developer", "sns:Publish without a second factor");
  EXPECT_EQ(with("aws_iam_user_policy", {{"user", "${chat/Developer.name}"}}, publishes), refusal);
  EXPECT_EQ(with("AWS::IAM::UserPolicy", {{"PolicyName", "more"}, {"UserName", "chat-Developer"}}, publishes),
            refusal);
  EXPECT_EQ(
      with("AWS::IAM::Policy", {{"PolicyName", "more"}, {"Users", {"${chat/Developer.name}"}}}, publishes),
      refusal);
  json with_factor = publishes;
  with_factor["Condition"] = {{"Bool", {{mfa, "true"}}}};
  EXPECT_EQ(with("aws_iam_user_policy", {{"user", "${chat/Developer.name}"}}, with_factor), "");
}

TEST(DeveloperUsers, SayWhatIsWrong) {
  const auto made = [](const DeveloperUserProps& props) {
    return refused(tf_of([&props](ServiceParts& parts) {
      DeveloperUserProps own = props;
      own.like = parts.service("Api");
      const DeveloperUser developer{parts.stack, "Developer", own};
    }));
  };
  App other{0, nullptr};
  Stack stack{other, "other", {.region = eu_west_1}};
  const Role<Task> any{stack, "Any"};
  EXPECT_EQ(made({.like = any, .name = "Jane Doe"}),
            "error: a user's name has 1 to 64 letters, digits, '+', '=', ',', '.', '@', '_' and '-'\n"
            "  at chat/Developer\n  got: \"Jane Doe\"\n  fix: .name = \"shop-developer\"\n");
  EXPECT_EQ(made({.like = any, .session_hours = 13}),
            "error: a role's session lasts 1 to 12 hours\n"
            "  at chat/Developer\n  got: 13 hours\n  fix: .session_hours = 1\n");
  EXPECT_EQ(made({.like = any, .name = "jane.doe@example.com"}), "");
  const std::string elsewhere = refused(tf_of([](ServiceParts& parts) {
    const FargateService api = parts.service("Api");
    Stack people{parts.app, "people", {.region = eu_west_1, .account = "210987654321"}};
    const DeveloperUser developer{people, "Developer", {.like = api}};
  }));
  EXPECT_EQ(without_lines(elsewhere),
            "error: a developer's user lies in the account of the application whose policies it has\n"
            "  at people/Developer\n"
            "  got: chat/Api (services_fixture.hpp:N) of account 123456789012, and a user of account "
            "210987654321\n"
            "  fix: the user in a stack of the application's account\n");
}

// Its own stack: what the policies name comes from the application's as values do.
TEST(DeveloperUsers, MayStandInAStackOfTheirOwn) {
  const auto declare = [](ServiceParts& parts) {
    const FargateService api = parts.service("Api");
    const Bucket photos{parts.stack, "Photos", {.old_objects = keep_forever("people's photos")}};
    photos.grant_read_write(api);
    Stack people{parts.app, "people", {.region = eu_west_1, .account = "123456789012"}};
    const DeveloperUser developer{people, "Developer", {.like = api}};
  };
  const Synthesized tf = tf_of(declare);
  EXPECT_EQ(refused(tf), "");
  EXPECT_TRUE(tf.templates.at("people")["resource"]["aws_iam_user"].contains("developer"));
  EXPECT_FALSE(tf.templates.at("people")["variable"].empty());
  const Synthesized cfn = cfn_of(declare);
  EXPECT_EQ(refused(cfn), "");
  EXPECT_EQ(facts_of_the_developer(tf), facts_of_the_developer(cfn));
}

// The facts see the policies of groups, so the rules of policies hold there, too.
TEST(DeveloperUsers, AGroupsPolicyIsJudgedAsARolesIs) {
  EXPECT_EQ(refused(cfn_of([](ServiceParts& parts) {
              raw(parts.stack, "People", "AWS::IAM::GroupPolicy",
                  {{"GroupName", "people"},
                   {"PolicyName", "all"},
                   {"PolicyDocument",
                    {{"Statement",
                      {{{"Action", "s3:*"}, {"Effect", "Allow"}, {"Resource", "arn:aws:s3:::media/*"}}}}}}});
            })).substr(0, 16),
            "error[QN-IAM-01]");
}

}  // namespace quoin::test::developer_user_test
