// Alarms and their topic in Terraform.
#include "constructs/alarms/alarms_intent.hpp"

#include <quoin/bindings/resources.hpp>
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
  tf::Resources out;
  std::vector<Member> dimensions;
  for (const auto& [name, value] : intent.dimensions) dimensions.push_back({name, value.value()});
  tf::aws::CloudwatchMetricAlarmArgs args{
      .alarm_actions = {intent.topic},
      .alarm_description = intent.description,
      .alarm_name = intent.name,
      .comparison_operator = word(intent.crossing),
      .evaluation_periods = intent.periods,
      .metric_name = intent.metric,
      .namespace_ = intent.metric_namespace,
      .ok_actions = {intent.topic},
      .period = intent.period_seconds,
      .statistic = word(intent.statistic),
      .threshold = intent.threshold,
      .treat_missing_data = word(intent.missing_data),
  };
  if (!dimensions.empty())
    args.dimensions = bindings::unchecked(Value::object(dimensions.data(), dimensions.size()));
  const auto alarm = out.add("", args);
  out.provide("arn", alarm.arn());
  return out.finish();
}

}  // namespace quoin::aws
