// Overrides: single arguments of what constructs emit, by their type or by their path.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include "assembly/report.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/cfn/logs/log_group.hpp>
#include <quoin/override.hpp>
#include <quoin/tf/aws/cloudwatch_log_group.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>

#include <nlohmann/json.hpp>

namespace quoin::bindings_override_test {

using aws::LogGroup;
using nlohmann::json;

void declare(App& app) {
  Stack stack{app, "chat", {.region = eu_west_1}};
  LogGroup logs{stack, "Logs"};
  override_argument(logs, "", &tf::aws::CloudwatchLogGroupArgs::skip_destroy, true);
  override_argument(logs, "", &tf::aws::CloudwatchLogGroupArgs::tags, {{"owner", "chat"}});
  override_argument(logs, "", &cfn::logs::LogGroupArgs::tags, {{.key = "owner", .value = "chat"}});
}

TEST(Overrides, SetTypedArgumentsOfEitherTarget) {
  const auto terraform = test::synthesize(Target::terraform, declare);
  EXPECT_EQ(terraform.messages(), "");
  const json group = terraform.terraform_all("aws_cloudwatch_log_group").begin().value();
  EXPECT_EQ(group["skip_destroy"], true);
  EXPECT_EQ(group["tags"], (json{{"owner", "chat"}}));

  const auto cloudformation = test::synthesize(Target::cloudformation, declare);
  EXPECT_EQ(cloudformation.messages(), "");
  const json made = cloudformation.cloudformation_all("AWS::Logs::LogGroup").begin().value();
  EXPECT_EQ(made["Properties"]["Tags"], json::parse(R"([{"Key": "owner", "Value": "chat"}])"));
}

TEST(Overrides, StandInTheReport) {
  App app{0, nullptr};
  declare(app);
  detail::Tree& tree = *app.node.data()->tree;
  Diagnostics diagnostics = detail::prepare(tree);
  const assembly::Assembly assembly = assembly::assemble(tree, Target::terraform, diagnostics);
  const json report = json::parse(assembly::write_report_json(assembly, facts::read(assembly), diagnostics));
  EXPECT_EQ(report["overrides"], json::parse(R"([
    {"path": "chat/Logs", "place": "bindings_override_test.cpp:26", "rule": "", "what": "skip_destroy"},
    {"path": "chat/Logs", "place": "bindings_override_test.cpp:27", "rule": "", "what": "tags"}
  ])"));
}

TEST(Overrides, PassTheRules) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    LogGroup logs{stack, "Logs"};
    override_argument(logs, "", &tf::aws::CloudwatchLogGroupArgs::retention_in_days, 0);
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error[QN-AUD-07]: every log and every store of records has a stated retention
  at chat/Logs (bindings_override_test.cpp:N)
  got: retention_in_days is 0
  fix: .retention = days<365>, or keep_forever("why")
)");
}

TEST(Overrides, NameAResourceOfThatType) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    LogGroup logs{stack, "Logs"};
    override_argument(logs, "", &tf::aws::SqsQueueArgs::delay_seconds, 3);
    override_argument(logs, "other", &tf::aws::CloudwatchLogGroupArgs::skip_destroy, true);
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: an override takes the resource "" for aws_sqs_queue
  at chat/Logs (bindings_override_test.cpp:N)
  got: it is aws_cloudwatch_log_group
  fix: the argument of that type, or the name of another resource
error: an override names the resource "other", which the construct does not emit
  at chat/Logs (bindings_override_test.cpp:N)
  got: it emits: ""
  fix: one of these names
)");
}

}  // namespace quoin::bindings_override_test
