// The stack's log bucket: closed, encrypted, versioned, expiring, and written to by its writers only.
#include "constructs/log_bucket/log_bucket_intent.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace quoin::test::log_bucket_test {

using namespace quoin::aws;
using nlohmann::json;

/// A bucket that two constructs ask for.
void usual(App& app) {
  Stack stack{app, "chat", {.region = eu_west_1}};
  Group first{stack, "First"};
  Group second{stack, "Second"};
  quoin::detail::Tree& tree = *stack.node.data()->tree;
  const auto here = std::source_location::current();
  for (const Group* group : {&second, &first}) {
    quoin::detail::NodeData& bucket = log_bucket(tree, *stack.node.data(), here);
    write_logs_to(bucket, *group->node.data(), LogWriter::load_balancer, "alb/" + std::string{group->id},
                  here);
  }
}

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

json only_of(const json& all) {
  EXPECT_EQ(all.size(), 1U) << all.dump(2);
  return all.empty() ? json{} : *all.begin();
}

TEST(LogBucketLowering, IsOneForTheStack) {
  const Synthesized made = synthesize(Target::terraform, usual);
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(made.terraform_all("aws_s3_bucket").size(), 1U);
}

TEST(LogBucketLowering, IsNotPublic) {
  const json in_terraform =
      only_of(synthesize(Target::terraform, usual).terraform_all("aws_s3_bucket_public_access_block"));
  for (const char* block :
       {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"})
    EXPECT_EQ(in_terraform.at(block), true) << block;
  EXPECT_EQ(
      first_of(only_of(synthesize(Target::terraform, usual).terraform_all("aws_s3_bucket_ownership_controls"))
                   .at("rule"))
          .at("object_ownership"),
      "BucketOwnerEnforced");

  const json properties =
      only_of(synthesize(Target::cloudformation, usual).cloudformation_all("AWS::S3::Bucket"))
          .at("Properties");
  EXPECT_EQ(properties.at("PublicAccessBlockConfiguration"),
            json::parse(R"({"BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true,
                            "RestrictPublicBuckets": true})"));
  EXPECT_EQ(properties.at("OwnershipControls").at("Rules").at(0).at("ObjectOwnership"),
            "BucketOwnerEnforced");
}

TEST(LogBucketLowering, IsEncryptedWithWhatLogDeliveryCanUse) {
  const json rule = first_of(only_of(synthesize(Target::terraform, usual)
                                         .terraform_all("aws_s3_bucket_server_side_encryption_configuration"))
                                 .at("rule"));
  EXPECT_EQ(first_of(rule.at("apply_server_side_encryption_by_default")).at("sse_algorithm"), "AES256");
  const json properties =
      only_of(synthesize(Target::cloudformation, usual).cloudformation_all("AWS::S3::Bucket"))
          .at("Properties");
  EXPECT_EQ(properties.at("BucketEncryption").at("ServerSideEncryptionConfiguration").at(0),
            json::parse(R"({"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}})"));
  EXPECT_FALSE(properties.contains("ObjectLockEnabled"));
}

TEST(LogBucketLowering, IsVersionedAndItsLogsExpire) {
  const Synthesized made = synthesize(Target::terraform, usual);
  EXPECT_EQ(first_of(only_of(made.terraform_all("aws_s3_bucket_versioning")).at("versioning_configuration"))
                .at("status"),
            "Enabled");
  const json rule = first_of(only_of(made.terraform_all("aws_s3_bucket_lifecycle_configuration")).at("rule"));
  EXPECT_EQ(first_of(rule.at("expiration")).at("days"), 365);
  EXPECT_EQ(first_of(rule.at("noncurrent_version_expiration")).at("noncurrent_days"), 30);

  const json properties =
      only_of(synthesize(Target::cloudformation, usual).cloudformation_all("AWS::S3::Bucket"))
          .at("Properties");
  EXPECT_EQ(properties.at("VersioningConfiguration").at("Status"), "Enabled");
  EXPECT_EQ(properties.at("LifecycleConfiguration").at("Rules").at(0).at("ExpirationInDays"), 365);
}

TEST(LogBucketLowering, DeniesPlainHttpAndOldTls) {
  const json document =
      only_of(synthesize(Target::cloudformation, usual).cloudformation_all("AWS::S3::BucketPolicy"))
          .at("Properties")
          .at("PolicyDocument");
  std::map<std::string, json> denied;
  for (const json& statement : document.at("Statement"))
    if (statement.at("Effect") == "Deny") denied[statement.at("Sid")] = statement.at("Condition");
  EXPECT_EQ(denied.at("DenyPlainHttp"), json::parse(R"({"Bool": {"aws:SecureTransport": "false"}})"));
  EXPECT_EQ(denied.at("DenyOldTls"), json::parse(R"({"NumericLessThan": {"s3:TlsVersion": "1.2"}})"));

  std::set<std::string> variables;
  const json statements =
      only_of(synthesize(Target::terraform, usual).terraform_all("aws_iam_policy_document")).at("statement");
  for (const json& statement : statements)
    if (statement.value("effect", "") == "Deny")
      variables.insert(first_of(statement.at("condition")).at("variable"));
  EXPECT_EQ(variables, (std::set<std::string>{"aws:SecureTransport", "s3:TlsVersion"}));
}

TEST(LogBucketLowering, AdmitsEachWriterBelowItsPrefix) {
  const json statements =
      only_of(synthesize(Target::terraform, usual).terraform_all("aws_iam_policy_document")).at("statement");
  json allowed;
  for (const json& statement : statements)
    if (statement.value("effect", "Allow") == "Allow") allowed = statement;
  ASSERT_FALSE(allowed.is_null());
  EXPECT_EQ(allowed.at("actions"), json::array({"s3:PutObject"}));
  EXPECT_EQ(first_of(allowed.at("principals")).at("identifiers"),
            json::array({"logdelivery.elasticloadbalancing.amazonaws.com"}));
  ASSERT_EQ(allowed.at("resources").size(), 2U);
  EXPECT_NE(allowed.at("resources").at(0).get<std::string>().find("/alb/First/AWSLogs/"), std::string::npos);
  EXPECT_NE(allowed.at("resources").at(1).get<std::string>().find("/alb/Second/AWSLogs/"), std::string::npos);
  const json condition = first_of(allowed.at("condition"));
  EXPECT_EQ(condition.at("variable"), "aws:SourceArn");
  EXPECT_TRUE(
      condition.at("values").at(0).get<std::string>().starts_with("arn:aws:elasticloadbalancing:eu-west-1:"));
}

}  // namespace quoin::test::log_bucket_test
