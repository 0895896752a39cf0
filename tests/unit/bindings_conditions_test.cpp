// What stands beside the properties of a raw resource of CloudFormation, in whole templates.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/cfn/rds/db_instance.hpp>
#include <quoin/cfn/sns/topic.hpp>
#include <quoin/cfn/sqs/queue.hpp>
#include <quoin/cloudformation/condition.hpp>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace quoin::bindings_conditions_test {

using nlohmann::json;

TEST(CfnConditions, NothingThatIsAlwaysThereRefersToWhatExistsSometimes) {
  const auto said =
      [](const std::function<void(const Stack&, const cfn::Condition&, const cfn::Condition&)>& declare) {
        const auto result = test::synthesize(Target::cloudformation, [&](App& app) {
          Stack stack{app, "jobs", {.region = eu_west_1}};
          Parameter size{stack, "Size", {.otherwise = "small"}};
          cfn::Condition is_large{stack, "IsLarge", cfn::equals(size, "large")};
          cfn::Condition is_small{stack, "IsSmall", cfn::equals(size, "small")};
          declare(stack, is_large, is_small);
        });
        std::string out;
        for (const Diagnostic& each : result.diagnostics) {
          EXPECT_EQ(each.file, "bindings_conditions_test.cpp");
          out += std::string{each.severity == Severity::error ? "error | " : "warning | "} + each.path +
                 " | " + each.summary + " | " + each.got;
        }
        return out;
      };
  const auto topic = [](const Stack& stack, const cfn::Condition& condition) {
    return cfn::sns::Topic{stack, "News", {}, {.condition = condition}};
  };
  const std::string refused =
      "jobs/Text | a reference leads to a resource that exists under a condition only | jobs/News exists "
      "where "
      "jobs/IsLarge holds";
  EXPECT_EQ(said([&](const Stack& stack, const cfn::Condition& large, const cfn::Condition&) {
              cfn::sns::Topic text{stack, "Text", {.topic_name = topic(stack, large)->topic_arn()}};
            }),
            "error | " + refused);
  // Whether one implies the other, only the author knows.
  EXPECT_EQ(said([&](const Stack& stack, const cfn::Condition& large, const cfn::Condition& small) {
              cfn::sns::Topic text{
                  stack, "Text", {.topic_name = topic(stack, large)->topic_arn()}, {.condition = small}};
            }),
            "warning | " + refused);
  EXPECT_EQ(said([&](const Stack& stack, const cfn::Condition& large, const cfn::Condition&) {
              const auto news = topic(stack, large);
              cfn::sns::Topic same{stack, "Text", {.topic_name = news->topic_arn()}, {.condition = large}};
              cfn::sns::Topic chosen{
                  stack, "Chosen", {.topic_name = cfn::when(large, news->topic_arn(), cfn::no_value())}};
            }),
            "");
  EXPECT_EQ(said([&](const Stack& stack, const cfn::Condition& large, const cfn::Condition&) {
              Output out{stack, "Out", {.value = topic(stack, large)->topic_arn()}};
            }),
            "error | jobs/Out | an output refers to a resource that exists under a condition only | "
            "jobs/News exists "
            "where jobs/IsLarge holds");
}

TEST(CfnOptions, SayEverythingThatCloudFormationKnows) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    Parameter size{stack, "Size", {.otherwise = "small"}};
    Parameter stage{stack, "Stage", {.otherwise = "test"}};
    cfn::Condition is_large{stack, "IsLarge", cfn::equals(size, "large")};
    cfn::Condition is_needed{stack, "IsNeeded",
                             is_large && !cfn::equals(stage, "test") &&
                                 (cfn::equals(stage, "live") || cfn::equals(stage, "demo"))};
    cfn::sns::Topic news{stack, "News", {.topic_name = "news"}};
    cfn::sqs::Queue jobs{stack,
                         "Jobs",
                         {.kms_master_key_id = cfn::when(is_needed, "alias/jobs", cfn::no_value()),
                          .visibility_timeout = cfn::when(is_large, 60, 30)},
                         {.condition = is_large,
                          .deletion_policy = cfn::DeletionPolicy::retain_except_on_create,
                          .depends_on = {news},
                          .metadata = {{"owner", "billing"}, {"topic", news->topic_arn()}},
                          .update_replace_policy = cfn::UpdateReplacePolicy::retain}};
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.only(), json::parse(R"({
    "AWSTemplateFormatVersion": "2010-09-09",
    "Conditions": {
      "IsLarge": {"Fn::Equals": [{"Ref": "Size"}, "large"]},
      "IsNeeded": {"Fn::And": [
        {"Condition": "IsLarge"},
        {"Fn::Not": [{"Fn::Equals": [{"Ref": "Stage"}, "test"]}]},
        {"Fn::Or": [{"Fn::Equals": [{"Ref": "Stage"}, "live"]}, {"Fn::Equals": [{"Ref": "Stage"}, "demo"]}]}
      ]}
    },
    "Parameters": {"Size": {"Default": "small", "Type": "String"}, "Stage": {"Default": "test", "Type": "String"}},
    "Resources": {
      "Jobs": {
        "Condition": "IsLarge",
        "DeletionPolicy": "RetainExceptOnCreate",
        "DependsOn": ["News"],
        "Metadata": {
          "owner": "billing",
          "quoin:path": "jobs/Jobs",
          "topic": {"Fn::GetAtt": ["News", "TopicArn"]}
        },
        "Properties": {
          "KmsMasterKeyId": {"Fn::If": ["IsNeeded", "alias/jobs", {"Ref": "AWS::NoValue"}]},
          "VisibilityTimeout": {"Fn::If": ["IsLarge", 60, 30]}
        },
        "Type": "AWS::SQS::Queue",
        "UpdateReplacePolicy": "Retain"
      },
      "News": {
        "Metadata": {"quoin:path": "jobs/News"},
        "Properties": {"TopicName": "news"},
        "Type": "AWS::SNS::Topic"
      }
    }
  })"));
}

TEST(CfnOptions, RefusePoliciesThatAreNone) {
  const std::string from_configuration = "Retian";
  const auto result = test::synthesize(Target::cloudformation, [&](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    cfn::sqs::Queue misspelt{stack, "Misspelt", {}, {.deletion_policy = from_configuration}};
    cfn::sqs::Queue replaced{stack, "Replaced", {}, {.update_replace_policy = "RetainExceptOnCreate"}};
    cfn::sqs::Queue pictured{stack, "Pictured", {}, {.deletion_policy = cfn::DeletionPolicy::snapshot}};
  });
  EXPECT_EQ(
      test::without_lines(result.messages()),
      R"(error: the deletion_policy of AWS::SQS::Queue is one of Delete, Retain, RetainExceptOnCreate, Snapshot
  at jobs/Misspelt (bindings_conditions_test.cpp:N)
  got: "Retian"
  fix: one of them, as in cfn::DeletionPolicy::retain
error: the update_replace_policy of AWS::SQS::Queue is one of Delete, Retain, Snapshot
  at jobs/Replaced (bindings_conditions_test.cpp:N)
  got: "RetainExceptOnCreate"
  fix: one of them, as in cfn::UpdateReplacePolicy::retain
error: CloudFormation takes no snapshot of AWS::SQS::Queue
  at jobs/Pictured (bindings_conditions_test.cpp:N)
  got: deletion_policy = Snapshot
  fix: retain keeps the resource itself
)");
}

TEST(CfnOptions, RefuseConditionsOfOtherStacks) {
  const auto result = test::synthesize(Target::cloudformation, [&](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    Stack other{app, "other", {.region = eu_west_1}};
    Parameter size{other, "Size", {}};
    cfn::Condition is_large{other, "IsLarge", cfn::equals(size, "large")};
    cfn::sqs::Queue jobs{stack, "Jobs", {}, {.condition = is_large}};
    cfn::sqs::Queue more{other, "More", {}, {.condition = is_large}};
  });
  EXPECT_EQ(test::without_lines(result.messages()), R"(error: a condition belongs to its stack alone
  at jobs/Jobs (bindings_conditions_test.cpp:N)
  got: other/IsLarge, of another stack
  fix: a condition of the same words in this stack
)");
}

TEST(CfnOptions, TakeTheProgramToCloudFormation) {
  const auto result = test::synthesize(Target::terraform, [&](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    Parameter size{stack, "Size", {}};
    cfn::Condition is_large{stack, "IsLarge", cfn::equals(size, "large")};
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: a condition exists for cloudformation only
  at jobs/IsLarge (bindings_conditions_test.cpp:N)
  fix: synthesize for cloudformation alone, or decide in the program, by the environment or a value of the context
)");
}

}  // namespace quoin::bindings_conditions_test
