// Alarms and their topic in Terraform.
#include "constructs/alarms/alarms_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/cloudwatch_log_metric_filter.hpp>
#include <quoin/tf/aws/cloudwatch_metric_alarm.hpp>
#include <quoin/tf/aws/sns_topic.hpp>
#include <quoin/tf/aws/sns_topic_policy.hpp>
#include <quoin/tf/aws/sns_topic_subscription.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const AlarmsIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  const auto topic = out.add("", tf::aws::SnsTopicArgs{.kms_master_key_id = intent.key});
  const auto policy = out.add(
      "policy", tf::aws::SnsTopicPolicyArgs{.arn = topic.arn(),
                                            .policy = add_policy_document(
                                                out, "policy", topic_statements(Text{topic.arn()}, around))});
  int number = 0;
  for (const AlarmSubscription& each : intent.subscriptions)
    out.add("subscription_" + std::to_string(++number),
            tf::aws::SnsTopicSubscriptionArgs{
                .endpoint = each.endpoint, .protocol = each.protocol, .topic_arn = topic.arn()});
  out.provide("arn", topic.arn());
  out.provide("ready", policy.arn());
  return out.finish();
}

quoin::detail::Lowered lower_terraform(const MetricAlarmIntent& intent, const quoin::detail::Surroundings&) {
  using Args = tf::aws::CloudwatchMetricAlarmArgs;
  tf::Resources out;
  if (!intent.is_wanted) return out.finish();
  std::vector<Member> members;
  for (const auto& [name, value] : intent.dimensions) members.push_back({name, value.value()});
  const auto dimensions = bindings::unchecked(Value::object(members.data(), members.size()));
  Args args{.alarm_actions = {intent.topic},
            .alarm_description = intent.description,
            .alarm_name = intent.name,
            .comparison_operator = intent.anomaly_band ? word(intent.unusual) : word(intent.crossing),
            .evaluation_periods = intent.periods,
            .ok_actions = {intent.topic},
            .treat_missing_data = word(intent.missing_data)};
  if (intent.anomaly_band) {
    Args::Metric metric{.metric_name = intent.metric,
                        .namespace_ = intent.metric_namespace,
                        .period = intent.period_seconds,
                        .stat = word(intent.statistic)};
    if (!members.empty()) metric.dimensions = dimensions;
    args.threshold_metric_id = band_id;
    args.metric_query = {
        {.id = metric_id, .metric = metric, .return_data = true},
        {.expression = band_of(intent), .id = band_id, .label = "what is usual", .return_data = true}};
  } else {
    args.metric_name = intent.metric;
    args.namespace_ = intent.metric_namespace;
    args.period = intent.period_seconds;
    args.statistic = word(intent.statistic);
    args.threshold = intent.threshold;
    if (!members.empty()) args.dimensions = dimensions;
  }
  const auto alarm = out.add("", args);
  out.provide("arn", alarm.arn());
  return out.finish();
}

quoin::detail::Lowered lower_terraform(const LogCountIntent& intent, const quoin::detail::Surroundings&) {
  tf::Resources out;
  const auto filter = out.add(
      "", tf::aws::CloudwatchLogMetricFilterArgs{
              .log_group_name = intent.log_group,
              .metric_transformation =
                  {{.default_value = "0", .name = intent.name, .namespace_ = counts_namespace, .value = "1"}},
              .name = intent.name,
              .pattern = intent.pattern});
  out.provide("name", filter.id());
  return out.finish();
}

}  // namespace quoin::aws
