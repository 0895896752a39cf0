// The containers of a task as ECS reads them: the JSON document that Terraform takes as text.
#include "constructs/fargate_service/fargate_service_intent.hpp"

namespace quoin::aws {

using quoin::detail::Field;
using quoin::detail::Surroundings;
using quoin::detail::ValueAccess;

namespace {

Value string_list(const std::vector<std::string>& given) {
  std::vector<Value> values;
  for (const std::string& text : given) values.push_back(Value::string(text));
  return ValueAccess::list(std::move(values));
}

/// `[{"name": …, "value": …}]`
Value named(const std::map<std::string, Text>& given, std::string_view value_key) {
  std::vector<Value> values;
  for (const auto& [name, value] : given)
    values.push_back(Value::object({{"name", Value::string(name)}, {value_key, value.value()}}));
  return ValueAccess::list(std::move(values));
}

Value health_check(const ContainerHealthIntent& health) {
  return Value::object({{"command", string_list(health.command)},
                        {"interval", Value::integer(health.interval_seconds)},
                        {"retries", Value::integer(health.retries)},
                        {"startPeriod", Value::integer(health.start_seconds)},
                        {"timeout", Value::integer(health.timeout_seconds)}});
}

Value mount_points(const FargateServiceIntent& intent, const ContainerIntent& container) {
  std::vector<Value> values;
  for (const WritablePath& path : container.writable)
    values.push_back(Value::object({{"containerPath", Value::string(path.path)},
                                    {"readOnly", Value::boolean(false)},
                                    {"sourceVolume", Value::string(path.volume)}}));
  if (container.name == main_container)
    for (const FileVolume& each : intent.files)
      values.push_back(Value::object({{"containerPath", Value::string(each.path)},
                                      {"readOnly", Value::boolean(each.read_only)},
                                      {"sourceVolume", Value::string(each.volume)}}));
  return ValueAccess::list(std::move(values));
}

Value log_configuration(const FargateServiceIntent& intent, const ContainerIntent& container,
                        const Surroundings& around) {
  std::vector<Field> options;
  for (const auto& [name, value] : log_options(intent, container, around))
    options.push_back({quoin::detail::intern(name), value.value()});
  return Value::object(
      {{"logDriver", Value::literal("awslogs")}, {"options", ValueAccess::object(std::move(options))}});
}

/// What must run, or be well, before the service's own container starts.
Value dependencies(const FargateServiceIntent& intent) {
  std::vector<Value> values;
  for (const ContainerIntent& each : intent.containers)
    if (each.starts_first)
      values.push_back(
          Value::object({{"condition", Value::literal(each.health.command.empty() ? "START" : "HEALTHY")},
                         {"containerName", Value::string(each.name)}}));
  return ValueAccess::list(std::move(values));
}

Value container_definition(const FargateServiceIntent& intent, const ContainerIntent& container,
                           const Surroundings& around) {
  std::vector<Field> fields{
      {"essential", Value::boolean(container.essential)},
      {"image", container.image.value()},
      {"linuxParameters", Value::object({{"initProcessEnabled", Value::boolean(true)}})},
      {"logConfiguration", log_configuration(intent, container, around)},
      {"name", Value::string(container.name)},
      {"privileged", Value::boolean(false)},
      {"readonlyRootFilesystem", Value::boolean(container.read_only_root)},
      {"stopTimeout", Value::integer(intent.stop_seconds)},
  };
  if (!container.user.empty()) fields.push_back({"user", Value::string(container.user)});
  if (!container.command.empty()) fields.push_back({"command", string_list(container.command)});
  if (!container.entry_point.empty()) fields.push_back({"entryPoint", string_list(container.entry_point)});
  if (!container.environment.empty())
    fields.push_back({"environment", named(container.environment, "value")});
  if (!container.secrets.empty()) fields.push_back({"secrets", named(container.secrets, "valueFrom")});
  if (!container.health.command.empty()) fields.push_back({"healthCheck", health_check(container.health)});
  if (Value mounts = mount_points(intent, container); !ValueAccess::items(mounts).empty())
    fields.push_back({"mountPoints", std::move(mounts)});
  if (container.memory_mib != 0) fields.push_back({"memory", Value::integer(container.memory_mib)});
  if (container.port != 0)
    fields.push_back(
        {"portMappings", Value::list({Value::object({{"containerPort", Value::integer(container.port)},
                                                     {"hostPort", Value::integer(container.port)},
                                                     {"protocol", Value::literal("tcp")}})})});
  if (container.name == main_container)
    if (Value first = dependencies(intent); !ValueAccess::items(first).empty())
      fields.push_back({"dependsOn", std::move(first)});
  return ValueAccess::object(std::move(fields));
}

}  // namespace

Value container_definitions(const FargateServiceIntent& intent, const Surroundings& around) {
  std::vector<Value> definitions;
  for (const ContainerIntent& container : intent.containers)
    definitions.push_back(container_definition(intent, container, around));
  return ValueAccess::list(std::move(definitions));
}

}  // namespace quoin::aws
