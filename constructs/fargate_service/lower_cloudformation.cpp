// Services, clusters and namespaces in CloudFormation.
#include "constructs/fargate_service/fargate_service_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/applicationautoscaling/scalable_target.hpp>
#include <quoin/cfn/applicationautoscaling/scaling_policy.hpp>
#include <quoin/cfn/ec2/security_group_egress.hpp>
#include <quoin/cfn/ecs/cluster.hpp>
#include <quoin/cfn/ecs/service.hpp>
#include <quoin/cfn/ecs/task_definition.hpp>
#include <quoin/cfn/servicediscovery/private_dns_namespace.hpp>
#include <quoin/cfn/servicediscovery/service.hpp>

namespace quoin::aws {

using quoin::detail::Lowered;
using quoin::detail::Surroundings;

namespace {

using TaskArgs = cfn::ecs::TaskDefinitionArgs;
using ServiceArgs = cfn::ecs::ServiceArgs;

/// A role of the service's own, or a policy for the program's.
AddedRole role_of(cfn::Resources& out, std::string_view local, const RoleSpec& role,
                  const Ref<RoleName>& name, const Ref<RoleArn>& arn) {
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

TaskArgs::ContainerDefinition container_definition(const FargateServiceIntent& intent,
                                                   const ContainerIntent& container,
                                                   const Surroundings& around) {
  std::map<std::string, Text> options;
  for (const auto& [name, value] : log_options(intent, container, around)) options.emplace(name, value);
  TaskArgs::ContainerDefinition definition{
      .essential = container.essential,
      .image = container.image,
      .linux_parameters = TaskArgs::LinuxParameters{.init_process_enabled = true},
      .log_configuration = TaskArgs::LogConfiguration{.log_driver = "awslogs", .options = options},
      .name = container.name,
      .privileged = false,
      .readonly_root_filesystem = container.read_only_root,
      .stop_timeout = intent.stop_seconds};
  if (!container.user.empty()) definition.user = container.user;
  if (!container.command.empty()) definition.command = container.command;
  if (!container.entry_point.empty()) definition.entry_point = container.entry_point;
  std::vector<TaskArgs::KeyValuePair> environment;
  for (const auto& [name, value] : container.environment)
    environment.push_back({.name = name, .value = value});
  if (!environment.empty()) definition.environment = environment;
  std::vector<TaskArgs::Secret> secrets;
  for (const auto& [name, from] : container.secrets) secrets.push_back({.name = name, .value_from = from});
  if (!secrets.empty()) definition.secrets = secrets;
  if (!container.health.command.empty())
    definition.health_check = TaskArgs::HealthCheck{.command = container.health.command,
                                                    .interval = container.health.interval_seconds,
                                                    .retries = container.health.retries,
                                                    .start_period = container.health.start_seconds,
                                                    .timeout = container.health.timeout_seconds};
  std::vector<TaskArgs::MountPoint> mounts;
  for (const WritablePath& path : container.writable)
    mounts.push_back({.container_path = path.path, .read_only = false, .source_volume = path.volume});
  if (!mounts.empty()) definition.mount_points = mounts;
  if (container.memory_mib != 0) definition.memory = container.memory_mib;
  if (container.port != 0)
    definition.port_mappings = {
        {.container_port = container.port, .host_port = container.port, .protocol = "tcp"}};
  if (container.name == main_container) {
    std::vector<TaskArgs::ContainerDependency> first;
    for (const ContainerIntent& each : intent.containers)
      if (each.starts_first)
        first.push_back(
            {.condition = each.health.command.empty() ? "START" : "HEALTHY", .container_name = each.name});
    if (!first.empty()) definition.depends_on = first;
  }
  return definition;
}

cfn::ecs::TaskDefinitionAttributes add_task(cfn::Resources& out, const FargateServiceIntent& intent,
                                            const Surroundings& around, const AddedRole& execution,
                                            const AddedRole& task) {
  std::vector<TaskArgs::ContainerDefinition> containers;
  std::vector<TaskArgs::Volume> volumes;
  for (const ContainerIntent& container : intent.containers) {
    containers.push_back(container_definition(intent, container, around));
    for (const WritablePath& path : container.writable) volumes.push_back({.name = path.volume});
  }
  TaskArgs args{.container_definitions = containers,
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
    args.ephemeral_storage = TaskArgs::EphemeralStorage{.size_in_gi_b = intent.ephemeral_storage_gib};
  if (!volumes.empty()) args.volumes = volumes;
  return out.add<cfn::ecs::TaskDefinition>("task", args);
}

void add_open_egress(cfn::Resources& out, const FargateServiceIntent& intent) {
  if (!intent.open_egress) return;
  out.add<cfn::ec2::SecurityGroupEgress>("open_egress", {.cidr_ip = "0.0.0.0/0",
                                                         .description = "Everywhere, under a waiver",
                                                         .group_id = intent.security_group,
                                                         .ip_protocol = "-1"});
  out.add<cfn::ec2::SecurityGroupEgress>("open_egress_ipv6", {.cidr_ipv6 = "::/0",
                                                              .description = "Everywhere, under a waiver",
                                                              .group_id = intent.security_group,
                                                              .ip_protocol = "-1"});
}

void add_scaling(cfn::Resources& out, const FargateServiceIntent& intent, const Surroundings& around,
                 const Ref<bindings::String>& service_name) {
  using Args = cfn::applicationautoscaling::ScalingPolicyArgs;
  using Tracking = Args::TargetTrackingScalingPolicyConfiguration;
  const bool stopped = is_stopped(around);
  const auto target = out.add<cfn::applicationautoscaling::ScalableTarget>(
      "scaling", {.max_capacity = stopped ? 0 : intent.tasks.most,
                  .min_capacity = stopped ? 0 : intent.tasks.least,
                  .resource_id = Text{"service/"} + intent.cluster_name + Text{"/"} + service_name,
                  .scalable_dimension = "ecs:service:DesiredCount",
                  .service_namespace = "ecs"});
  const auto add = [&](const std::string& name, const Args::PredefinedMetricSpecification& metric, int aim) {
    std::string policy = name;
    for (char& c : policy)
      if (c == '_') c = '-';
    out.add<cfn::applicationautoscaling::ScalingPolicy>(
        "scaling_" + name, {.policy_name = policy,
                            .policy_type = "TargetTrackingScaling",
                            .scaling_target_id = target.ref(),
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
std::optional<cfn::servicediscovery::ServiceAttributes> add_discovery(cfn::Resources& out,
                                                                      const FargateServiceIntent& intent) {
  using Args = cfn::servicediscovery::ServiceArgs;
  if (!intent.discovery) return std::nullopt;
  return out.add<cfn::servicediscovery::Service>(
      "discovery", {.description = "Finds the tasks of " + intent.path,
                    .dns_config = Args::DnsConfig{.dns_records = {{.ttl = 10, .type = "A"}},
                                                  .namespace_id = intent.discovery->namespace_id,
                                                  .routing_policy = "MULTIVALUE"},
                    .name = intent.discovery->name});
}

}  // namespace

Lowered lower_cloudformation(const FargateServiceIntent& intent, const Surroundings& around) {
  cfn::Resources out;
  add_security_group(out, intent.security);
  add_open_egress(out, intent);
  const AddedRole execution = role_of(out, "execution_role", execution_role(intent, around),
                                      intent.execution_role_name, intent.execution_role_arn);
  const AddedRole task =
      role_of(out, "task_role", task_role(intent, around), intent.task_role_name, intent.task_role_arn);
  const auto definition = add_task(out, intent, around, execution, task);
  const auto discovery = add_discovery(out, intent);

  // CloudFormation would put the number of tasks back with every update: scaling owns it, except where there
  // are none.
  ServiceArgs args{.cluster = intent.cluster_arn,
                   .deployment_configuration =
                       ServiceArgs::DeploymentConfiguration{
                           .deployment_circuit_breaker =
                               ServiceArgs::DeploymentCircuitBreaker{.enable = true, .rollback = true},
                           .maximum_percent = 200,
                           .minimum_healthy_percent = 100},
                   .enable_ecs_managed_tags = true,
                   .enable_execute_command = false,
                   .launch_type = "FARGATE",
                   .network_configuration =
                       ServiceArgs::NetworkConfiguration{
                           .awsvpc_configuration =
                               ServiceArgs::AwsVpcConfiguration{.assign_public_ip = "DISABLED",
                                                                .security_groups = {intent.security_group},
                                                                .subnets = intent.subnets}},
                   .platform_version = intent.platform_version,
                   .propagate_tags = "SERVICE",
                   .task_definition = definition.ref()};
  if (is_stopped(around)) args.desired_count = 0;
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
    args.load_balancers = load_balancers;
  }
  if (discovery) args.service_registries = {{.registry_arn = discovery->arn()}};
  for (const Value& ready : execution.ready) dependencies.emplace_back(Ref<RoleArn>{ready});
  for (const Value& ready : task.ready) dependencies.emplace_back(Ref<RoleArn>{ready});
  for (const Value& ready : intent.ready) dependencies.emplace_back(Ref<RoleArn>{ready});
  const auto service = out.add<cfn::ecs::Service>("", args, {.depends_on = dependencies});
  add_scaling(out, intent, around, service.name());
  out.provide("name", service.name());
  out.provide("arn", service.ref());
  out.provide("task_definition.arn", definition.ref());
  return out.finish();
}

Lowered lower_cloudformation(const EcsClusterIntent& intent, const Surroundings&) {
  cfn::Resources out;
  const auto cluster = out.add<cfn::ecs::Cluster>(
      "", {.cluster_settings = {{.name = "containerInsights",
                                 .value = intent.insights == Insights::enhanced ? "enhanced" : "enabled"}}});
  out.provide("arn", cluster.arn());
  out.provide("name", cluster.ref());
  return out.finish();
}

Lowered lower_cloudformation(const DiscoveryNamespaceIntent& intent, const Surroundings&) {
  cfn::Resources out;
  const auto space = out.add<cfn::servicediscovery::PrivateDnsNamespace>(
      "", {.description = "Names of services", .name = intent.name, .vpc = intent.vpc});
  out.provide("id", space.id());
  out.provide("arn", space.arn());
  return out.finish();
}

}  // namespace quoin::aws
