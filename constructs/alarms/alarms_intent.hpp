// What a topic for alarms and its alarms want, with all defaults filled in.
#pragma once

#include "constructs/role/policy.hpp"
#include "core/tree.hpp"

#include <quoin/aws/alarms.hpp>
#include <quoin/aws_ids.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoin::aws {

struct AlarmSubscription {
  std::string protocol;  ///< "email", "https"
  Text endpoint;
};

struct AlarmsIntent {
  std::string path{};
  Ref<KmsKeyArn> key{};
  std::vector<AlarmSubscription> subscriptions{};
};

struct MetricAlarmIntent {
  std::string name{};  ///< "chat-Alarms-DbCpu", unique in account and region.
  std::string description{};
  std::string metric_namespace{};
  std::string metric{};
  std::vector<std::pair<std::string, Text>> dimensions{};  ///< Sorted by name.
  Statistic statistic = Statistic::average;
  Crossing crossing = Crossing::above;
  double threshold = 0;
  int period_seconds = 300;
  int periods = 3;
  MissingData missing_data = MissingData::missing;
  Ref<TopicArn> topic{};
};

/// AWS's words for what the intent says.
std::string_view word(Statistic statistic);
std::string_view word(Crossing crossing);
std::string_view word(MissingData missing);

/// Who may publish: CloudWatch for this account, over TLS.
std::vector<PolicyStatement> topic_statements(const Text& topic, const quoin::detail::Surroundings& around);

quoin::detail::Lowered lower_terraform(const AlarmsIntent& intent, const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const AlarmsIntent& intent,
                                            const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_terraform(const MetricAlarmIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const MetricAlarmIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
