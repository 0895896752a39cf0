// The CloudWatch agent beside a service: it takes metrics on the task's own ports, and may publish them and
// nothing else.
#pragma once

#include <quoin/aws/container.hpp>

#include <string_view>

namespace quoin::aws {

struct CloudwatchAgentProps {
  /// Under which name its metrics stand in CloudWatch: 1 to 255 letters, digits, blanks and . - _ / # :, not
  /// starting with ':' or "AWS/". Default: the service's path, "chat/Api".
  std::string_view metric_namespace{};
  /// StatsD on UDP 8125 of the task's own address, 127.0.0.1. Default: yes.
  bool statsd = true;
  /// Metrics inside log entries (the embedded metric format) on TCP and UDP 25888. Default: yes.
  bool embedded_metrics = true;
  /// How much of StatsD becomes one point: 1 to 172,800 seconds. Default: 60.
  Seconds every{60};
  /// How long the log entries that carry metrics are kept; the metrics stay. Default: 90 days (QN-AUD-07).
  LogRetention log_retention{};
  /// Default: user<1000>. A waiver of QN-ECS-03 leaves it to the image.
  NonRootUser user{};
  /// A hard limit of memory in MiB. Default: what the task has.
  int memory_mib = 0;
};

/// `.sidecars = {cloudwatch_agent(registry.image("sha256:…"_digest))}`
///
/// The agent starts before the service's own container and ends after it; the task goes on without it. What
/// it may do is added to the program's role, which the agent shares: to publish metrics of that one
/// namespace, and to write to that one log group (QN-IAM-06).
inline Sidecar cloudwatch_agent(const RequiredImage& image, const CloudwatchAgentProps& props = {}) {
  return {.name = "cloudwatch-agent",
          .image = image,
          .user = props.user,
          .essential = false,
          .starts_first = true,
          .memory_mib = props.memory_mib,
          .agent = {.is_agent = true,
                    .metric_namespace = props.metric_namespace,
                    .statsd = props.statsd,
                    .embedded_metrics = props.embedded_metrics,
                    .every = props.every,
                    .log_retention = props.log_retention}};
}

}  // namespace quoin::aws
