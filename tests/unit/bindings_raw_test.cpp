// Raw resources in a program: they stand beside constructs, refer to one another, and exist for one target.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/cfn/sns/subscription.hpp>
#include <quoin/cfn/sqs/queue.hpp>
#include <quoin/terraform/module.hpp>
#include <quoin/tf/aws/data/sqs_queue.hpp>
#include <quoin/tf/aws/lb_listener.hpp>
#include <quoin/tf/aws/provider.hpp>
#include <quoin/tf/aws/sns_topic_subscription.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>

#include <nlohmann/json.hpp>
#include <string>

namespace quoin::bindings_raw_test {

using nlohmann::json;

TEST(RawResources, StandInTheTemplateAsTheyAre) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::SqsQueue jobs{stack, "Jobs", {.visibility_timeout_seconds = 60}};
    tf::aws::SnsTopicSubscription orders{
        stack,
        "Orders",
        {.endpoint = jobs->arn(), .protocol = "sqs", .topic_arn = "arn:aws:sns:eu-west-1:111122223333:o"},
        {.depends_on = {jobs}, .lifecycle = {.prevent_destroy = true}}};
  });
  EXPECT_EQ(result.messages(), "");
  const json queues = result.terraform_all("aws_sqs_queue");
  ASSERT_EQ(queues.size(), 1U);
  const std::string name = queues.begin().key();
  EXPECT_EQ(queues.begin().value()["visibility_timeout_seconds"], 60);
  const json subscription = result.terraform_all("aws_sns_topic_subscription").begin().value();
  EXPECT_EQ(subscription["endpoint"], "${aws_sqs_queue." + name + ".arn}");
  EXPECT_EQ(subscription["depends_on"], json{"aws_sqs_queue." + name});
  EXPECT_EQ(subscription["lifecycle"]["prevent_destroy"], true);
}

TEST(RawResources, StandInCloudFormationAsWell) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    cfn::sqs::Queue jobs{stack, "Jobs", {.visibility_timeout = 60}, {.deletion_policy = "Retain"}};
    cfn::sns::Subscription orders{
        stack,
        "Orders",
        {.endpoint = jobs->arn(), .protocol = "sqs", .topic_arn = "arn:aws:sns:eu-west-1:111122223333:o"}};
  });
  EXPECT_EQ(result.messages(), "");
  const json& resources = result.only()["Resources"];
  const auto of_type = [&](const std::string& type) {
    for (const auto& [id, resource] : resources.items()) {
      if (resource["Type"] == type) return std::pair<std::string, json>{id, resource};
    }
    ADD_FAILURE() << "there is no " << type;
    return std::pair<std::string, json>{};
  };
  const auto [queue, body] = of_type("AWS::SQS::Queue");
  EXPECT_EQ(body["Properties"]["VisibilityTimeout"], 60);
  EXPECT_EQ(body["DeletionPolicy"], "Retain");
  EXPECT_EQ(of_type("AWS::SNS::Subscription").second["Properties"]["Endpoint"],
            (json{{"Fn::GetAtt", {queue, "Arn"}}}));
}

TEST(RawResources, PinTheProgramToTheirTarget) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    Group backend{stack, "Backend"};
    tf::aws::SqsQueue jobs{stack, "Jobs", {}};
    tf::aws::SqsQueue more{backend, "More", {}};
    cfn::sqs::Queue fits{stack, "Fits", {.queue_name = jobs->name()}};
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: a resource of type aws_sqs_queue exists for terraform only
  at jobs/Jobs (bindings_raw_test.cpp:N)
  fix: synthesize for terraform alone, or replace the resource by a construct
error: a resource of type aws_sqs_queue exists for terraform only
  at jobs/Backend/More (bindings_raw_test.cpp:N)
  fix: synthesize for terraform alone, or replace the resource by a construct
)");
  const auto other = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    cfn::sqs::Queue jobs{stack, "Jobs", {}};
  });
  EXPECT_EQ(test::without_lines(other.messages()),
            R"(error: a resource of type AWS::SQS::Queue exists for cloudformation only
  at jobs/Jobs (bindings_raw_test.cpp:N)
  fix: synthesize for cloudformation alone, or replace the resource by a construct
)");
}

TEST(RawResources, SayWhatElseHasOneTarget) {
  const auto result = test::synthesize(Target::cloudformation, [&](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::data::SqsQueue there{stack, "There", {.name = "jobs"}};
    tf::aws::Provider audit{stack, "audit", {.region = "eu-central-1"}};
    tf::Module network{stack, "Network", {.source = "./network"}};
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: a data source of type aws_sqs_queue exists for terraform only
  at jobs/There (bindings_raw_test.cpp:N)
  fix: synthesize for terraform alone, or state what it reads as a value
error: a configuration of the provider aws exists for terraform only
  at jobs/audit (bindings_raw_test.cpp:N)
  fix: synthesize for terraform alone, or declare it where that is the target
error: a module exists for terraform only
  at jobs/Network (bindings_raw_test.cpp:N)
  fix: synthesize for terraform alone, or replace what it makes by constructs
)");
}

TEST(RawResources, CountTheirBlocks) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "web", {.region = eu_west_1}};
    tf::aws::LbListener listener{
        stack,
        "Listener",
        {.default_action = std::vector<tf::aws::LbListenerArgs::DefaultAction>{}, .load_balancer_arn = "a"}};
  });
  EXPECT_NE(result.messages().find("error: aws_lb_listener takes at least 1 of 'default_action'"),
            std::string::npos)
      << result.messages();
}

}  // namespace quoin::bindings_raw_test
