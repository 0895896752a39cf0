// Where Terraform keeps its states (QN-STA-01).
#include "core_fixture.hpp"
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/log_group.hpp>
#include <quoin/aws/state_backend.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace terraform_states_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

constexpr Elsewhere organization = elsewhere("the organization of the tests");
const std::vector<std::string> staging{"--env", "staging", "--env-kind", "staging"};

void two_stacks(App& app) {
  for (const char* id : {"shop", "shop-edge"}) {
    Stack stack{app, id, {.region = eu_west_1, .account = "123456789012"}};
    LogGroup logs{stack, "Logs", {.retention = days<90>}};
  }
}

Synthesized made(const StatePlace& state, const std::vector<std::string>& options = {},
                 Target target = Target::terraform, const std::function<void(App&)>& declare = two_stacks) {
  return synthesize(target, declare, options, {.baseline = organization, .state = state});
}

std::string said(const Synthesized& out) {
  std::string all;
  for (const Diagnostic& each : out.diagnostics) all += format(each);
  return test::without_lines(all);
}

std::string refused_of(const Synthesized& out) {
  std::string all;
  for (const Diagnostic& each : out.diagnostics)
    if (each.rule == "QN-STA-01") all += each.got + "\n";
  return all;
}

const TerraformState bucket{.bucket = "acme-terraform-state", .region = eu_central_1};

TEST(TerraformStates, EachStackNamesItsOwnInTheBucket) {
  const Synthesized out = made(bucket);
  EXPECT_EQ(said(out), "");
  EXPECT_EQ(out.templates.at("shop")["terraform"]["backend"]["s3"], (json{{"bucket", "acme-terraform-state"},
                                                                          {"encrypt", true},
                                                                          {"key", "production/shop.tfstate"},
                                                                          {"region", "eu-central-1"},
                                                                          {"use_lockfile", true}}));
  EXPECT_EQ(out.templates.at("shop-edge")["terraform"]["backend"]["s3"]["key"],
            "production/shop-edge.tfstate");
}

TEST(TerraformStates, EnvironmentsAndProgramsAreApart) {
  TerraformState state = bucket;
  state.folder = "teams/shop";
  state.key_arn = "arn:aws:kms:eu-central-1:123456789012:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
  const json s3 = made(state, staging).templates.at("shop")["terraform"]["backend"]["s3"];
  EXPECT_EQ(s3["key"], "teams/shop/staging/shop.tfstate");
  EXPECT_EQ(s3["kms_key_id"], state.key_arn);
}

const std::string refusal =
    "error[QN-STA-01]: Terraform state lies in S3: versioned, encrypted, public access blocked, locked; a "
    "local one only outside production\n"
    "  at synthesis_fixture.cpp:N\n"
    "  got: no .state, so Terraform would keep it in a file beside the template\n"
    "  fix: App's .state = TerraformState{.bucket = \"acme-terraform-state\", .region = eu_central_1}, or "
    "elsewhere(\"Terraform Cloud\")\n";

TEST(TerraformStates, ALocalStateOfProductionIsRefused) {
  EXPECT_EQ(said(made({})), refusal);
  EXPECT_EQ(said(made({}, staging)), "") << "a local state is allowed outside production";
  EXPECT_EQ(said(made({}, {}, Target::cloudformation)), "") << "CloudFormation keeps no such state";
  EXPECT_FALSE(made({}, staging).templates.at("shop")["terraform"].contains("backend"));
}

TEST(TerraformStates, AProgramThatMakesTheBucketHasStatedIt) {
  const auto out = made({}, {}, Target::terraform, [](App& app) {
    Stack stack{app, "account", {.region = eu_west_1, .account = "123456789012"}};
    StateBackend state{stack, "State", {.bucket = "acme-terraform-state", .mfa_delete = mfa_delete_by_root}};
  });
  EXPECT_EQ(refused_of(out), "");
}

TEST(TerraformStates, AWaiverAcceptsALocalStateForATime) {
  const StatePlace waived = waive<"QN-STA-01", "the bucket comes in May">(until<2027, 6, 1>);
  const auto on = [&](const char* day, Target target = Target::terraform) {
    return said(made(waived, {"--as-of", day}, target));
  };
  EXPECT_EQ(on("2027-06-01"), "");
  EXPECT_EQ(on("2027-06-01", Target::cloudformation), "");
  const auto first_line = [](const std::string& all) { return all.substr(0, all.find('\n')); };
  EXPECT_EQ(first_line(on("2027-06-02")), "error[QN-STA-01]: a waiver of QN-STA-01 ended on 2027-06-01");
  EXPECT_EQ(first_line(said(made(waived, {"--no-waivers"}))),
            "error[QN-STA-01]: a waiver of QN-STA-01 is refused by --no-waivers");
  EXPECT_FALSE(made(waived).templates.at("shop")["terraform"].contains("backend"));
}

// A whole run: nothing is written, and the exit code tells it.
TEST(TerraformStates, ARefusedRunWritesNothing) {
  const std::filesystem::path folder = test::fresh_folder();
  const std::string out = folder / "quoin.out";
  const auto code_of = [&](const StatePlace& state, const char* target) {
    const char* words[] = {"program", "--out", out.c_str(), "--target", target};
    App app{5, words, {.baseline = organization, .state = state}};
    two_stacks(app);
    testing::internal::CaptureStderr();
    const int code = app.synth();
    testing::internal::GetCapturedStderr();
    return code;
  };
  EXPECT_EQ(code_of({}, "terraform"), 1);
  EXPECT_EQ(code_of({}, "terraform,cloudformation"), 1);
  EXPECT_FALSE(std::filesystem::exists(out));
  EXPECT_EQ(code_of({}, "cloudformation"), 0);
  EXPECT_EQ(code_of(bucket, "terraform"), 0);
  std::filesystem::remove_all(folder);
}

TEST(TerraformStates, KeptElsewhereAreListedInTheReport) {
  const auto out = made(elsewhere("Terraform Cloud"));
  EXPECT_EQ(refused_of(out), "");
  EXPECT_FALSE(out.templates.at("shop")["terraform"].contains("backend"));
  EXPECT_EQ(said(made(elsewhere(" "))).substr(0, 18), "error[QN-STA-01]: ");
}

TEST(TerraformStates, SayWhatIsWrongWithTheBucket) {
  const std::string fix =
      "  fix: .state = TerraformState{.bucket = \"acme-terraform-state\", .region = eu_central_1}\n";
  const auto first_of = [](const TerraformState& state) {
    const std::string all = said(made(state));
    return all.substr(0, all.find('\n') + 1) + all.substr(all.find("  got"));
  };
  TerraformState wrong = bucket;
  wrong.bucket = "Acme.State";
  EXPECT_EQ(
      first_of(wrong),
      "error: a bucket of Terraform's states has a name of 3 to 63 lower-case letters, digits and '-', a "
      "letter or digit at both ends\n  got: \"Acme.State\"\n" +
          fix);
  wrong = bucket;
  wrong.region = unknown_region;
  EXPECT_EQ(first_of(wrong), "error: a bucket of Terraform's states lies in a region\n  got: \"\"\n" + fix);
  wrong = bucket;
  wrong.folder = "shop/";
  EXPECT_EQ(
      first_of(wrong),
      "error: a folder of Terraform's states has at most 200 letters, digits, '-', '_', '.' and single '/', "
      "none of them at an end\n  got: \"shop/\"\n" +
          fix);
  wrong = bucket;
  wrong.key_arn = "alias/state";
  EXPECT_EQ(first_of(wrong),
            "error: the key of Terraform's states is named by its ARN, "
            "arn:aws:kms:eu-central-1:123456789012:key/…\n  got: \"alias/state\"\n" +
                fix);
}

}  // namespace terraform_states_test
