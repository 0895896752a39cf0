// What stands beside the arguments of a raw resource of Terraform, in whole templates.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/terraform/expression.hpp>
#include <quoin/terraform/module.hpp>
#include <quoin/tf/aws/data/sqs_queue.hpp>
#include <quoin/tf/aws/provider.hpp>
#include <quoin/tf/aws/sns_topic.hpp>
#include <quoin/tf/aws/sns_topic_subscription.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace quoin::bindings_options_test {

using nlohmann::json;

/// The template without what every template has.
json own(const test::Synthesized& result) {
  json all = result.only();
  all.erase("terraform");
  if (all["provider"] == json::parse(R"({"aws": [{"region": "eu-west-1"}]})")) all.erase("provider");
  return all;
}

TEST(RawOptions, SayEverythingThatTerraformKnows) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::SnsTopic news{stack, "News", {.name = "news"}};
    tf::aws::SqsQueue jobs{
        stack,
        "Jobs",
        {.name = "jobs", .timeouts = {{.create = "3m"}}},
        {.depends_on = {news},
         .lifecycle = {.create_before_destroy = true,
                       .ignore_changes = {"tags", "policy"},
                       .postcondition = {{.condition = tf::expression(
                                              {tf::self("visibility_timeout_seconds"), " > 10"}),
                                          .error_message = "The queue gives up too early."}},
                       .precondition = {{.condition = tf::expression({"length(", news->name(), ") < 80"}),
                                         .error_message = "The topic's name is too long."}},
                       .prevent_destroy = true,
                       .replace_triggered_by = {news, news->arn()}}}};
    tf::aws::SqsQueue rest{
        stack, "Rest", {.name = "rest"}, {.lifecycle = {.ignore_changes = tf::all_changes}}};
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(own(result), json::parse(R"({
    "resource": {
      "aws_sns_topic": {"news": {"//": "jobs/News", "name": "news"}},
      "aws_sqs_queue": {
        "jobs": {
          "//": "jobs/Jobs",
          "depends_on": ["aws_sns_topic.news"],
          "lifecycle": {
            "create_before_destroy": true,
            "ignore_changes": ["tags", "policy"],
            "postcondition": [{
              "condition": "${self.visibility_timeout_seconds > 10}",
              "error_message": "The queue gives up too early."
            }],
            "precondition": [{
              "condition": "${length(aws_sns_topic.news.name) < 80}",
              "error_message": "The topic's name is too long."
            }],
            "prevent_destroy": true,
            "replace_triggered_by": ["aws_sns_topic.news", "aws_sns_topic.news.arn"]
          },
          "name": "jobs",
          "timeouts": {"create": "3m"}
        },
        "rest": {"//": "jobs/Rest", "lifecycle": {"ignore_changes": "all"}, "name": "rest"}
      }
    }
  })"));
}

TEST(RawOptions, RepeatAResourceAndReferToItsInstances) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    const std::vector<std::string> names{"mail", "print"};
    tf::aws::SqsQueue counted{stack, "Counted", {.name = Text{"job-"} + tf::count_index()}, {.count = 2}};
    tf::aws::SqsQueue each{stack,
                           "Each",
                           {.name = tf::each_key(), .visibility_timeout_seconds = tf::each_value("seconds")},
                           {.for_each = {{"orders", bindings::object({{"seconds", 30}})},
                                         {"bills", bindings::object({{"seconds", 60}})}}}};
    tf::aws::SqsQueue named{stack, "Named", {.name = tf::each_value()}, {.for_each = names}};
    tf::aws::SnsTopic same{stack, "Same", {.name = named[tf::same_key]->name()}, {.for_each = {"mail"}}};
    tf::aws::SnsTopic numbered{
        stack, "Numbered", {.name = counted[tf::same_index]->name()}, {.count = 2, .depends_on = {counted}}};
    Output first{stack, "First", {.value = counted[0]->arn()}};
    Output orders{stack, "Orders", {.value = each["orders"]->arn()}};
    Output all{stack, "All", {.value = tf::every(each->arn())}};
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(own(result), json::parse(R"({
    "output": {
      "all": {"value": "${[for one in aws_sqs_queue.each : one.arn]}"},
      "first": {"value": "${aws_sqs_queue.counted[0].arn}"},
      "orders": {"value": "${aws_sqs_queue.each[\"orders\"].arn}"}
    },
    "resource": {
      "aws_sns_topic": {
        "numbered": {
          "//": "jobs/Numbered", "count": 2, "depends_on": ["aws_sqs_queue.counted"],
          "name": "${aws_sqs_queue.counted[count.index].name}"
        },
        "same": {"//": "jobs/Same", "for_each": {"mail": "mail"}, "name": "${aws_sqs_queue.named[each.key].name}"}
      },
      "aws_sqs_queue": {
        "counted": {"//": "jobs/Counted", "count": 2, "name": "job-${count.index}"},
        "each": {
          "//": "jobs/Each",
          "for_each": {"bills": {"seconds": 60}, "orders": {"seconds": 30}},
          "name": "${each.key}",
          "visibility_timeout_seconds": "${each.value.seconds}"
        },
        "named": {
          "//": "jobs/Named", "for_each": {"mail": "mail", "print": "print"}, "name": "${each.value}"
        }
      }
    }
  })"));
}

TEST(RawOptions, ChooseAConfigurationOfTheProvider) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::Provider base{stack, "Base", {.max_retries = 5}, true};
    tf::aws::Provider audit{
        stack,
        "Audit",
        {.assume_role = {{.role_arn = "arn:aws:iam::111122223333:role/audit"}}, .region = "eu-central-1"}};
    tf::aws::Provider unused{stack, "Unused", {.region = "eu-north-1"}};
    tf::aws::SqsQueue jobs{stack, "Jobs", {.name = "jobs"}, {.provider = audit}};
    tf::aws::SqsQueue far{stack, "Far", {.name = "far"}, {.region = "eu-south-1"}};
    tf::Module network{stack, "Network", {.providers = {{"aws.audit", audit}}, .source = "./network"}};
  });
  EXPECT_EQ(result.messages(), "");
  json all = own(result);
  EXPECT_EQ(all["provider"], json::parse(R"({"aws": [
    {"max_retries": 5, "region": "eu-west-1"},
    {
      "alias": "audit",
      "assume_role": [{"role_arn": "arn:aws:iam::111122223333:role/audit"}],
      "region": "eu-central-1"
    },
    {"alias": "eu_south_1", "region": "eu-south-1"}
  ]})"));
  EXPECT_EQ(all["resource"]["aws_sqs_queue"]["jobs"]["provider"], "aws.audit");
  EXPECT_EQ(all["resource"]["aws_sqs_queue"]["far"]["provider"], "aws.eu_south_1");
  EXPECT_EQ(all["module"], json::parse(R"({"network": {
    "//": "jobs/Network", "providers": {"aws.audit": "aws.audit"}, "source": "./network"
  }})"));
}

TEST(RawOptions, RefuseWhatTerraformWouldRefuse) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    Stack other{app, "other", {.region = eu_west_1}};
    tf::aws::Provider audit{other, "Audit", {.region = "eu-central-1"}};
    tf::aws::SqsQueue twice{stack, "Twice", {.name = "a"}, {.count = -1, .for_each = {"a"}}};
    tf::aws::SqsQueue ignoring{
        stack, "Ignoring", {.name = "b"}, {.lifecycle = {.ignore_changes = {"tag", "all", "tags[\"a\"]"}}}};
    tf::aws::data::SqsQueue read{
        stack, "Read", {.name = "c"}, {.lifecycle = {.ignore_changes = {"name"}, .prevent_destroy = true}}};
    tf::aws::SqsQueue foreign{stack, "Foreign", {.name = "d"}, {.provider = audit, .region = "eu-south-1"}};
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: aws_sqs_queue is made by count or by for_each, not by both
  at jobs/Twice (bindings_options_test.cpp:N)
  fix: for_each where each has a name, count where a number is all there is
error: the count of aws_sqs_queue is 0 or more
  at jobs/Twice (bindings_options_test.cpp:N)
  got: -1
  fix: 0 for none
error: aws_sqs_queue has no argument 'all' whose changes could be ignored
  at jobs/Ignoring (bindings_options_test.cpp:N)
  fix: .ignore_changes = tf::all_changes, for all of them
error: aws_sqs_queue has no argument 'tag' whose changes could be ignored
  at jobs/Ignoring (bindings_options_test.cpp:N)
  fix: "tags"
error: aws_sqs_queue is only read: its lifecycle has no 'ignore_changes'
  at jobs/Read (bindings_options_test.cpp:N)
  fix: precondition and postcondition are what it takes; leave the rest out
error: aws_sqs_queue is only read: its lifecycle has no 'prevent_destroy'
  at jobs/Read (bindings_options_test.cpp:N)
  fix: precondition and postcondition are what it takes; leave the rest out
error: a provider's configuration belongs to its stack alone
  at jobs/Foreign (bindings_options_test.cpp:N)
  got: other/Audit, of another stack
  fix: a configuration of its own for each stack
error: aws_sqs_queue is given both a region and a provider's configuration
  at jobs/Foreign (bindings_options_test.cpp:N)
  fix: .region alone, or a configuration that says the region
)");
}

TEST(RawOptions, RefuseReferencesThatMeanNoInstance) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::SqsQueue many{stack, "Many", {.name = tf::each_key()}, {.count = 2}};
    tf::aws::SqsQueue one{stack, "One", {.name = Text{"x"} + tf::count_index()}};
    tf::aws::SnsTopic topic{stack, "Topic", {.display_name = one[0]->name(), .name = many->name()}};
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: each_key() and each_value() are of resources with for_each
  at jobs/Many (bindings_options_test.cpp:N)
  fix: .for_each = {…} beside the arguments
error: count_index() is of resources with count
  at jobs/One (bindings_options_test.cpp:N)
  fix: .count = … beside the arguments
error: jobs/Many is made several times, and a reference means one of them
  at jobs/Topic (bindings_options_test.cpp:N)
  fix: one, as in queues[0]->arn(), or all, as in tf::every(queues->arn())
error: jobs/One is made once: it has no instances to choose from
  at jobs/Topic (bindings_options_test.cpp:N)
  fix: leave the brackets out
)");
}

TEST(RawOptions, ExpressionsAreTerraformsOnly) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    Output name{stack, "Name", {.value = tf::each_key()}};
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: an expression of Terraform means nothing to CloudFormation
  at jobs/Name (bindings_options_test.cpp:N)
  fix: a reference or a known value, or synthesize for terraform alone
)");
}

TEST(Modules, TakeInputsAndGiveOutputs) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::SnsTopic news{stack, "News", {.name = "news"}};
    tf::Module network{
        stack,
        "Network",
        {.depends_on = {news},
         .inputs = {{"cidr", "10.0.0.0/16"}, {"enable_nat_gateway", true}, {"topic", news->arn()}},
         .source = "terraform-aws-modules/vpc/aws",
         .version = "~> 5.8"}};
    tf::Module each{stack, "Each", {.for_each = {"a", "b"}, .source = "./each"}};
    tf::aws::SqsQueue jobs{
        stack, "Jobs", {.name = network.output<bindings::String>("name")}, {.depends_on = {network}}};
    Output id{stack, "Id", {.value = each["a"].output<aws::VpcId>("vpc_id")}};
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(own(result), json::parse(R"({
    "module": {
      "each": {"//": "jobs/Each", "for_each": {"a": "a", "b": "b"}, "source": "./each"},
      "network": {
        "//": "jobs/Network",
        "cidr": "10.0.0.0/16",
        "depends_on": ["aws_sns_topic.news"],
        "enable_nat_gateway": true,
        "source": "terraform-aws-modules/vpc/aws",
        "topic": "${aws_sns_topic.news.arn}",
        "version": "~> 5.8"
      }
    },
    "output": {"id": {"value": "${module.each[\"a\"].vpc_id}"}},
    "resource": {
      "aws_sns_topic": {"news": {"//": "jobs/News", "name": "news"}},
      "aws_sqs_queue": {
        "jobs": {"//": "jobs/Jobs", "depends_on": ["module.network"], "name": "${module.network.name}"}
      }
    }
  })"));
}

TEST(Modules, LeaveTerraformsOwnNamesAlone) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::Module network{stack, "Network", {.inputs = {{"version", "1"}}, .source = "./network"}};
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: a module's input cannot be called 'version', which Terraform reads itself
  at jobs/Network (bindings_options_test.cpp:N)
  fix: the module's .version, where that was meant
)");
}

}  // namespace quoin::bindings_options_test
