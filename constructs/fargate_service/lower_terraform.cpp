// Services, clusters and namespaces in Terraform.
#include "constructs/fargate_service/fargate_service_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/appautoscaling_policy.hpp>
#include <quoin/tf/aws/appautoscaling_target.hpp>
#include <quoin/tf/aws/ecs_cluster.hpp>
#include <quoin/tf/aws/ecs_service.hpp>
#include <quoin/tf/aws/ecs_task_definition.hpp>
#include <quoin/tf/aws/service_discovery_private_dns_namespace.hpp>
#include <quoin/tf/aws/service_discovery_service.hpp>
#include <quoin/tf/aws/vpc_security_group_egress_rule.hpp>

namespace quoin::aws {

using quoin::detail::Lowered;
using quoin::detail::Surroundings;

namespace {

using TaskArgs = tf::aws::EcsTaskDefinitionArgs;
using ServiceArgs = tf::aws::EcsServiceArgs;

/// A role of the service's own, or a policy for the program's.
AddedRole role_of(tf::Resources& out, std::string_view local, const RoleSpec& role, const Ref<RoleName>& name,
                  const Ref<RoleArn>& arn) {
  AddedRole added;
  if (arn.empty()) {
    added = add_role(out, local, role);
  } else {
    added = {.arn = arn, .name = name, .ready = add_role_policy(out, local, name, role.statements)};
  }
  out.provide(std::string{local} + ".arn", added.arn);
  out.provide(std::string{local} + ".name", added.name);
  return added;
}

tf::aws::EcsTaskDefinitionAttributes add_task(tf::Resources& out, const FargateServiceIntent& intent,
                                              const Surroundings& around, const AddedRole& execution,
                                              const AddedRole& task) {
  std::vector<TaskArgs::Volume> volumes;
  for (const ContainerIntent& container : intent.containers)
    for (const WritablePath& path : container.writable) volumes.push_back({.name = path.volume});
  TaskArgs args{.container_definitions = bindings::json(container_definitions(intent, around)),
                .cpu = std::to_string(intent.size.cpu_units),
                .execution_role_arn = execution.arn,
                .family = intent.name,
                .memory = std::to_string(intent.size.memory_mib),
                .network_mode = "awsvpc",
                .requires_compatibilities = {"FARGATE"},
                .runtime_platform =
                    TaskArgs::RuntimePlatform{
                        .cpu_architecture = intent.architecture == Architecture::arm64 ? "ARM64" : "X86_64",
                        .operating_system_family = "LINUX"},
                .task_role_arn = task.arn};
  if (intent.ephemeral_storage_gib > 20)
    args.ephemeral_storage = TaskArgs::EphemeralStorage{.size_in_gib = intent.ephemeral_storage_gib};
  if (!volumes.empty()) args.volume = volumes;
  return out.add<tf::aws::EcsTaskDefinition>("task", args);
}

void add_open_egress(tf::Resources& out, const FargateServiceIntent& intent) {
  if (!intent.open_egress) return;
  out.add<tf::aws::VpcSecurityGroupEgressRule>("open_egress", {.cidr_ipv4 = "0.0.0.0/0",
                                                               .description = "Everywhere, under a waiver",
                                                               .ip_protocol = "-1",
                                                               .security_group_id = intent.security_group});
  out.add<tf::aws::VpcSecurityGroupEgressRule>("open_egress_ipv6",
                                               {.cidr_ipv6 = "::/0",
                                                .description = "Everywhere, under a waiver",
                                                .ip_protocol = "-1",
                                                .security_group_id = intent.security_group});
}

void add_scaling(tf::Resources& out, const FargateServiceIntent& intent, const Surroundings& around,
                 const Ref<bindings::String>& service_name) {
  using Args = tf::aws::AppautoscalingPolicyArgs;
  using Tracking = Args::TargetTrackingScalingPolicyConfiguration;
  const bool stopped = is_stopped(around);
  const auto target = out.add<tf::aws::AppautoscalingTarget>(
      "scaling", {.max_capacity = stopped ? 0 : intent.tasks.most,
                  .min_capacity = stopped ? 0 : intent.tasks.least,
                  .resource_id = Text{"service/"} + intent.cluster_name + Text{"/"} + service_name,
                  .scalable_dimension = "ecs:service:DesiredCount",
                  .service_namespace = "ecs"});
  const auto add = [&](const std::string& name, const Args::PredefinedMetricSpecification& metric, int aim) {
    std::string policy = name;
    for (char& c : policy)
      if (c == '_') c = '-';
    out.add<tf::aws::AppautoscalingPolicy>(
        "scaling_" + name, {.name = policy,
                            .policy_type = "TargetTrackingScaling",
                            .resource_id = target.resource_id(),
                            .scalable_dimension = target.scalable_dimension(),
                            .service_namespace = target.service_namespace(),
                            .target_tracking_scaling_policy_configuration =
                                Tracking{.predefined_metric_specification = metric,
                                         .scale_in_cooldown = intent.scaling.scale_in_cooldown.count,
                                         .scale_out_cooldown = intent.scaling.scale_out_cooldown.count,
                                         .target_value = aim}});
  };
  add("cpu", {.predefined_metric_type = "ECSServiceAverageCPUUtilization"}, intent.scaling.cpu_percent);
  for (const LoadBalancerBinding& binding : intent.load_balancers)
    add("requests_" + binding.name,
        {.predefined_metric_type = "ALBRequestCountPerTarget", .resource_label = binding.resource_label},
        intent.scaling.requests_per_target);
}

/// The name by which other services find this one; empty where none asks.
std::optional<tf::aws::ServiceDiscoveryServiceAttributes> add_discovery(tf::Resources& out,
                                                                        const FargateServiceIntent& intent) {
  using Args = tf::aws::ServiceDiscoveryServiceArgs;
  if (!intent.discovery) return std::nullopt;
  return out.add<tf::aws::ServiceDiscoveryService>(
      "discovery", {.description = "Finds the tasks of " + intent.path,
                    .dns_config = Args::DnsConfig{.dns_records = {{.ttl = 10, .type = "A"}},
                                                  .namespace_id = intent.discovery->namespace_id,
                                                  .routing_policy = "MULTIVALUE"},
                    .name = intent.discovery->name});
}

}  // namespace

Lowered lower_terraform(const FargateServiceIntent& intent, const Surroundings& around) {
  tf::Resources out;
  add_security_group(out, intent.security);
  add_open_egress(out, intent);
  const AddedRole execution = role_of(out, "execution_role", execution_role(intent, around),
                                      intent.execution_role_name, intent.execution_role_arn);
  const AddedRole task =
      role_of(out, "task_role", task_role(intent, around), intent.task_role_name, intent.task_role_arn);
  const auto definition = add_task(out, intent, around, execution, task);
  const auto discovery = add_discovery(out, intent);

  ServiceArgs args{
      .cluster = intent.cluster_arn,
      .deployment_circuit_breaker = ServiceArgs::DeploymentCircuitBreaker{.enable = true, .rollback = true},
      .deployment_maximum_percent = 200,
      .deployment_minimum_healthy_percent = 100,
      .desired_count = is_stopped(around) ? 0 : intent.tasks.least,
      .enable_ecs_managed_tags = true,
      .enable_execute_command = false,
      .launch_type = "FARGATE",
      .name = intent.name,
      .network_configuration = ServiceArgs::NetworkConfiguration{.assign_public_ip = false,
                                                                 .security_groups = {intent.security_group},
                                                                 .subnets = intent.subnets},
      .platform_version = intent.platform_version,
      .propagate_tags = "SERVICE",
      .task_definition = definition.arn()};
  std::vector<ServiceArgs::LoadBalancer> load_balancers;
  std::vector<bindings::Dependency> dependencies;
  for (const LoadBalancerBinding& binding : intent.load_balancers) {
    load_balancers.push_back({.container_name = main_container,
                              .container_port = intent.containers.front().port,
                              .target_group_arn = binding.target_group});
    if (binding.listener) dependencies.emplace_back(*binding.listener);
  }
  if (!load_balancers.empty()) {
    args.health_check_grace_period_seconds = intent.grace_seconds;
    args.load_balancer = load_balancers;
  }
  if (discovery) args.service_registries = ServiceArgs::ServiceRegistries{.registry_arn = discovery->arn()};
  for (const Value& ready : execution.ready) dependencies.emplace_back(Ref<RoleArn>{ready});
  for (const Value& ready : task.ready) dependencies.emplace_back(Ref<RoleArn>{ready});
  for (const Value& ready : intent.ready) dependencies.emplace_back(Ref<RoleArn>{ready});
  tf::Options options{.depends_on = dependencies};
  // Scaling owns the number of tasks while there are any. A stack that sleeps sets it to nothing, and says so
  // here.
  if (!is_stopped(around)) options.lifecycle.ignore_changes = {"desired_count"};
  const auto service = out.add<tf::aws::EcsService>("", args, options);
  add_scaling(out, intent, around, service.name());
  out.provide("name", service.name());
  out.provide("arn", service.id());
  out.provide("task_definition.arn", definition.arn());
  return out.finish();
}

Lowered lower_terraform(const EcsClusterIntent& intent, const Surroundings&) {
  tf::Resources out;
  const auto cluster = out.add<tf::aws::EcsCluster>(
      "", {.name = intent.name,
           .setting = {{.name = "containerInsights",
                        .value = intent.insights == Insights::enhanced ? "enhanced" : "enabled"}}});
  out.provide("arn", cluster.arn());
  out.provide("name", cluster.name());
  return out.finish();
}

Lowered lower_terraform(const DiscoveryNamespaceIntent& intent, const Surroundings&) {
  tf::Resources out;
  const auto space = out.add<tf::aws::ServiceDiscoveryPrivateDnsNamespace>(
      "", {.description = "Names of services", .name = intent.name, .vpc = intent.vpc});
  out.provide("id", space.id());
  out.provide("arn", space.arn());
  return out.finish();
}

}  // namespace quoin::aws
