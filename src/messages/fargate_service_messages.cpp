// The messages about services, their containers and their clusters.
#include "messages/fargate_service_messages.hpp"

#include <quoin/aws/rules/sec.hpp>
#include <quoin/rule.hpp>

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic size_not_of_fargate(std::int64_t cpu_units, std::int64_t memory_mib) {
  return {.summary = "Fargate has no task of that CPU and memory",
          .got = fmt::format("{} CPU units and {} MiB", cpu_units, memory_mib),
          .fix = "a pair of its table, as fargate_size<512, 1024> or fargate_size<1024, 4096>"};
}

Diagnostic port_out_of_range(std::int64_t port) {
  return {.summary = "a port is 1 to 65535", .got = fmt::format("{}", port), .fix = ".port = tls_port<3443>"};
}

Diagnostic task_range_malformed(std::int64_t least, std::int64_t most) {
  return {.summary = "a service has one task at least, 5,000 at most, and no more at least than at most",
          .got = fmt::format("at least {}, at most {}", least, most),
          .fix = ".tasks = tasks<2, 8>"};
}

Diagnostic service_number_out_of_range(std::string_view what, std::int64_t got, std::int64_t least,
                                       std::int64_t most, std::string_view fix) {
  return {.summary = fmt::format("{} is {} to {}", what, least, most),
          .got = fmt::format("{}", got),
          .fix = std::string{fix}};
}

Diagnostic health_path_malformed(std::string_view path) {
  return {
      .summary = "the path that a load balancer asks for starts with '/' and has at most 1,024 characters",
      .got = fmt::format("\"{}\"", path),
      .fix = ".health = {.path = \"/health\"}"};
}

Diagnostic health_timeout_too_long(int timeout, int interval) {
  return {.summary = "a health check's timeout is shorter than its interval",
          .got = fmt::format("a timeout of {} seconds every {} seconds", timeout, interval),
          .fix = ".health = {.interval = seconds<30>, .timeout = seconds<5>}"};
}

Diagnostic variable_name_malformed(std::string_view name) {
  return {.summary = "a variable's name has letters, digits and '_', and does not start with a digit",
          .got = fmt::format("\"{}\"", name),
          .fix = "a name such as \"LOG_LEVEL\""};
}

Diagnostic variable_twice(std::string_view name, std::string_view container) {
  return {.summary = fmt::format("the variable \"{}\" stands twice in the container \"{}\"", name, container),
          .note = ".environment and .secrets share their names",
          .fix = "one of them"};
}

Diagnostic container_name_malformed(std::string_view name) {
  return {.summary = "a container's name has 1 to 255 letters, digits, '-' and '_'",
          .got = fmt::format("\"{}\"", name),
          .fix = "a name such as \"envoy\""};
}

Diagnostic container_twice(std::string_view name) {
  return {.summary = fmt::format("two containers of the service are called \"{}\"", name),
          .note = "the service's own container is called \"app\"",
          .fix = "another name for one of them"};
}

Diagnostic writable_path_malformed(std::string_view path) {
  return {.summary = "a writable path is absolute, is not the root itself, and has no '..' and no ':'",
          .got = fmt::format("\"{}\"", path),
          .fix = ".writable_paths = {\"/tmp\"}"};
}

Diagnostic writable_path_twice(std::string_view path, std::string_view container) {
  return {.summary =
              fmt::format("the writable path \"{}\" stands twice in the container \"{}\"", path, container),
          .note = "paths that differ only in '/', '-', '_' and '.' share a volume's name, too",
          .fix = "one of them"};
}

Diagnostic health_command_malformed(std::string_view first) {
  return {.summary = "a container's health check starts with \"CMD\" or \"CMD-SHELL\" and names a command",
          .got = fmt::format("\"{}\"", first),
          .fix = ".container_health = {.command = {\"CMD\", \"/app/health\"}}"};
}

Diagnostic group_out_of_range(std::int64_t group) {
  return {.summary = "a container's group is a number from 0 to 65,535",
          .got = fmt::format("{}", group),
          .fix = ".user = user<1000>"};
}

Diagnostic service_logs_kept_without_reason() {
  return {.summary = "logs that are kept for ever state why",
          .got = "keep_forever(\"\")",
          .fix = "keep_forever(\"the regulator asks for thirty years\"), or .log_retention = days<90>"};
}

Diagnostic image_of_no_registry() {
  return {.summary = "an image belongs to a ContainerRegistry or an ExistingRegistry, or is named as a whole",
          .fix = ".image = registry.image(\"sha256:...\"_digest)"};
}

Diagnostic service_name_too_long(std::string_view name, std::size_t most) {
  return {.summary = fmt::format("a service's name, made of its path, has at most {} characters", most),
          .got = fmt::format("{} characters, \"{}…\"", name.size(), name.substr(0, 20)),
          .fix = "shorter ids above it"};
}

Diagnostic platform_version_unknown(std::string_view got) {
  return {.summary = "Fargate's platform for Linux is LATEST, 1.4.0 or 1.3.0",
          .got = fmt::format("\"{}\"", got),
          .fix = "remove .platform_version"};
}

Diagnostic metric_namespace_malformed(std::string_view name) {
  return {.summary =
              "a namespace of metrics has 1 to 255 letters, digits, blanks and . - _ / # :, and does "
              "not start with ':' or \"AWS/\"",
          .got = fmt::format("\"{}\"", name),
          .fix = "cloudwatch_agent(image, {.metric_namespace = \"chat/Api\"}), or leave it out"};
}

Diagnostic agent_without_metrics() {
  return {.summary = "a CloudWatch agent that takes in nothing has nothing to do",
          .got = ".statsd = false, .embedded_metrics = false",
          .fix = "one of them, or no agent"};
}

Diagnostic platform_too_old(std::string_view what) {
  return {.summary = fmt::format("{} needs version 1.4.0 of Fargate's platform, or a later one", what),
          .got = "\"1.3.0\"",
          .fix = "remove .platform_version"};
}

Diagnostic sessions_of_existing_cluster(std::string_view cluster) {
  return {.summary = "sessions in containers are logged by their cluster, and this one is not Quoin's",
          .got = std::string{cluster},
          .note = "whether a cluster that is there already logs them, nobody can see here",
          .fix = "remove .exec, or a cluster of the program's own"};
}

Diagnostic session_logs_kept_without_reason() {
  return {.summary = "logs of sessions that are kept for ever state why",
          .got = "keep_forever(\"\")",
          .fix = "keep_forever(\"the regulator asks for thirty years\"), or .session_retention = days<90>"};
}

Diagnostic cluster_name_malformed(std::string_view name) {
  return {.summary = "a cluster's name has 1 to 255 letters, digits, '-' and '_'",
          .got = fmt::format("\"{}\"", name),
          .note = "an ARN is no name",
          .fix = ".existing = \"platform\""};
}

Diagnostic service_name_not_for_dns(std::string_view name) {
  return {.summary =
              "the name by which a service is found, made of its path, has at most 63 characters and "
              "does not end with '-'",
          .got = fmt::format("{} characters, \"{}\"", name.size(), name),
          .fix = "shorter ids above it, and none that ends with '-'"};
}

Diagnostic namespace_not_for_dns(std::string_view stack) {
  return {.summary =
              "the name of services' namespace, made of the VPC's stack, has at most 63 characters and "
              "does not end with '-'",
          .got = fmt::format("{} characters, \"{}\"", stack.size(), stack),
          .fix = "a shorter id of the stack, which does not end with '-'"};
}

Diagnostic service_name_taken(std::string_view name, std::string_view other) {
  return {.summary = "two services of a VPC are found by one name",
          .got = fmt::format("\"{}\", which is {}, too", name, other),
          .note = "names are in small letters, and '/' in a path is '-' there",
          .fix = "another id for one of them"};
}

Diagnostic variable_name_says_secret(std::string_view name) {
  constexpr RuleText rule{QUOIN_QN_SEC_01};
  return {.severity = Severity::warning,
          .rule = std::string{rule.id()},
          .summary = fmt::format("the plain environment variable \"{}\" sounds like a secret", name),
          .note = "every reader of the account can see it",
          .fix = std::string{rule.fix()}};
}

Diagnostic service_without_callers() {
  return {.severity = Severity::warning,
          .summary = "nobody calls this service: its security group lets nothing in",
          .note = "a service that only works off a queue is fine like that",
          .fix = "alb >> service, or caller >> service"};
}

Diagnostic image_out_of_reach(std::string_view image) {
  return {.severity = Severity::warning,
          .summary = "the image lies outside, and the service states no way there",
          .got = std::string{image},
          .fix = "service >> outside(https), or a copy of the image in a ContainerRegistry"};
}

Diagnostic isolated_service_leaves() {
  return {
      .summary = "the service stands in isolated subnets, from which no route leads to a destination outside",
      .fix = ".subnets = vpc.private_subnets(), or no destination outside"};
}

Diagnostic schedule_name_malformed(std::string_view name) {
  return {.summary = "a schedule's name has 1 to 128 letters, digits, '-' and '_'",
          .got = fmt::format("\"{}\"", name),
          .fix = "a name such as \"night\""};
}

Diagnostic schedule_malformed(std::string_view got) {
  return {
      .summary =
          "a schedule is a cron expression of six fields with '?' for one of the days, a rate, or a moment",
      .got = std::string{got},
      .fix = "cron<\"0 22 ? * MON-FRI *\">, rate<\"12 hours\">, or once_at<\"2027-01-01T08:00:00\">"};
}

Diagnostic schedule_twice(std::string_view name) {
  return {.summary = fmt::format("two schedules of the service are called \"{}\"", name),
          .fix = "another name for one of them"};
}

Diagnostic schedules_too_many(std::size_t count, std::size_t most) {
  return {.summary = fmt::format("a service has at most {} schedules", most),
          .got = fmt::format("{}", count),
          .fix = "fewer of them"};
}

Diagnostic time_zone_malformed(std::string_view got) {
  return {.summary = "a time zone has an IANA name",
          .got = fmt::format("\"{}\"", got),
          .fix = "\"Europe/Zurich\", or \"UTC\""};
}

Diagnostic scheduled_range_malformed(std::int64_t least, std::int64_t most) {
  return {.summary = "a schedule has 5,000 tasks at most, and no more at least than at most",
          .got = fmt::format("at least {}, at most {}", least, most),
          .fix = "tasks<1, 2>, or no_tasks"};
}

Diagnostic spot_share_malformed(std::int64_t percent, std::int64_t on_demand) {
  return {.summary = "Spot takes 1 to 100 % of the tasks beyond one on demand at least",
          .got = fmt::format("{} % beyond {}", percent, on_demand),
          .fix = ".spot = spot_share<70, 2>, or all_spot(\"why\")"};
}

Diagnostic spot_beyond_all_tasks(std::int64_t on_demand, std::int64_t most) {
  return {.summary = "a share on Spot begins below the most tasks that the service has",
          .got = fmt::format("{} on demand, at most {} tasks", on_demand, most),
          .fix = ".spot = spot_share<70, 2>, with .tasks = tasks<2, 8>"};
}

Diagnostic all_spot_without_reason() {
  return {
      .summary = "in production a service does not run on Spot alone, unless it says why",
      .note = "AWS may end all of its tasks at the same time",
      .fix =
          ".spot = spot_share<70, 2>, or all_spot(\"works off a queue, and may stand still for an hour\")"};
}

Diagnostic platform_without_arm64() {
  return {.summary = "tasks on arm64 need Fargate's platform 1.4.0 or later",
          .got = "\"1.3.0\"",
          .fix = "remove .platform_version"};
}

}  // namespace quoin::messages
