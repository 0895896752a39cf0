// Services: what the program says of them, checked and filled in.
#include <quoin/aws/fargate_service.hpp>

#include "constructs/fargate_service/agent_parts.hpp"
#include "constructs/fargate_service/container_parts.hpp"
#include "constructs/fargate_service/exec_parts.hpp"
#include "constructs/fargate_service/fargate_service_intent.hpp"
#include "constructs/fargate_service/shared_parts.hpp"
#include "constructs/fargate_service/target_traffic.hpp"
#include "constructs/fargate_service/volume_parts.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"
#include "constructs/vpc/readiness.hpp"
#include "messages/alb_messages.hpp"
#include "messages/fargate_service_messages.hpp"

#include <quoin/aws/rules/ecs.hpp>

#include <algorithm>
#include <utility>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;
using quoin::detail::tree_of;

namespace {

constexpr std::size_t longest_service_name = 255;

/// Reports numbers that AWS does not take, and goes on with the default.
class Ranges {
public:
  Ranges(NodeData& node, std::source_location where) : node_{node}, where_{where} {}

  int check(std::string_view what, int got, int least, int most, int otherwise, std::string_view fix) {
    if (got >= least && got <= most) return got;
    node_.tree->report(messages::service_number_out_of_range(what, got, least, most, fix), &node_, where_);
    return otherwise;
  }

private:
  NodeData& node_;
  std::source_location where_;
};

void take_size(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
               std::source_location where) {
  Tree& tree = *node.tree;
  const auto fits = [](std::int64_t number) { return number > 0 && number <= 1'000'000; };
  if (fits(props.size.cpu_units) && fits(props.size.memory_mib) &&
      fargate_size_is_valid(static_cast<int>(props.size.cpu_units), static_cast<int>(props.size.memory_mib)))
    intent.size = props.size;
  else
    tree.report(messages::size_not_of_fargate(props.size.cpu_units, props.size.memory_mib), &node, where);
  intent.architecture = props.architecture;
  if (props.platform_version == "LATEST" || props.platform_version == "1.4.0" ||
      props.platform_version == "1.3.0")
    intent.platform_version = props.platform_version;
  else
    tree.report(messages::platform_version_unknown(props.platform_version), &node, where);
  if (intent.architecture == Architecture::arm64 && intent.platform_version == "1.3.0")
    tree.report(messages::platform_without_arm64(), &node, where);
  Ranges ranges{node, where};
  // 20 GiB are what every task has; more is stated.
  intent.ephemeral_storage_gib =
      ranges.check("a task's ephemeral storage in GiB", props.ephemeral_storage.gib_count(), 20, 200, 20,
                   ".ephemeral_storage = gib<50>");
  if (intent.ephemeral_storage_gib > 20 && intent.platform_version == "1.3.0")
    tree.report(messages::platform_too_old("more than 20 GiB of ephemeral storage"), &node, where);
  intent.stop_seconds =
      ranges.check(".stop_timeout", props.stop_timeout.count(), 2, 120, 30, ".stop_timeout = seconds<30>");
}

void take_scaling(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                  std::source_location where) {
  if (detail::task_range_is_valid(props.tasks.least, props.tasks.most))
    intent.tasks = props.tasks;
  else
    node.tree->report(messages::task_range_malformed(props.tasks.least, props.tasks.most), &node, where);
  Ranges ranges{node, where};
  const Scaling& scaling = props.scaling;
  intent.scaling.cpu_percent = ranges.check("the CPU that scaling aims at", scaling.cpu_percent, 10, 90, 60,
                                            ".scaling = {.cpu_percent = 60}");
  if (scaling.memory_percent != 0)
    intent.scaling.memory_percent = ranges.check("the memory that scaling aims at", scaling.memory_percent,
                                                 10, 90, 0, ".scaling = {.memory_percent = 75}");
  intent.scaling.requests_per_target =
      ranges.check("the number of requests that scaling aims at", scaling.requests_per_target, 1,
                   1'000'000'000, 1000, ".scaling = {.requests_per_target = 1000}");
  intent.scaling.scale_in_cooldown = {ranges.check("a cooldown in seconds", scaling.scale_in_cooldown.count,
                                                   0, 3600, 300,
                                                   ".scaling = {.scale_in_cooldown = seconds<300>}")};
  intent.scaling.scale_out_cooldown = {ranges.check("a cooldown in seconds", scaling.scale_out_cooldown.count,
                                                    0, 3600, 60,
                                                    ".scaling = {.scale_out_cooldown = seconds<60>}")};
  take_schedules(node, intent, props, where);
}

quoin::detail::TargetHealth take_health(NodeData& node, FargateServiceIntent& intent,
                                        const ServiceHealth& health, HttpVersion version,
                                        std::source_location where) {
  Tree& tree = *node.tree;
  Ranges ranges{node, where};
  quoin::detail::TargetHealth target;
  target.path = health_path(health, version);
  if (!health_path_is_allowed(target.path, version))
    tree.report(version == HttpVersion::grpc ? messages::health_method_malformed(target.path)
                                             : messages::health_path_malformed(target.path),
                &node, where);
  target.codes = health_codes(health, version);
  if (!health_codes_are_allowed(target.codes, version))
    tree.report(version == HttpVersion::grpc ? messages::health_statuses_malformed(target.codes)
                                             : messages::health_codes_malformed(target.codes),
                &node, where);
  target.interval_seconds = ranges.check("a health check's interval in seconds", health.interval.count, 5,
                                         300, 30, ".health = {.interval = seconds<30>}");
  target.timeout_seconds = ranges.check("a health check's timeout in seconds", health.timeout.count, 2, 120,
                                        5, ".health = {.timeout = seconds<5>}");
  target.healthy_after = ranges.check("the number of good answers", health.healthy_after, 2, 10, 2,
                                      ".health = {.healthy_after = 2}");
  target.unhealthy_after = ranges.check("the number of bad answers", health.unhealthy_after, 2, 10, 3,
                                        ".health = {.unhealthy_after = 3}");
  intent.grace_seconds = ranges.check("the grace of a new task in seconds", health.grace.count, 0, 86400, 60,
                                      ".health = {.grace = seconds<60>}");
  if (target.timeout_seconds >= target.interval_seconds)
    tree.report(messages::health_timeout_too_long(target.timeout_seconds, target.interval_seconds), &node,
                where);
  return target;
}

void take_logs(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
               std::source_location where) {
  Tree& tree = *node.tree;
  LogGroupOptions options{.retention_days = props.log_retention.days(),
                          .kept_because = std::string{props.log_retention.reason()},
                          .key = props.log_encryption.key().data(),
                          .aws_managed_outside_production = props.log_encryption.is_relaxed(),
                          .of_a_service = true,
                          .masked = props.masked_in_logs};
  if (props.log_retention.is_forever() && options.kept_because.empty()) {
    tree.report(messages::service_logs_kept_without_reason(), &node, where);
    options.retention_days = 90;
  }
  const NodeData& group = add_log_group(tree, Node{node}, "Logs", options, where);
  intent.log_group = reference<LogGroupName>(group, "name");
  intent.log_group_arn = reference<LogGroupArn>(group, "stated_arn");
  intent.blocking_logs = props.log_delivery == LogDelivery::blocking;
}

void take_roles(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                std::source_location where) {
  Tree& tree = *node.tree;
  intent.permissions = statements_of(node, props.permissions.begin(), props.permissions.size());
  if (NodeData* role = props.task_role.role().data()) {
    intent.task_role_name = reference<RoleName>(*role, "name");
    intent.task_role_arn = reference<RoleArn>(*role, "arn");
  }
  if (NodeData* role = props.execution_role.role().data()) {
    intent.execution_role_name = reference<RoleName>(*role, "name");
    intent.execution_role_arn = reference<RoleArn>(*role, "arn");
    tree.relate({.kind = starts_with, .from = &node, .to = role, .where = where});
  }
}

/// The cluster that it runs in; null where the program is refused already.
NodeData* take_cluster(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                       std::source_location where) {
  NodeData* cluster = props.cluster.node().data();
  if (cluster == nullptr && node.stack != nullptr) cluster = &stack_cluster(*node.stack, where);
  if (cluster == nullptr) return nullptr;
  intent.cluster_arn = reference<ClusterArn>(*cluster, "arn");
  intent.cluster_name = reference<ClusterArn>(*cluster, "name");
  if (intent.capacity.spot == 0) return cluster;
  node.tree->relate({.kind = runs_on_spot, .from = &node, .to = cluster, .where = where});
  // What a cluster that is there already has, its owner knows.
  if (cluster->stack == node.stack && cluster->intent_as<EcsClusterIntent>().existing.empty())
    intent.capacity.providers = reference<ClusterArn>(*cluster, "capacity_providers");
  return cluster;
}

/// The services of AWS that a task needs before and while it runs.
void need_services(NodeData& node, const SubnetList& subnets, const FargateServiceIntent& intent,
                   std::source_location where) {
  needs_service(node, subnets, "logs", where);
  if (!intent.repositories.empty())
    for (const std::string_view service : {"ecr.api", "ecr.dkr", "s3"})
      needs_service(node, subnets, service, where);
  if (!intent.secrets.empty()) needs_service(node, subnets, "secretsmanager", where);
}

/// The service's secrets, as the role that starts it reads them.
void read_secrets(NodeData& node, const FargateServiceIntent& intent, const Node& secret,
                  std::source_location where) {
  read_secret(node, secret,
              intent.execution_role_arn.empty() ? reference<RoleArn>(node, "execution_role.arn")
                                                : intent.execution_role_arn,
              where);
}

}  // namespace

namespace detail {

Node make_fargate_service(Scope scope, std::string_view id, const FargateServiceProps& props,
                          std::source_location where) {
  Tree& tree = tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "FargateService", FargateServiceIntent{}, where);
  auto& intent = node.intent_as<FargateServiceIntent>();
  intent.path = node.name_path();
  intent.name = dashed(intent.path);
  intent.where = where;
  if (intent.name.size() > longest_service_name)
    tree.report(messages::service_name_too_long(intent.name, longest_service_name), &node, where);

  const SubnetList subnets =
      props.subnets.vpc().data() == nullptr
          ? SubnetList{}
          : subnets_of(props.subnets.vpc(),
                       props.subnets.is_isolated() ? Tier::isolated_tier : Tier::private_tier);
  intent.vpc = subnets.vpc_node;
  intent.subnets = subnets.ids;
  intent.isolated = props.subnets.is_isolated();
  intent.security.vpc = subnets.vpc;
  intent.security_group = reference<SecurityGroupId>(node, "security_group.id");
  if (const WaiverRecord* waiver = props.open_egress.waiver()) {
    tree.note_waiver(node, *waiver);
    intent.open_egress = true;
  }

  take_size(node, intent, props, where);
  take_scaling(node, intent, props, where);
  take_spot(node, intent, props, where);
  NodeData* const cluster = take_cluster(node, intent, props, where);
  take_logs(node, intent, props, where);
  take_roles(node, intent, props, where);
  take_containers(node, intent, props, where);
  take_agent(node, intent, props, subnets, where);
  if (cluster != nullptr) take_exec(node, intent, props, *cluster, subnets, where);

  std::int64_t port = props.port.number;
  if (!port_is_valid(port)) {
    tree.report(messages::port_out_of_range(port), &node, where);
    port = 3443;
  }
  intent.containers.front().port = port;
  node.endpoint = quoin::detail::Endpoint{
      .port = static_cast<std::uint16_t>(port),
      .protocol = props.port.tls ? "https" : "http",
      .refusing_rule = QUOIN_QN_SG_02,
      .health = take_health(node, intent, props.health, props.load_balancing.version, where)};
  take_load_balancing(node, props.load_balancing, *node.endpoint, where);
  take_volumes(node, intent, props, where);

  need_services(node, subnets, intent, where);
  const auto read = [&](const SecretVariable& variable) {
    if (variable.value.secret().secret.data() != nullptr)
      read_secrets(node, intent, variable.value.secret().secret, where);
  };
  std::ranges::for_each(props.secrets, read);
  for (const Sidecar& sidecar : props.sidecars) std::ranges::for_each(sidecar.secrets, read);
  return Node{node};
}

void connect_service(const EdgeEnd& from, const Node& service) {
  quoin::detail::connect(from, service);
  if (from.node.data() != nullptr && from.node.kind() == "FargateService" && from.node != service)
    register_for_discovery(*service.data(), from.where);
}

void leave_service(const Node& service, const Destination& to) {
  quoin::detail::connect_outside(service, to);
}

Ref<RoleArn> task_role_arn(const Node& service) {
  return reference<RoleArn>(*service.data(), "task_role.arn");
}
Ref<RoleName> task_role_name(const Node& service) {
  return reference<RoleName>(*service.data(), "task_role.name");
}

void permit_service(const Node& service, const Permission& permission) {
  NodeData& node = *service.data();
  auto added = statements_of(node, &permission, 1);
  auto& permissions = node.intent_as<FargateServiceIntent>().permissions;
  permissions.insert(permissions.end(), added.begin(), added.end());
}

void add_environment(const Node& service, std::string_view name, const Text& value,
                     std::source_location where) {
  NodeData& node = *service.data();
  take_variable(node, node.intent_as<FargateServiceIntent>().containers.front(), name, value, where);
}

void add_secret(const Node& service, std::string_view name, const SecretValue& secret,
                std::source_location where) {
  NodeData& node = *service.data();
  auto& intent = node.intent_as<FargateServiceIntent>();
  take_secret(node, intent, intent.containers.front(), name, secret, where);
  if (secret.secret.data() == nullptr) return;
  read_secrets(node, intent, secret.secret, where);
  if (intent.vpc != nullptr)
    needs_service(node, SubnetList{.vpc_node = intent.vpc, .ids = {}, .zones = {}}, "secretsmanager", where);
}

}  // namespace detail

void resolve_intent(FargateServiceIntent& intent, const NodeData& self, const Relations& relations) {
  resolve_security(intent.security, self, relations);
  intent.ready = ready_for(self, intent.vpc, intent.isolated ? Tier::isolated_tier : Tier::private_tier,
                           intent.security, relations);
  name_statements(intent.permissions);
  std::ranges::sort(intent.foreign_images);
  const std::string own = snake_path(self);
  for (const Relation* edge : relations.incoming) {
    if (edge->kind != quoin::detail::relation::reaches) continue;
    intent.has_callers = true;
    if (edge->from == nullptr || !edge->from->kind.ends_with("Alb")) continue;  // or an ExistingAlb
    const NodeData& alb = *edge->from;
    const std::string name = snake_path(alb, alb.stack != self.stack);
    // Several routes of one load balancer are one target group.
    if (std::ranges::find(intent.load_balancers, name, &LoadBalancerBinding::name) !=
        intent.load_balancers.end())
      continue;
    const std::string group = "target_group." + own;
    LoadBalancerBinding binding{.name = name,
                                .target_group = reference<TargetGroupArn>(alb, group + ".arn"),
                                .resource_label = reference<LoadBalancerArn>(alb, "full_name") + Text{"/"} +
                                                  reference<TargetGroupArn>(alb, group + ".full_name")};
    if (alb.stack == self.stack) binding.listener = reference<ListenerArn>(alb, group + ".listener");
    intent.load_balancers.push_back(std::move(binding));
  }
  std::ranges::sort(intent.load_balancers, {}, &LoadBalancerBinding::name);
  for (const Relation* edge : relations.outgoing)
    if (edge->kind == quoin::detail::relation::reaches && edge->to == nullptr) intent.leaves = true;
}

void check_intent(const FargateServiceIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  const auto report = [&](Diagnostic diagnostic) {
    diagnostic.path = self.path;
    diagnostic.file = self.tree->source_file(intent.where);
    diagnostic.line = intent.where.line();
    diagnostics.push_back(std::move(diagnostic));
  };
  if (!intent.has_callers) report(messages::service_without_callers());
  const bool has_way_out = intent.leaves || intent.open_egress;
  if (intent.isolated && has_way_out) report(messages::isolated_service_leaves());
  if (!has_way_out)
    for (const std::string& image : intent.foreign_images) report(messages::image_out_of_reach(image));
}

}  // namespace quoin::aws
