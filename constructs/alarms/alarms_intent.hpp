// What a topic for alarms and its alarms want, with all defaults filled in.
#pragma once

#include "constructs/role/policy.hpp"
#include "core/tree.hpp"

#include <quoin/aws/alarms.hpp>
#include <quoin/aws_ids.hpp>

#include <optional>
#include <source_location>
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

/// What is counted in a log: the entries that a pattern means, as a metric of its own.
struct LogCountIntent {
  std::string name{};     ///< Of filter and metric: "chat-Api-FailedLogins", unique in account and region.
  std::string pattern{};  ///< In CloudWatch's words.
  Ref<LogGroupName> log_group{};
};
/// The namespace of all that is counted.
inline constexpr std::string_view counts_namespace = "Quoin/Logs";

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
  /// In standard deviations: what is unusual, instead of what crosses `threshold`.
  std::optional<double> anomaly_band{};
  Unusual unusual = Unusual::high;
  /// A load balancer: the alarm is there where users sign in at it. Null: it is there.
  const quoin::detail::NodeData* signing_in_at = nullptr;
  bool is_wanted = true;
};

/// The expression that an alarm on what is unusual compares its metric with.
std::string band_of(const MetricAlarmIntent& intent);
inline constexpr std::string_view metric_id = "metric";
inline constexpr std::string_view band_id = "usual";

/// Puts an alarm below its topic, and reports what CloudWatch does not take.
void add_alarm(quoin::detail::NodeData& alarms, std::string_view id, MetricAlarmIntent intent,
               std::source_location where);
/// The same topic in us-east-1, where the metrics of what stands in no region are: the alarms themselves
/// where they lie there.
quoin::detail::NodeData& alarms_in_us_east_1(quoin::detail::NodeData& alarms, std::source_location where);

/// AWS's words for what the intent says.
std::string_view word(Statistic statistic);
std::string_view word(Crossing crossing);
std::string_view word(Unusual unusual);
std::string_view word(MissingData missing);

/// Who may publish: CloudWatch for this account, over TLS.
std::vector<PolicyStatement> topic_statements(const Text& topic, const quoin::detail::Surroundings& around);

/// Warns of what nobody watches, in production.
void check_intent(const AlarmsIntent& intent, const quoin::detail::NodeData& self, Diagnostics& diagnostics);
/// Whether users sign in at the load balancer is known when the chain is.
void resolve_intent(MetricAlarmIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);

quoin::detail::Lowered lower_terraform(const AlarmsIntent& intent, const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const AlarmsIntent& intent,
                                            const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_terraform(const MetricAlarmIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const MetricAlarmIntent& intent,
                                            const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_terraform(const LogCountIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const LogCountIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
