// What lies in another region than its stack: an alias of the provider in Terraform, a stack in
// CloudFormation.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/app.hpp>

#include <string>

namespace quoin::test::assembly_companions_test {

using nlohmann::json;

/// First lies elsewhere and the stack reads it; Last lies elsewhere and reads the stack's own.
void both_ways(App& app, const std::string& type) {
  Stack stack{app, "web", {.region = eu_west_1, .account = "123456789012"}};
  raw(stack, "First", type, {{"Name", "first"}}, {.region = "us-east-1"});
  raw(stack, "Own", type, {{"Name", "${web/First.Arn}"}});
  raw(stack, "Last", type, {{"Name", "${web/Own.Arn}"}}, {.region = "us-east-1"});
}

TEST(Companions, TerraformHasAnAliasOfTheProvider) {
  const auto made = run([](App& app) { both_ways(app, "aws_sns_topic"); });
  EXPECT_EQ(made.exit_code, 0) << made.messages;
  const json file = made.json("terraform/web/main.tf.json");
  EXPECT_EQ(file.at("provider").at("aws"),
            json::parse(R"([{"region": "eu-west-1"}, {"alias": "us_east_1", "region": "us-east-1"}])"));
  const json& topics = file.at("resource").at("aws_sns_topic");
  EXPECT_EQ(topics.at("first").at("provider"), "aws.us_east_1");
  EXPECT_EQ(topics.at("last").at("provider"), "aws.us_east_1");
  EXPECT_FALSE(topics.at("own").contains("provider"));
}

TEST(Companions, CloudFormationHasAStackBeforeAndOneAfter) {
  const auto made = run([](App& app) { both_ways(app, "AWS::SNS::Topic"); }, {"--target", "cloudformation"});
  EXPECT_EQ(made.exit_code, 0) << made.messages;
  EXPECT_TRUE(made.json("cloudformation/web-us-east-1.template.json").at("Resources").contains("First"));
  EXPECT_TRUE(made.json("cloudformation/web.template.json").at("Resources").contains("Own"));
  EXPECT_TRUE(made.json("cloudformation/web-us-east-1-last.template.json").at("Resources").contains("Last"));
  const json stacks = made.json("cloudformation/manifest.json").at("stacks");
  ASSERT_EQ(stacks.size(), 3U);
  EXPECT_EQ(stacks.at(0).at("name"), "web-us-east-1") << "in the order in which they are deployed";
  EXPECT_EQ(stacks.at(1).at("name"), "web");
  EXPECT_EQ(stacks.at(2).at("name"), "web-us-east-1-last");
  EXPECT_EQ(stacks.at(0).at("part_of"), "web");
  EXPECT_EQ(stacks.at(0).at("region"), "us-east-1");
  EXPECT_EQ(stacks.at(0).at("account"), "123456789012");
  EXPECT_FALSE(stacks.at(1).contains("part_of"));
  EXPECT_EQ(stacks.at(1).at("parameters").at(0).at("from"),
            json::parse(R"({"output": "FirstArn", "stack": "web-us-east-1"})"));
}

TEST(Companions, DoNotTakeTheNameOfAnotherStack) {
  const auto made = run(
      [](App& app) {
        Stack stack{app, "web", {.region = eu_west_1}};
        Stack taken{app, "web-us-east-1", {.region = us_east_1}};
        raw(stack, "First", "AWS::SNS::Topic", json::object(), {.region = "us-east-1"});
        raw(stack, "Own", "AWS::SNS::Topic");
        raw(taken, "Own", "AWS::SNS::Topic");
      },
      {"--target", "cloudformation"});
  EXPECT_EQ(made.exit_code, 0) << made.messages;
  const json stacks = made.json("cloudformation/manifest.json").at("stacks");
  ASSERT_EQ(stacks.size(), 3U);
  std::string companion;
  for (const json& stack : stacks)
    if (stack.contains("part_of")) companion = stack.at("name");
  EXPECT_TRUE(companion.starts_with("web-") && companion.ends_with("-us-east-1") && companion.size() == 22U)
      << companion;
}

TEST(Companions, AskForTheParametersOfTheirStack) {
  const Synthesized made = synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "web", {.region = eu_west_1}};
    Parameter name{stack, "TopicName", {.description = "What it is called."}};
    raw(stack, "Own", "AWS::SNS::Topic");
    raw(stack, "First", "AWS::SNS::Topic", {{"Name", "${web/TopicName.value}"}}, {.region = "us-east-1"});
  });
  EXPECT_EQ(made.messages(), "");
  const json& companion = made.templates.at("web-us-east-1");
  EXPECT_EQ(companion.at("Parameters").at("TopicName").at("Description"), "What it is called.");
  EXPECT_EQ(companion.at("Resources").at("First").at("Properties").at("Name"), (json{{"Ref", "TopicName"}}));
}

}  // namespace quoin::test::assembly_companions_test
