// Registries that stand already: what services pull from them, and what is said of what nobody knows here.
#include "synthesis_fixture.hpp"

#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/existing_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/bindings/raw.hpp>
#include <quoin/cfn/ecr/repository.hpp>
#include <quoin/tf/aws/data/ecr_repository.hpp>
#include <quoin/tf/aws/ecr_repository.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace quoin::test::existing_registry_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr Digest some_digest =
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_digest;

/// A service that runs an image, in a stack of a stated account.
void run_image(const Stack& stack, const ContainerImage& image) {
  const Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  const FargateService api{
      stack, "Api", {.subnets = vpc.private_subnets(), .image = image, .port = tls_port<3443>}};
}

Synthesized pulling(Target target, std::string_view repository, std::string_view account = "123456789012") {
  return synthesize(target, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1, .account = account}};
    const ExistingRegistry images{stack, "Images", {.repository = repository}};
    run_image(stack, images.image(some_digest));
  });
}

std::string image_in_terraform(const Synthesized& made) {
  return made.only().at("locals").at("api_task_container_definitions").at(0).at("image");
}

json image_in_cloudformation(const Synthesized& made) {
  for (const json& each : made.cloudformation_all("AWS::ECS::TaskDefinition"))
    return each.at("Properties").at("ContainerDefinitions").at(0).at("Image");
  return {};
}

/// The resources of the statement by which the execution role pulls.
json pulled_in_terraform(const Synthesized& made) {
  for (const auto& [name, document] : made.only().at("data").at("aws_iam_policy_document").items())
    for (const json& statement : document.at("statement"))
      if (statement.value("sid", "") == "PullImages") {
        EXPECT_EQ(statement.at("actions"), (json{"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
                                                 "ecr:GetDownloadUrlForLayer"}));
        return statement.at("resources");
      }
  return {};
}

json pulled_in_cloudformation(const Synthesized& made) {
  for (const json& policy : made.cloudformation_all("AWS::IAM::Policy"))
    for (const json& statement : policy.at("Properties").at("PolicyDocument").at("Statement"))
      if (statement.value("Sid", "") == "PullImages") return statement.at("Resource");
  return {};
}

/// What the service's execution role may do, in words that both targets share.
std::set<facts::Fact> grants_of_the_role(const Synthesized& made) {
  std::set<facts::Fact> out;
  for (const facts::Fact& each : made.facts.at("grant"))
    if (each.at("holder") == "chat/Api/execution_role") out.insert(each);
  return out;
}

TEST(ExistingRegistryLowering, ByNameItIsOfTheStacksAccountAndRegion) {
  const std::string arn = "arn:aws:ecr:eu-west-1:123456789012:repository/chat/images";
  const std::string image =
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/chat/images@" + std::string{some_digest.text};
  const Synthesized tf = pulling(Target::terraform, "chat/images");
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_TRUE(tf.terraform_all("aws_ecr_repository").empty());
  EXPECT_EQ(image_in_terraform(tf), image);
  EXPECT_EQ(pulled_in_terraform(tf), json{arn});

  const Synthesized cfn = pulling(Target::cloudformation, "chat/images");
  ASSERT_FALSE(has_errors(cfn.diagnostics)) << cfn.messages();
  EXPECT_TRUE(cfn.cloudformation_all("AWS::ECR::Repository").empty());
  EXPECT_EQ(image_in_cloudformation(cfn), image);
  EXPECT_EQ(pulled_in_cloudformation(cfn), json(arn));
  EXPECT_EQ(grants_of_the_role(tf), grants_of_the_role(cfn));
  EXPECT_FALSE(grants_of_the_role(tf).empty());
}

TEST(ExistingRegistryLowering, WithoutAStatedAccountItIsTheOneThatIsDeployedTo) {
  const Synthesized tf = pulling(Target::terraform, "chat/images", "");
  EXPECT_EQ(pulled_in_terraform(tf), json{"arn:aws:ecr:eu-west-1:${var.account_id}:repository/chat/images"});
  const Synthesized cfn = pulling(Target::cloudformation, "chat/images", "");
  EXPECT_EQ(pulled_in_cloudformation(cfn),
            json::parse(R"({"Fn::Sub": "arn:aws:ecr:eu-west-1:${AWS::AccountId}:repository/chat/images"})"));
}

TEST(ExistingRegistryLowering, ByItsArnItIsAnotherAccounts) {
  const std::string arn = "arn:aws:ecr:eu-west-1:210987654321:repository/base/images";
  const Synthesized tf = pulling(Target::terraform, arn);
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(image_in_terraform(tf),
            "210987654321.dkr.ecr.eu-west-1.amazonaws.com/base/images@" + std::string{some_digest.text});
  EXPECT_EQ(pulled_in_terraform(tf), json{arn});
  EXPECT_EQ(tf.messages().find("the image lies outside"), std::string::npos);
  EXPECT_EQ(pulled_in_cloudformation(pulling(Target::cloudformation, arn)), json(arn));
}

TEST(ExistingRegistryLowering, OfAnotherRegionItIsOutOfTheEndpointsReach) {
  const Synthesized tf =
      pulling(Target::terraform, "arn:aws:ecr:us-east-1:123456789012:repository/chat/images");
  EXPECT_EQ(image_in_terraform(tf),
            "123456789012.dkr.ecr.us-east-1.amazonaws.com/chat/images@" + std::string{some_digest.text});
  EXPECT_NE(tf.messages().find("warning: the image lies outside, and the service states no way there"),
            std::string::npos)
      << tf.messages();
  EXPECT_NE(tf.messages().find("got: chat/Images@sha256:9f86"), std::string::npos) << tf.messages();
}

TEST(ExistingRegistryLowering, TakesTheArnOfARawRepository) {
  const Synthesized tf = synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const tf::aws::data::EcrRepository raw{stack, "Raw", {.name = "chat/images"}};
    const ExistingRegistry images{stack, "Images", {.repository = raw->arn()}};
    run_image(stack, images.image(some_digest));
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(image_in_terraform(tf),
            "${data.aws_ecr_repository.raw.repository_url}@" + std::string{some_digest.text});
  EXPECT_EQ(pulled_in_terraform(tf), json{"${data.aws_ecr_repository.raw.arn}"});

  const Synthesized cfn = synthesize(Target::cloudformation, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const cfn::ecr::Repository raw{stack, "Raw", {.image_tag_mutability = "IMMUTABLE"}};
    const ExistingRegistry images{stack, "Images", {.repository = raw->arn()}};
    run_image(stack, images.image(some_digest));
  });
  EXPECT_EQ(image_in_cloudformation(cfn),
            json::parse(R"({"Fn::Sub": "${Raw.RepositoryUri}@)" + std::string{some_digest.text} + "\"}"));
  EXPECT_EQ(pulled_in_cloudformation(cfn), json::parse(R"({"Fn::GetAtt": ["Raw", "Arn"]})"));
}

TEST(ExistingRegistryLowering, TakesANameThatIsGivenAtDeployment) {
  const Synthesized tf = synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    const Parameter name{stack, "Repository", {.description = "Where the images lie"}};
    const ExistingRegistry images{stack, "Images", {.repository = name.value()}};
    run_image(stack, images.image(some_digest));
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(pulled_in_terraform(tf), json{"arn:aws:ecr:eu-west-1:123456789012:repository/${var.repository}"});
}

TEST(ExistingRegistryRules, TagsAreTakenWhereTheProgramStatesThatTheyDoNotMove) {
  const Synthesized made = synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    const ExistingRegistry<immutable_tags> images{stack, "Images", {.repository = "chat/images"}};
    run_image(stack, images.image("v1.4.2"_tag));
  });
  ASSERT_FALSE(has_errors(made.diagnostics)) << made.messages();
  EXPECT_EQ(image_in_terraform(made), "123456789012.dkr.ecr.eu-west-1.amazonaws.com/chat/images:v1.4.2");
}

TEST(ExistingRegistryRules, TagsThatMayMoveAreRefused) {
  const Synthesized made = synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const ExistingRegistry images{stack, "Images", {.repository = "chat/images"}};
    run_image(stack, {images.node, "v1.4.2", false, std::source_location::current()});
  });
  EXPECT_NE(made.messages().find("error[QN-ECS-04]: an image is named by its digest or by an immutable tag"),
            std::string::npos)
      << made.messages();
}

TEST(ExistingRegistryRules, TheReportSaysWhatIsNotKnown) {
  const auto run = synthesize(Target::terraform, [](App& inner) {
    const Stack stack{inner, "chat", {.region = eu_west_1, .account = "123456789012"}};
    const ExistingRegistry<immutable_tags> images{stack, "Images", {.repository = "chat/images"}};
    run_image(stack, images.image("v1.4.2"_tag));
  });
  for (const Diagnostic& each : run.diagnostics)
    if (each.path == "chat/Images") {
      EXPECT_EQ(each.severity, Severity::note);
      EXPECT_EQ(each.summary,
                "a registry that stands already is not judged: who may pull, whether it scans, and its key");
      EXPECT_EQ(each.fix, "its owner keeps QN-ECS-05, and lets this account pull where it is another's");
      return;
    }
  ADD_FAILURE() << "no note";
}

TEST(ExistingRegistryRules, RefusesWhatNamesNoRepository) {
  for (const char* wrong :
       {"Chat", "chat//images", "arn:aws:ecr:eu-west-1:123456789012:repository/",
        "arn:aws:ecr:eu-west-1:1234:repository/chat", "arn:aws:ecs:eu-west-1:123456789012:repository/chat",
        "arn:aws:ecr::123456789012:repository/chat", "arn:aws:ecr:eu-west-1:123456789012:repository/Chat",
        "arn:aws:ecr:eu-west-1:123456789012:repository/*"}) {
    const std::string messages = pulling(Target::terraform, wrong).messages();
    EXPECT_NE(
        messages.find(
            "error: a registry that stands already is named by a repository's name, or by its whole ARN\n"),
        std::string::npos)
        << wrong << "\n"
        << messages;
    EXPECT_NE(messages.find("  got: \"" + std::string{wrong} +
                            "\"\n  fix: .repository = \"chat/images\", or "
                            "\"arn:aws:ecr:eu-west-1:123456789012:repository/chat/images\"\n"),
              std::string::npos)
        << messages;
  }
}

TEST(ExistingRegistryRules, RefusesAnotherPartition) {
  const std::string messages =
      pulling(Target::terraform, "arn:aws-cn:ecr:cn-north-1:123456789012:repository/chat").messages();
  EXPECT_NE(messages.find("error: images are pulled from registries of the stack's own partition\n"),
            std::string::npos)
      << messages;
  EXPECT_NE(messages.find("  got: a registry of aws-cn, a stack in aws\n"
                          "  fix: a copy of the images in a registry of aws\n"),
            std::string::npos)
      << messages;
}

}  // namespace quoin::test::existing_registry_test
