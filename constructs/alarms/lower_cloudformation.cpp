// Alarms and their topic in CloudFormation.
#include "constructs/alarms/alarms_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/cloudwatch/alarm.hpp>
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
  cfn::Resources out;
  std::vector<cfn::cloudwatch::AlarmArgs::Dimension> dimensions;
  for (const auto& [name, value] : intent.dimensions) dimensions.push_back({.name = name, .value = value});
  cfn::cloudwatch::AlarmArgs args{
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
  if (!dimensions.empty()) args.dimensions = dimensions;
  const auto alarm = out.add("", args);
  out.provide("arn", alarm.arn());
  return out.finish();
}

}  // namespace quoin::aws
