// Alarms and their topic in CloudFormation.
#include "constructs/alarms/alarms_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/cloudwatch/alarm.hpp>
#include <quoin/cfn/logs/metric_filter.hpp>
#include <quoin/cfn/sns/subscription.hpp>
#include <quoin/cfn/sns/topic.hpp>
#include <quoin/cfn/sns/topic_policy.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const AlarmsIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const auto topic = out.add("", cfn::sns::TopicArgs{.kms_master_key_id = intent.key});
  const auto policy =
      out.add("policy", cfn::sns::TopicPolicyArgs{
                            .policy_document = policy_document(topic_statements(Text{topic.ref()}, around)),
                            .topics = {topic.ref()}});
  int number = 0;
  for (const AlarmSubscription& each : intent.subscriptions)
    out.add("subscription_" + std::to_string(++number),
            cfn::sns::SubscriptionArgs{
                .endpoint = each.endpoint, .protocol = each.protocol, .topic_arn = topic.ref()});
  out.provide("arn", topic.ref());
  out.provide("ready", policy.ref());
  return out.finish();
}

quoin::detail::Lowered lower_cloudformation(const MetricAlarmIntent& intent,
                                            const quoin::detail::Surroundings&) {
  using Args = cfn::cloudwatch::AlarmArgs;
  cfn::Resources out;
  if (!intent.is_wanted) return out.finish();
  std::vector<Args::Dimension> dimensions;
  for (const auto& [name, value] : intent.dimensions) dimensions.push_back({.name = name, .value = value});
  Args args{.alarm_actions = {intent.topic},
            .alarm_description = intent.description,
            .alarm_name = intent.name,
            .comparison_operator = intent.anomaly_band ? word(intent.unusual) : word(intent.crossing),
            .evaluation_periods = intent.periods,
            .ok_actions = {intent.topic},
            .treat_missing_data = word(intent.missing_data)};
  if (intent.anomaly_band) {
    Args::Metric metric{.metric_name = intent.metric, .namespace_ = intent.metric_namespace};
    if (!dimensions.empty()) metric.dimensions = dimensions;
    args.threshold_metric_id = band_id;
    // The alarm makes the detector of its metric, as it does for Terraform.
    args.metrics = {
        {.id = metric_id,
         .metric_stat = {{.metric = metric, .period = intent.period_seconds, .stat = word(intent.statistic)}},
         .return_data = true},
        {.expression = band_of(intent), .id = band_id, .label = "what is usual", .return_data = true}};
  } else {
    args.metric_name = intent.metric;
    args.namespace_ = intent.metric_namespace;
    args.period = intent.period_seconds;
    args.statistic = word(intent.statistic);
    args.threshold = intent.threshold;
    if (!dimensions.empty()) args.dimensions = dimensions;
  }
  const auto alarm = out.add("", args);
  out.provide("arn", alarm.arn());
  return out.finish();
}

quoin::detail::Lowered lower_cloudformation(const LogCountIntent& intent,
                                            const quoin::detail::Surroundings&) {
  cfn::Resources out;
  const auto filter = out.add(
      "", cfn::logs::MetricFilterArgs{.filter_name = intent.name,
                                      .filter_pattern = intent.pattern,
                                      .log_group_name = intent.log_group,
                                      .metric_transformations = {{.default_value = 0,
                                                                  .metric_name = intent.name,
                                                                  .metric_namespace = counts_namespace,
                                                                  .metric_value = "1"}}});
  out.provide("name", filter.ref());
  return out.finish();
}

}  // namespace quoin::aws
