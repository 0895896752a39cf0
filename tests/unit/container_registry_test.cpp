// What a container registry becomes in both targets, and what it refuses at synthesis.
#include "synthesis_fixture.hpp"

#include <quoin/aws/container_registry.hpp>

#include <gtest/gtest.h>

namespace container_registry_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

Synthesized synthesized(Target target, const ContainerRegistryProps& props,
                        const std::vector<std::string>& options = {}) {
  return synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
        const ContainerRegistry registry{stack, "OrderImages", props};
      },
      options);
}

json cfn_repository(const Synthesized& out) {
  const json all = out.cloudformation_all("AWS::ECR::Repository");
  return all.empty() ? json{} : json(all.begin().value()["Properties"]);
}

bool reports(const ContainerRegistryProps& props, std::string_view part) {
  const Synthesized out = synthesized(Target::terraform, props);
  for (const Diagnostic& each : out.diagnostics)
    if (each.severity == Severity::error && (each.summary + "|" + each.got).find(part) != std::string::npos)
      return true;
  ADD_FAILURE() << out.messages();
  return false;
}

TEST(ContainerRegistryLowering, TagsDoNotMoveImagesAreScannedAndAKeyIsItsOwn) {
  const Synthesized tf = synthesized(Target::terraform, {});
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json repository = tf.terraform("aws_ecr_repository", "order_images");
  EXPECT_EQ(repository["name"], "chat/order-images");
  EXPECT_EQ(repository["image_tag_mutability"], "IMMUTABLE");
  EXPECT_NE(repository["image_scanning_configuration"].dump().find("\"scan_on_push\":true"),
            std::string::npos);
  EXPECT_NE(repository["encryption_configuration"].dump().find("aws_kms_key.order_images_key.arn"),
            std::string::npos);
  const json cfn = cfn_repository(synthesized(Target::cloudformation, {}));
  EXPECT_EQ(cfn["RepositoryName"], "chat/order-images");
  EXPECT_EQ(cfn["ImageTagMutability"], "IMMUTABLE");
  EXPECT_EQ(cfn["ImageScanningConfiguration"]["ScanOnPush"], true);
  EXPECT_EQ(cfn["EncryptionConfiguration"]["EncryptionType"], "KMS");
  EXPECT_TRUE(cfn["EncryptionConfiguration"].contains("KmsKey"));
}

TEST(ContainerRegistryLowering, OldImagesGo) {
  const ContainerRegistryProps props{.keep_images = 7, .keep_untagged = days<3>};
  const Synthesized tf = synthesized(Target::terraform, props);
  const json rules = tf.only()["locals"]["order_images_lifecycle_policy"]["rules"];
  ASSERT_EQ(rules.size(), 2);
  EXPECT_EQ(rules[0]["selection"]["countNumber"], 3);
  EXPECT_EQ(rules[0]["selection"]["tagStatus"], "untagged");
  EXPECT_EQ(rules[1]["selection"]["countNumber"], 7);
  const json cfn = cfn_repository(synthesized(Target::cloudformation, props));
  EXPECT_EQ(json::parse(cfn["LifecyclePolicy"]["LifecyclePolicyText"].get<std::string>())["rules"], rules);
}

TEST(ContainerRegistryLowering, OthersPullWhereTheyAreNamed) {
  const ContainerRegistryProps props{.pulled_by = {"210987654321"}};
  const Synthesized tf = synthesized(Target::terraform, props);
  const json statement = tf.terraform("aws_iam_policy_document", "order_images_permissions")["statement"][0];
  EXPECT_EQ(statement["principals"][0]["identifiers"], json::array({"arn:aws:iam::210987654321:root"}));
  EXPECT_EQ(cfn_repository(synthesized(Target::cloudformation,
                                       props))["RepositoryPolicyText"]["Statement"][0]["Principal"]["AWS"],
            "arn:aws:iam::210987654321:root");
  EXPECT_TRUE(synthesized(Target::terraform, {}).terraform_all("aws_ecr_repository_policy").empty());
}

TEST(ContainerRegistryRules, AwsKeysAreForOutsideProductionOnly) {
  const ContainerRegistryProps props{.encryption = outside_production(aws_managed)};
  EXPECT_TRUE(synthesized(Target::terraform, props)
                  .terraform("aws_ecr_repository", "order_images")
                  .contains("encryption_configuration"));
  EXPECT_FALSE(synthesized(Target::terraform, props, {"--env", "test", "--env-kind", "test"})
                   .terraform("aws_ecr_repository", "order_images")
                   .contains("encryption_configuration"));
}

TEST(ContainerRegistryRules, ReportsBadInput) {
  EXPECT_TRUE(reports({.keep_images = 0}, "1 to 10,000 images"));
  EXPECT_TRUE(reports({.keep_untagged = days_of(0)}, "0 days"));
  EXPECT_TRUE(reports({.pulled_by = {"12345"}}, "an account is twelve digits"));
  for (const char* name : {"Upper", "x", "a//b", "-a", "a-"})
    EXPECT_TRUE(reports({.name = name}, "a registry's name"));
}

}  // namespace container_registry_test
