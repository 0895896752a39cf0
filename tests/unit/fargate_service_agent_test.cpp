// The CloudWatch agent beside a service: its configuration, and exactly what it may do.
#include "services_fixture.hpp"

#include <quoin/aws/cloudwatch_agent.hpp>

#include <gtest/gtest.h>

#include <string>

namespace fargate_service_agent_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::in_cloudformation;
using quoin::test::in_terraform;
using quoin::test::ServiceParts;
using quoin::test::Synthesized;

test::DeclareServices with_agent(const CloudwatchAgentProps& props = {}) {
  return [props](ServiceParts& parts) {
    const FargateService api{
        parts.stack,
        "Api",
        {.subnets = parts.vpc.private_subnets(),
         .image = parts.registry.image(test::image_digest),
         .port = tls_port<3443>,
         .environment = {{"AWS_EMF_NAMESPACE", "mine"}},
         .sidecars = {cloudwatch_agent(parts.registry.image(test::image_digest), props)}}};
  };
}

std::string value_of(const json& variables, const char* name_key, const char* value_key, const char* name) {
  for (const json& each : variables)
    if (each.at(name_key) == name) return each.at(value_key);
  return {};
}

TEST(FargateServiceAgent, MayPublishMetricsAndWriteItsLogAndNothingElse) {
  const Synthesized tf = in_terraform(with_agent());
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json statements = test::terraform_statements(tf, "api_task_role_permissions");
  EXPECT_EQ(test::keys_of(statements), (std::set<std::string>{"PublishMetrics", "WriteMetricLogs"}));
  EXPECT_EQ(statements["PublishMetrics"]["actions"], json::array({"cloudwatch:PutMetricData"}));
  EXPECT_EQ(statements["PublishMetrics"]["resources"], json::array({"*"}));
  EXPECT_EQ(
      statements["PublishMetrics"]["condition"],
      json::parse(R"([{"test":"StringEquals","values":["chat/Api"],"variable":"cloudwatch:namespace"}])"));
  EXPECT_EQ(statements["WriteMetricLogs"]["actions"],
            json::parse(R"(["logs:CreateLogStream","logs:PutLogEvents"])"));
  EXPECT_EQ(statements["WriteMetricLogs"]["resources"],
            json::array({"arn:aws:logs:eu-west-1:123456789012:log-group:/chat/Api/Metrics:*"}));

  const json cfn = test::cloudformation_statements(in_cloudformation(with_agent()), "ApiTaskRole");
  EXPECT_EQ(test::keys_of(cfn), test::keys_of(statements));
  EXPECT_EQ(cfn["PublishMetrics"]["Action"], "cloudwatch:PutMetricData");
  EXPECT_EQ(cfn["PublishMetrics"]["Condition"],
            json::parse(R"({"StringEquals":{"cloudwatch:namespace":"chat/Api"}})"));
  EXPECT_EQ(cfn["WriteMetricLogs"]["Action"], json::parse(R"(["logs:CreateLogStream","logs:PutLogEvents"])"));
  EXPECT_EQ(cfn["WriteMetricLogs"]["Resource"],
            "arn:aws:logs:eu-west-1:123456789012:log-group:/chat/Api/Metrics:*");
}

TEST(FargateServiceAgent, MayDoLessWhereItTakesInLess) {
  const auto keys = [](const CloudwatchAgentProps& props) {
    return test::keys_of(
        test::terraform_statements(in_terraform(with_agent(props)), "api_task_role_permissions"));
  };
  EXPECT_EQ(keys({.embedded_metrics = false}), std::set<std::string>{"PublishMetrics"});
  EXPECT_EQ(keys({.statsd = false}), std::set<std::string>{"WriteMetricLogs"});
}

TEST(FargateServiceAgent, IsConfiguredByItsEnvironment) {
  const auto declare = with_agent({.metric_namespace = "Shop/Checkout", .every = seconds<10>});
  const json tf = test::terraform_containers(in_terraform(declare), "api")["cloudwatch-agent"];
  const std::string text = value_of(tf["environment"], "name", "value", "CW_CONFIG_CONTENT");
  EXPECT_EQ(json::parse(text), json::parse(R"({
      "agent": {"omit_hostname": true, "region": "eu-west-1"},
      "logs": {"metrics_collected": {"emf": {}}},
      "metrics": {"metrics_collected": {"statsd": {"metrics_aggregation_interval": 10,
                                                   "service_address": "127.0.0.1:8125"}},
                  "namespace": "Shop/Checkout"}})"));
  const json cfn = test::cloudformation_containers(in_cloudformation(declare), "Api")["cloudwatch-agent"];
  EXPECT_EQ(value_of(cfn["Environment"], "Name", "Value", "CW_CONFIG_CONTENT"), text);
}

TEST(FargateServiceAgent, IsAContainerLikeEveryOther) {
  const Synthesized out = in_terraform(with_agent());
  const json containers = test::terraform_containers(out, "api");
  const json& agent = containers["cloudwatch-agent"];
  EXPECT_EQ(agent["image"],
            "${aws_ecr_repository.images.repository_url}@" + std::string{test::image_digest.text});
  EXPECT_EQ(agent["readonlyRootFilesystem"], true);
  EXPECT_EQ(agent["user"], "1000:1000");
  EXPECT_EQ(agent["essential"], false);
  EXPECT_FALSE(agent.contains("portMappings"));
  std::set<std::string> folders;
  for (const json& each : agent["mountPoints"]) folders.insert(each["containerPath"]);
  EXPECT_EQ(folders, (std::set<std::string>{"/opt/aws/amazon-cloudwatch-agent/etc",
                                            "/opt/aws/amazon-cloudwatch-agent/logs",
                                            "/opt/aws/amazon-cloudwatch-agent/var", "/tmp"}));
  // It takes in what the program says from its first line on, and sends what it says last.
  EXPECT_EQ(containers["app"]["dependsOn"],
            json::parse(R"([{"condition":"START","containerName":"cloudwatch-agent"}])"));
}

TEST(FargateServiceAgent, TheProgramIsToldWhereMetricsGo) {
  const Synthesized out = in_terraform(with_agent());
  const json environment = test::terraform_containers(out, "api")["app"]["environment"];
  EXPECT_EQ(value_of(environment, "name", "value", "AWS_EMF_AGENT_ENDPOINT"), "tcp://127.0.0.1:25888");
  EXPECT_EQ(value_of(environment, "name", "value", "AWS_EMF_LOG_GROUP_NAME"),
            "${aws_cloudwatch_log_group.api_metrics.name}");
  EXPECT_EQ(value_of(environment, "name", "value", "AWS_EMF_NAMESPACE"), "mine") << "the program's own wins";
  const json group = out.terraform("aws_cloudwatch_log_group", "api_metrics");
  EXPECT_EQ(group["retention_in_days"], 90);
  EXPECT_EQ(group["kms_key_id"], "${aws_kms_key.logs_key.arn}");
}

TEST(FargateServiceAgent, TheVpcHasItsEndpoints) {
  const auto has_monitoring = [](const test::DeclareServices& declare) {
    const Synthesized out = in_terraform(declare);
    return out.terraform_all("aws_vpc_endpoint").contains("vpc_endpoint_monitoring");
  };
  EXPECT_TRUE(has_monitoring(with_agent()));
  EXPECT_FALSE(has_monitoring([](ServiceParts& parts) { parts.service("Api"); }));
}

TEST(FargateServiceAgent, RefusesWhatCloudWatchDoesNotTake) {
  EXPECT_EQ(
      test::said(in_terraform(with_agent({.metric_namespace = "AWS/ECS"})), Severity::error),
      "error: a namespace of metrics has 1 to 255 letters, digits, blanks and . - _ / # :, and does not "
      "start with ':' or \"AWS/\"\n"
      "  at chat/Api\n"
      "  got: \"AWS/ECS\"\n"
      "  fix: cloudwatch_agent(image, {.metric_namespace = \"chat/Api\"}), or leave it out\n");
  EXPECT_EQ(test::said(in_terraform(with_agent({.every = seconds_of(0)})), Severity::error),
            "error: what the agent makes one point of, in seconds, is 1 to 172800\n"
            "  at chat/Api\n"
            "  got: 0\n"
            "  fix: cloudwatch_agent(image, {.every = seconds<60>})\n");
  EXPECT_EQ(
      test::said(in_terraform(with_agent({.statsd = false, .embedded_metrics = false})), Severity::error),
      "error: a CloudWatch agent that takes in nothing has nothing to do\n"
      "  at chat/Api\n"
      "  got: .statsd = false, .embedded_metrics = false\n"
      "  fix: one of them, or no agent\n");
}

}  // namespace fargate_service_agent_test
