// The CloudWatch agent of a task: its configuration, and what the service needs for it.
#include "constructs/fargate_service/agent_parts.hpp"

#include "constructs/fargate_service/container_parts.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "core/ascii.hpp"
#include "core/json_writer.hpp"
#include "messages/fargate_service_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_namespace = 255;
constexpr int most_seconds = 172'800;

/// Where the agent writes its translated configuration, its state and its log.
constexpr std::string_view folders[] = {"/opt/aws/amazon-cloudwatch-agent/etc",
                                        "/opt/aws/amazon-cloudwatch-agent/logs",
                                        "/opt/aws/amazon-cloudwatch-agent/var", "/tmp"};

/// Source: AWS, PutMetricData; names that start with "AWS/" are kept for services.
bool is_metric_namespace(std::string_view name) {
  const auto fits = [](char c) {
    return ascii::is_letter_or_digit(c) || std::string_view{" .-_/#:"}.find(c) != std::string_view::npos;
  };
  return !name.empty() && name.size() <= longest_namespace && name.front() != ':' &&
         !name.starts_with("AWS/") && std::ranges::all_of(name, fits) &&
         name.find_first_not_of(' ') != std::string_view::npos;
}

/// What the agent reads from its environment when it starts.
std::string configuration(const NodeData& node, const AgentSettings& settings, std::string_view name) {
  std::string text = R"({"agent":{"omit_hostname":true,"region":)";
  quoin::detail::append_json_string(text, name_of(quoin::detail::region_around(node)));
  text += "}";
  if (settings.embedded_metrics) text += R"(,"logs":{"metrics_collected":{"emf":{}}})";
  if (settings.statsd) {
    text += R"(,"metrics":{"metrics_collected":{"statsd":{"metrics_aggregation_interval":)" +
            std::to_string(settings.every.count) + R"(,"service_address":"127.0.0.1:8125"}},"namespace":)";
    quoin::detail::append_json_string(text, name);
    text += "}";
  }
  return text + "}";
}

/// For the libraries of the embedded metric format; the program's own values win.
void tell_program(ContainerIntent& program, const AgentIntent& agent) {
  program.environment.try_emplace("AWS_EMF_AGENT_ENDPOINT", Text{"tcp://127.0.0.1:25888"});
  program.environment.try_emplace("AWS_EMF_LOG_GROUP_NAME", Text{agent.log_group});
  program.environment.try_emplace("AWS_EMF_NAMESPACE", Text{agent.metric_namespace});
}

LogGroupOptions log_options(NodeData& node, const LogRetention& retention, std::source_location where) {
  LogGroupOptions options{.retention_days = retention.days(),
                          .kept_because = std::string{retention.reason()}};
  if (retention.is_forever() && options.kept_because.empty()) {
    node.tree->report(messages::service_logs_kept_without_reason(), &node, where);
    options.retention_days = 90;
  }
  return options;
}

/// The settings with what AWS does not take put right, and reported.
AgentSettings checked(NodeData& node, AgentSettings settings, std::source_location where) {
  Tree& tree = *node.tree;
  if (!settings.metric_namespace.empty() && !is_metric_namespace(settings.metric_namespace)) {
    tree.report(messages::metric_namespace_malformed(settings.metric_namespace), &node, where);
    settings.metric_namespace = {};
  }
  if (settings.every.count < 1 || settings.every.count > most_seconds) {
    tree.report(messages::service_number_out_of_range("what the agent makes one point of, in seconds,",
                                                      settings.every.count, 1, most_seconds,
                                                      "cloudwatch_agent(image, {.every = seconds<60>})"),
                &node, where);
    settings.every = Seconds{60};
  }
  if (!settings.statsd && !settings.embedded_metrics) {
    tree.report(messages::agent_without_metrics(), &node, where);
    settings.statsd = true;
  }
  return settings;
}

}  // namespace

void take_agent(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                const SubnetList& subnets, std::source_location where) {
  const auto* const sidecar =
      std::ranges::find_if(props.sidecars, [](const Sidecar& each) { return each.agent.is_agent; });
  if (sidecar == props.sidecars.end()) return;
  const auto container = std::ranges::find(intent.containers, sidecar->name, &ContainerIntent::name);
  if (container == intent.containers.end()) return;  // reported
  const AgentSettings settings = checked(node, sidecar->agent, where);

  AgentIntent agent{.metric_namespace = settings.metric_namespace.empty()
                                            ? node.name_path()
                                            : std::string{settings.metric_namespace},
                    .publishes_metrics = settings.statsd};
  container->environment.emplace("CW_CONFIG_CONTENT",
                                 Text{configuration(node, settings, agent.metric_namespace)});
  for (const std::string_view folder : folders)
    container->writable.push_back({volume_of(folder, container->name), std::string{folder}});
  std::ranges::sort(container->writable, {}, &WritablePath::volume);
  if (settings.embedded_metrics) {
    const NodeData& group = add_log_group(*node.tree, Node{node}, "Metrics",
                                          log_options(node, settings.log_retention, where), where);
    agent.log_group = reference<LogGroupName>(group, "name");
    agent.log_group_arn = reference<LogGroupArn>(group, "stated_arn");
    tell_program(intent.containers.front(), agent);
  }
  if (settings.statsd) needs_service(node, subnets, "monitoring", where);
  needs_service(node, subnets, "logs", where);
  intent.agent = std::move(agent);
}

std::vector<PolicyStatement> agent_statements(const AgentIntent& agent) {
  std::vector<PolicyStatement> statements;
  // AWS defines this action without a resource; the condition names the one namespace.
  if (agent.publishes_metrics)
    statements.push_back(
        {.sid = "PublishMetrics",
         .actions = {"cloudwatch:PutMetricData"},
         .resources = {Text{"*"}},
         .conditions = {{"StringEquals", "cloudwatch:namespace", {Text{agent.metric_namespace}}}}});
  if (!agent.log_group.empty())
    statements.push_back({.sid = "WriteMetricLogs",
                          .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
                          .resources = {agent.log_group_arn + Text{":*"}}});
  return statements;
}

}  // namespace quoin::aws
