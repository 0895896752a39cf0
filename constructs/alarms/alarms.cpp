// Alarms: from properties to what is wanted.
#include "constructs/alarms/alarms_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "core/mail_address.hpp"
#include "messages/alarms_messages.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

struct Noting {
  Tree& tree;
  NodeData& node;
  std::source_location where;

  void report(Diagnostic diagnostic) const { tree.report(std::move(diagnostic), &node, where); }
};

void check_alarm(const MetricAlarmIntent& intent, const Noting& at) {
  constexpr int day = 86'400;
  const int period = intent.period_seconds;
  const bool is_period = period == 10 || period == 20 || period == 30 || (period >= 60 && period % 60 == 0);
  if (!is_period) at.report(messages::alarm_period_unknown(period));
  if (intent.periods < 1 || (is_period && static_cast<long long>(intent.periods) * period > day))
    at.report(messages::alarm_periods_out_of_range(intent.periods, period));
  if (intent.dimensions.size() > 30)
    at.report(messages::alarm_has_too_many_dimensions(intent.dimensions.size()));
  if (intent.metric.empty() || intent.metric.size() > 255 || intent.metric_namespace.empty() ||
      intent.metric_namespace.size() > 255)
    at.report(messages::alarm_metric_malformed(intent.metric_namespace, intent.metric));
  if (intent.anomaly_band && !rules::anomaly_band_is_allowed(*intent.anomaly_band))
    at.tree.refuse(QUOIN_QN_AUD_09, &at.node, at.where,
                   fmt::format("{:g} standard deviations; a band has 1 to 10", *intent.anomaly_band));
  if (intent.description.size() > 1024)
    at.report(messages::alarm_description_too_long(intent.description.size()));
}

bool is_https_url(const Text& url) {
  if (url.value().kind() != Value::Kind::string) return !url.empty();  // from a parameter
  const std::string_view text = url.value().characters();
  return text.starts_with("https://") && text.size() > 10 &&
         text.find_first_of(" \"<>") == std::string_view::npos;
}

/// The metric that an alarm looks at, and how: alike for thresholds and for what is unusual.
template <class Props> MetricAlarmIntent looking_at(const Props& props) {
  MetricAlarmIntent intent{.description = std::string{props.description},
                           .metric_namespace = std::string{props.metric_namespace},
                           .metric = std::string{props.metric},
                           .statistic = props.statistic,
                           .period_seconds = props.period_seconds,
                           .periods = props.periods,
                           .missing_data = props.missing_data};
  for (const Dimension& each : props.dimensions)
    intent.dimensions.emplace_back(std::string{each.name}, each.value);
  return intent;
}

/// The key of a topic, which CloudWatch uses when it publishes.
void use_topic_key(NodeData& alarms, NodeData* key, std::source_location where) {
  if (key == nullptr) key = &add_key(*alarms.tree, Node{alarms}, "Key", Messages::key_class, where);
  alarms.intent_as<AlarmsIntent>().key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
  use_key(alarms, *key, "sns", where,
          Value::object({{"principal", Value::literal("cloudwatch.amazonaws.com")}}));
}

}  // namespace

void add_alarm(NodeData& alarms, std::string_view id, MetricAlarmIntent intent, std::source_location where) {
  Tree& tree = *alarms.tree;
  NodeData& node = tree.add_construct(Node{alarms}, id, "MetricAlarm", std::move(intent), where);
  auto& placed = node.intent_as<MetricAlarmIntent>();
  placed.name = node.name_path().substr(0, 255);
  std::ranges::replace(placed.name, '/', '-');
  placed.topic = quoin::detail::reference<TopicArn>(alarms, "arn");
  std::ranges::sort(placed.dimensions, {}, &std::pair<std::string, Text>::first);
  check_alarm(placed, {tree, node, where});
}

NodeData& alarms_in_us_east_1(NodeData& alarms, std::source_location where) {
  if (quoin::detail::region_around(alarms) == us_east_1) return alarms;
  constexpr std::string_view id = "UsEast1";
  if (NodeData* there = alarms.child(id)) return *there;
  AlarmsIntent same{.subscriptions = alarms.intent_as<AlarmsIntent>().subscriptions};
  NodeData& node = alarms.tree->add_construct(Node{alarms}, id, "Alarms", std::move(same), where);
  node.region = us_east_1;
  node.intent_as<AlarmsIntent>().path = node.name_path();
  use_topic_key(node, nullptr, where);
  return node;
}

std::string band_of(const MetricAlarmIntent& intent) {
  return fmt::format("ANOMALY_DETECTION_BAND({}, {:g})", metric_id, *intent.anomaly_band);
}

std::string_view word(Statistic statistic) {
  constexpr std::string_view words[] = {"Average", "Maximum", "Minimum", "SampleCount", "Sum"};
  return words[static_cast<int>(statistic)];
}
std::string_view word(Crossing crossing) {
  constexpr std::string_view words[] = {"GreaterThanThreshold", "GreaterThanOrEqualToThreshold",
                                        "LessThanThreshold", "LessThanOrEqualToThreshold"};
  return words[static_cast<int>(crossing)];
}
std::string_view word(Unusual unusual) {
  constexpr std::string_view words[] = {"GreaterThanUpperThreshold", "LessThanLowerThreshold",
                                        "LessThanLowerOrGreaterThanUpperThreshold"};
  return words[static_cast<int>(unusual)];
}
std::string_view word(MissingData missing) {
  constexpr std::string_view words[] = {"missing", "notBreaching", "breaching", "ignore"};
  return words[static_cast<int>(missing)];
}

std::vector<PolicyStatement> topic_statements(const Text& topic, const quoin::detail::Surroundings& around) {
  return {{.sid = "PublishByAlarms",
           .actions = {"sns:Publish"},
           .resources = {topic},
           .principals = {{"Service", {Text{"cloudwatch.amazonaws.com"}}}},
           .conditions = {{"StringEquals", "aws:SourceAccount", {Text{around.account_id}}}}},
          {.sid = "DenyPlainHttp",
           .effect = PolicyEffect::deny,
           .actions = {"sns:Publish"},
           .resources = {topic},
           .principals = {{"*", {Text{"*"}}}},
           .conditions = {{"Bool", "aws:SecureTransport", {Text{"false"}}}}}};
}

namespace detail {

Node make_alarms(const Scope& scope, std::string_view id, const AlarmsProps& props,
                 std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "Alarms", AlarmsIntent{}, where);
  auto& intent = node.intent_as<AlarmsIntent>();
  intent.path = node.name_path();
  for (const Subscription& each : props.notify.list()) {
    const bool is_mail = each.protocol == "email";
    if (is_mail && !quoin::detail::is_mail_address(each.endpoint.value().characters()))
      tree.report(messages::alarm_mail_malformed(each.endpoint.value().characters()), &node, where);
    else if (!is_mail && !is_https_url(each.endpoint))
      tree.report(messages::alarm_endpoint_malformed(each.endpoint.value().characters()), &node, where);
    else
      intent.subscriptions.push_back({std::string{each.protocol}, each.endpoint});
  }
  if (props.notify.list().size() == 0) tree.refuse(QUOIN_QN_AUD_04, &node, where, "no subscription");

  use_topic_key(node, props.encryption.key().data(), where);
  return Node{node};
}

void add_metric_alarm(const Node& alarms, std::string_view id, const MetricAlarmProps& props,
                      std::source_location where) {
  MetricAlarmIntent intent = looking_at(props);
  intent.crossing = props.crossing;
  intent.threshold = props.threshold;
  add_alarm(*alarms.data(), id, std::move(intent), where);
}

void add_anomaly_alarm(const Node& alarms, std::string_view id, const AnomalyAlarmProps& props,
                       std::source_location where) {
  MetricAlarmIntent intent = looking_at(props);
  intent.anomaly_band = props.anomaly_band;
  intent.unusual = props.unusual;
  add_alarm(*alarms.data(), id, std::move(intent), where);
}

Ref<TopicArn> alarm_topic(const Node& alarms) {
  return quoin::detail::reference<TopicArn>(*alarms.data(), "arn");
}

}  // namespace detail

}  // namespace quoin::aws
