// Sessions in running containers: where they are logged, and what a service needs to have them.
#include "constructs/fargate_service/exec_parts.hpp"

#include "constructs/fargate_service/container_parts.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "messages/fargate_service_messages.hpp"

#include <quoin/aws/rules/ecs.hpp>

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Tree;

namespace {

/// What the agent that AWS puts into the containers writes. AWS documents no folders, and says that a
/// read-only root is not supported; these two are what its agent asks for.
constexpr std::string_view agent_folders[] = {"/var/lib/amazon", "/var/log/amazon"};

/// Whether the environment has sessions at all. In production they need their waiver.
bool is_on(NodeData& node, const ExecAccess& exec, std::source_location where) {
  Tree& tree = *node.tree;
  if (const WaiverRecord* waiver = exec.waiver()) {
    tree.note_waiver(node, *waiver);
    return true;
  }
  if (!exec.is_outside_production() || tree.is_production()) return false;
  tree.note_relaxation(node, RuleText{QUOIN_QN_ECS_03_EXEC}, "commands in its containers run as root", where);
  return true;
}

/// The cluster's log group of sessions, made with the first service that has them.
NodeData& session_logs(NodeData& cluster, const SessionOptions& options, std::source_location where) {
  if (NodeData* existing = cluster.child("Sessions", "LogGroup")) return *existing;
  return add_log_group(*cluster.tree, Node{cluster}, "Sessions",
                       {.retention_days = options.retention_days, .kept_because = options.kept_because},
                       where);
}

/// The key of what passes between the two ends of a session, likewise.
NodeData& session_key(NodeData& cluster, const SessionOptions& options, std::source_location where) {
  NodeData* const existing = cluster.child("SessionsKey");
  NodeData* key = options.key;
  if (key == nullptr && existing != nullptr && key_class_of(*existing) == Sessions::key_class) key = existing;
  if (key == nullptr) key = &add_key(*cluster.tree, Node{cluster}, "SessionsKey", Sessions::key_class, where);
  use_key(cluster, *key, "ssmmessages", where);
  return *key;
}

void let_agent_write(ContainerIntent& container) {
  if (!container.read_only_root) return;
  for (const std::string_view folder : agent_folders) {
    if (std::ranges::find(container.writable, folder, &WritablePath::path) != container.writable.end())
      continue;
    container.writable.push_back({volume_of(folder, container.name), std::string{folder}});
  }
  std::ranges::sort(container.writable, {}, &WritablePath::volume);
}

}  // namespace

void take_exec(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
               NodeData& cluster, const SubnetList& subnets, std::source_location where) {
  if (!is_on(node, props.exec, where)) return;
  auto& host = cluster.intent_as<EcsClusterIntent>();
  if (!host.existing.empty()) {
    node.tree->report(messages::sessions_of_existing_cluster(cluster.path), &node, where);
    return;
  }
  if (intent.platform_version == "1.3.0") {
    node.tree->report(messages::platform_too_old("ECS Exec"), &node, where);
    return;
  }
  NodeData& logs = session_logs(cluster, host.session_options, where);
  NodeData& key = session_key(cluster, host.session_options, where);
  host.sessions = SessionsIntent{.key_arn = reference<KmsKeyArn>(key, "arn"),
                                 .log_group = reference<LogGroupName>(logs, "name"),
                                 .log_group_arn = reference<LogGroupArn>(logs, "stated_arn")};
  intent.sessions = host.sessions;
  for (ContainerIntent& container : intent.containers) let_agent_write(container);
  for (const std::string_view service : {"kms", "logs", "ssmmessages"})
    needs_service(node, subnets, service, where);
}

std::vector<PolicyStatement> session_statements(const SessionsIntent& sessions,
                                                const quoin::detail::Surroundings& around) {
  return {
      // AWS defines these without a resource: they open channels of the caller's own sessions only.
      {.sid = "OpenSessions",
       .actions = {"ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
                   "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"},
       .resources = {Text{"*"}}},
      {.sid = "DecryptSessions", .actions = {"kms:Decrypt"}, .resources = {sessions.key_arn}},
      {.sid = "FindSessionLogs",
       .actions = {"logs:DescribeLogGroups"},
       .resources = {arn_of(around, "logs", Text{"log-group:*"})}},
      {.sid = "WriteSessionLogs",
       .actions = {"logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"},
       .resources = {sessions.log_group_arn + Text{":*"}}},
  };
}

}  // namespace quoin::aws
