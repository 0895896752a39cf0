// Alarms: from properties to what is wanted, and what is watched of which construct.
#include "constructs/alarms/alarms_intent.hpp"
#include "constructs/fargate_service/fargate_service_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "core/mail_address.hpp"
#include "messages/alarms_messages.hpp"

#include <algorithm>
#include <array>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

/// A failure that a construct's metrics tell of.
struct FailureRow {
  std::string_view kind;  ///< Of the construct.
  std::string_view id;    ///< Of the alarm, after the construct's words.
  std::string_view metric_namespace;
  std::string_view metric;
  Statistic statistic;
  Crossing crossing;
  double threshold;
  int periods;
  MissingData missing_data;
  std::string_view description;
};

constexpr double gibibyte = 1024.0 * 1024 * 1024;

// Sources: the pages on CloudWatch metrics of Elastic Load Balancing, ECS, Container Insights and RDS.
constexpr FailureRow rows[] = {
    {"Alb", "ServerErrors", "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", Statistic::sum, Crossing::above,
     10, 2, MissingData::not_breaching,
     "the load balancer itself answers with errors: no target is well, or it is overrun"},
    {"Alb", "TargetErrors", "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", Statistic::sum,
     Crossing::above, 25, 2, MissingData::not_breaching,
     "the services behind it answer with errors: look at their logs"},
    {"FargateService", "Cpu", "AWS/ECS", "CPUUtilization", Statistic::average, Crossing::above, 90, 3,
     MissingData::missing, "its tasks have been short of CPU for a quarter of an hour, scaling included"},
    {"FargateService", "Memory", "AWS/ECS", "MemoryUtilization", Statistic::average, Crossing::above, 90, 3,
     MissingData::missing, "its tasks are about to be killed for memory"},
    {"FargateService", "NoTask", "ECS/ContainerInsights", "RunningTaskCount", Statistic::minimum,
     Crossing::below, 1, 2, MissingData::breaching, "no task of it runs"},
    {"Database", "Cpu", "AWS/RDS", "CPUUtilization", Statistic::average, Crossing::above, 90, 3,
     MissingData::missing, "it has been short of CPU for a quarter of an hour"},
    {"Database", "Storage", "AWS/RDS", "FreeStorageSpace", Statistic::minimum, Crossing::below, 10 * gibibyte,
     3, MissingData::missing, "less than 10 GiB are free: it grows by itself up to its limit"},
    {"Database", "Memory", "AWS/RDS", "FreeableMemory", Statistic::minimum, Crossing::below, 0.25 * gibibyte,
     3, MissingData::missing, "less than 256 MiB of memory are free"},
};

/// The name under which the table has a construct.
std::string_view row_kind(const NodeData& watched) {
  constexpr std::array<std::string_view, 3> databases{"DatabaseReplica", "RdsMysql", "RdsPostgres"};
  if (watched.kind.starts_with("Alb")) return "Alb";
  return std::ranges::find(databases, watched.kind) != databases.end() ? "Database"
                                                                       : std::string_view{watched.kind};
}

std::vector<std::pair<std::string, Text>> dimensions_of(const NodeData& watched) {
  const auto reference = [&watched](std::string_view name) { return Text{Value::reference(watched, name)}; };
  const std::string_view kind = row_kind(watched);
  if (kind == "Alb") return {{"LoadBalancer", reference("full_name")}};
  if (kind == "Database") return {{"DBInstanceIdentifier", reference("identifier")}};
  return {{"ClusterName", watched.intent_as<FargateServiceIntent>().cluster_name},
          {"ServiceName", reference("name")}};
}

/// "chat/Backend/Db" → "BackendDb".
std::string words_of(const NodeData& watched) {
  std::string words{watched.path};
  if (watched.stack != nullptr) words.erase(0, watched.stack->path.size() + 1);
  std::erase_if(words, [](char c) { return c == '/' || c == '-'; });
  return words;
}

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
  if (intent.description.size() > 1024)
    at.report(messages::alarm_description_too_long(intent.description.size()));
}

void add_alarm(NodeData& alarms, std::string_view id, MetricAlarmIntent intent, std::source_location where) {
  Tree& tree = *alarms.tree;
  NodeData& node = tree.add_construct(Node{alarms}, id, "MetricAlarm", std::move(intent), where);
  auto& placed = node.intent_as<MetricAlarmIntent>();
  placed.name = node.path.substr(0, 255);
  std::ranges::replace(placed.name, '/', '-');
  placed.topic = quoin::detail::reference<TopicArn>(alarms, "arn");
  std::ranges::sort(placed.dimensions, {}, &std::pair<std::string, Text>::first);
  check_alarm(placed, {tree, node, where});
}

bool is_https_url(const Text& url) {
  if (url.value().kind() != Value::Kind::string) return !url.empty();  // from a parameter
  const std::string_view text = url.value().characters();
  return text.starts_with("https://") && text.size() > 10 &&
         text.find_first_of(" \"<>") == std::string_view::npos;
}

}  // namespace

std::string_view word(Statistic statistic) {
  constexpr std::string_view words[] = {"Average", "Maximum", "Minimum", "SampleCount", "Sum"};
  return words[static_cast<int>(statistic)];
}
std::string_view word(Crossing crossing) {
  constexpr std::string_view words[] = {"GreaterThanThreshold", "GreaterThanOrEqualToThreshold",
                                        "LessThanThreshold", "LessThanOrEqualToThreshold"};
  return words[static_cast<int>(crossing)];
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
  intent.path = node.path;
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

  NodeData* key = props.encryption.key().data();
  if (key == nullptr) key = &add_key(tree, Node{node}, "Key", Messages::key_class, where);
  intent.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
  use_key(node, *key, "sns", where,
          Value::object({{"principal", Value::literal("cloudwatch.amazonaws.com")}}));
  return Node{node};
}

void watch(const Node& alarms, const Node& watched, std::source_location where) {
  NodeData& node = *alarms.data();
  const NodeData& what = *watched.data();
  const std::string_view kind = row_kind(what);
  bool known = false;
  for (const FailureRow& row : rows) {
    if (row.kind != kind) continue;
    known = true;
    const std::string id = words_of(what) + std::string{row.id};
    if (node.child_ids.contains(id)) continue;
    add_alarm(node, id,
              {.description = what.path + ": " + std::string{row.description},
               .metric_namespace = std::string{row.metric_namespace},
               .metric = std::string{row.metric},
               .dimensions = dimensions_of(what),
               .statistic = row.statistic,
               .crossing = row.crossing,
               .threshold = row.threshold,
               .periods = row.periods,
               .missing_data = row.missing_data},
              where);
  }
  if (!known) node.tree->report(messages::nothing_to_watch(what.kind), &node, where);
}

void add_metric_alarm(const Node& alarms, std::string_view id, const MetricAlarmProps& props,
                      std::source_location where) {
  MetricAlarmIntent intent{.description = std::string{props.description},
                           .metric_namespace = std::string{props.metric_namespace},
                           .metric = std::string{props.metric},
                           .statistic = props.statistic,
                           .crossing = props.crossing,
                           .threshold = props.threshold,
                           .period_seconds = props.period_seconds,
                           .periods = props.periods,
                           .missing_data = props.missing_data};
  for (const Dimension& each : props.dimensions)
    intent.dimensions.emplace_back(std::string{each.name}, each.value);
  add_alarm(*alarms.data(), id, std::move(intent), where);
}

Ref<TopicArn> alarm_topic(const Node& alarms) {
  return quoin::detail::reference<TopicArn>(*alarms.data(), "arn");
}

}  // namespace detail

}  // namespace quoin::aws
