// Where Terraform's state lies: versioned, encrypted, closed, kept.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/state_backend.hpp>

#include <gtest/gtest.h>

#include <string>

namespace quoin::test::state_backend_test {

using namespace quoin::aws;
using nlohmann::json;

Synthesized made(Target target, const StateBackendProps& props,
                 const std::vector<std::string>& options = {}) {
  return synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "account", {.region = eu_west_1, .account = "123456789012"}};
        StateBackend state{stack, "State", props};
      },
      options);
}

const StateBackendProps usual{
    .bucket = "acme-terraform-state", .mfa_delete = mfa_delete_by_root, .lock_table = true};

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

std::string said(const Synthesized& out) { return without_lines(out.messages()); }

TEST(StateBackendLowering, IsVersionedEncryptedClosedAndLogged) {
  const Synthesized tf = made(Target::terraform, usual);
  EXPECT_EQ(said(tf), "");
  EXPECT_EQ(tf.terraform("aws_s3_bucket", "state")["bucket"], "acme-terraform-state");
  EXPECT_EQ(first_of(tf.terraform("aws_s3_bucket_versioning",
                                  "state_versioning")["versioning_configuration"])["status"],
            "Enabled");
  const json rule = first_of(
      tf.terraform("aws_s3_bucket_server_side_encryption_configuration", "state_encryption")["rule"]);
  EXPECT_EQ(first_of(rule["apply_server_side_encryption_by_default"])["kms_master_key_id"],
            "${aws_kms_key.state_key.arn}");
  for (const char* block :
       {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"})
    EXPECT_EQ(tf.terraform("aws_s3_bucket_public_access_block", "state_public_access")[block], true);
  EXPECT_EQ(tf.terraform("aws_s3_bucket_logging", "state_logging")["target_bucket"],
            "${aws_s3_bucket.log_bucket.bucket}");
  const Synthesized cfn = made(Target::cloudformation, usual);
  EXPECT_EQ(said(cfn), "");
  const json bucket = cfn.cloudformation("State");
  EXPECT_EQ(bucket["BucketName"], "acme-terraform-state");
  EXPECT_EQ(bucket["VersioningConfiguration"]["Status"], "Enabled");
  EXPECT_EQ(bucket["PublicAccessBlockConfiguration"].size(), 4U);
  EXPECT_EQ(tf.facts, cfn.facts);
}

TEST(StateBackendLowering, NoVersionOfTheStateExpires) {
  EXPECT_TRUE(made(Target::terraform, usual)
                  .terraform("aws_s3_bucket_lifecycle_configuration", "state_lifecycle")
                  .is_null());
  EXPECT_FALSE(
      made(Target::cloudformation, usual).cloudformation("State").contains("LifecycleConfiguration"));
}

TEST(StateBackendLowering, ALockTableWhereItIsAskedFor) {
  const json table = made(Target::terraform, usual).terraform("aws_dynamodb_table", "state_lock");
  EXPECT_EQ(table["name"], "acme-terraform-state-lock");
  EXPECT_EQ(table["hash_key"], "LockID");
  EXPECT_EQ(table["billing_mode"], "PAY_PER_REQUEST");
  EXPECT_EQ(first_of(table["server_side_encryption"])["kms_key_arn"], "${aws_kms_key.state_key.arn}");
  EXPECT_EQ(first_of(table["point_in_time_recovery"])["enabled"], true);
  const json in_cfn = made(Target::cloudformation, usual).cloudformation("StateLock");
  EXPECT_EQ(in_cfn["KeySchema"], json::parse(R"([{"AttributeName": "LockID", "KeyType": "HASH"}])"));
  EXPECT_EQ(in_cfn["SSESpecification"]["SSEType"], "KMS");
  const StateBackendProps without{.bucket = "acme-terraform-state", .mfa_delete = mfa_delete_by_root};
  EXPECT_TRUE(made(Target::terraform, without).terraform_all("aws_dynamodb_table").empty());
}

TEST(StateBackendRules, MfaDeleteIsPromisedOrWaived) {
  const auto declare = [](App& app) {
    Stack stack{app, "account", {.region = eu_west_1, .account = "123456789012"}};
    StateBackend state{stack, "State", usual};
  };
  const auto promised = test::run(declare, {"--as-of", "2026-11-01"});
  EXPECT_EQ(promised.exit_code, 0) << promised.messages;
  EXPECT_NE(
      promised.files.at("terraform/report.md").find("put-bucket-versioning --bucket acme-terraform-state"),
      std::string::npos);
  const auto waived = [](App& app) {
    Stack stack{app, "account", {.region = eu_west_1, .account = "123456789012"}};
    StateBackend state{
        stack,
        "State",
        {.bucket = "acme-terraform-state",
         .mfa_delete = waive<"QN-S3-06", "the root user has no second factor yet">(until<2027, 3, 1>)}};
  };
  EXPECT_NE(test::run(waived, {"--as-of", "2026-11-01"})
                .files.at("terraform/report.md")
                .find("no second factor yet"),
            std::string::npos);
  EXPECT_EQ(test::run(waived, {"--as-of", "2027-03-02"}).exit_code, 1);
}

TEST(StateBackendInput, TheBucketsNameIsChecked) {
  for (const char* name :
       {"ab", "Acme", "acme.state", "-acme", "acme-", "xn--acme", "acme-s3alias", "acme_state"})
    EXPECT_NE(said(made(Target::terraform, {.bucket = name, .mfa_delete = mfa_delete_by_root}))
                  .find("got: \"" + std::string{name} + "\""),
              std::string::npos)
        << name;
}

}  // namespace quoin::test::state_backend_test
