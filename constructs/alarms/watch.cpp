// What is watched of which construct: failures, failed logins, and what is unusual.
#include "constructs/alarms/alarms_intent.hpp"
#include "constructs/fargate_service/fargate_service_intent.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "core/place.hpp"
#include "messages/alarms_messages.hpp"

#include <quoin/aws/rules/aud.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

/// `from`, alarms, watch `to`.
constexpr std::string_view watches = "watches";

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
  bool of_logins = false;  ///< It is there where users sign in at the load balancer.
};

constexpr double gibibyte = 1024.0 * 1024 * 1024;

// Sources: the pages on CloudWatch metrics of Elastic Load Balancing, ECS, Container Insights, RDS and
// CloudFront.
constexpr FailureRow failures[] = {
    {"Alb", "ServerErrors", "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", Statistic::sum, Crossing::above,
     10, 2, MissingData::not_breaching,
     "the load balancer itself answers with errors: no target is well, or it is overrun"},
    {"Alb", "TargetErrors", "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", Statistic::sum,
     Crossing::above, 25, 2, MissingData::not_breaching,
     "the services behind it answer with errors: look at their logs"},
    {"Alb", "FailedLogins", "AWS/ApplicationELB", "ELBAuthFailure", Statistic::sum, Crossing::above, 10, 1,
     MissingData::not_breaching,
     "the identity provider refuses users, or codes are used twice: somebody may be guessing", true},
    {"Alb", "LoginErrors", "AWS/ApplicationELB", "ELBAuthError", Statistic::sum, Crossing::above, 10, 2,
     MissingData::not_breaching,
     "users cannot sign in: the identity provider does not answer, or the login is set up wrongly", true},
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
    {"CloudFrontSite", "ServerErrors", "AWS/CloudFront", "5xxErrorRate", Statistic::average, Crossing::above,
     5, 3, MissingData::not_breaching, "one answer in twenty is an error (5xx): look at its origins"},
};

/// What is unusual of a construct (QN-AUD-09).
struct AnomalyRow {
  std::string_view kind;
  std::string_view id;
  std::string_view metric_namespace;
  std::string_view metric;
  Statistic statistic;
  MissingData missing_data;
  std::string_view description;
};

constexpr AnomalyRow anomalies[] = {
    {"Alb", "UnusualRequests", "AWS/ApplicationELB", "RequestCount", Statistic::sum,
     MissingData::not_breaching, "more requests than usual at this hour: an attack, or a good day"},
    {"Alb", "UnusualTraffic", "AWS/ApplicationELB", "ProcessedBytes", Statistic::sum,
     MissingData::not_breaching,
     "more bytes than usual at this hour: somebody may be copying what it serves"},
    {"FargateService", "UnusualCpu", "AWS/ECS", "CPUUtilization", Statistic::average, MissingData::missing,
     "more CPU than usual at this hour: look at what its tasks do"},
    {"FargateService", "UnusualMemory", "AWS/ECS", "MemoryUtilization", Statistic::average,
     MissingData::missing, "more memory than usual at this hour: a leak, or what does not belong there"},
    {"FargateService", "UnusualReceived", "ECS/ContainerInsights", "NetworkRxBytes", Statistic::average,
     MissingData::missing, "it receives more than usual at this hour"},
    {"FargateService", "UnusualSent", "ECS/ContainerInsights", "NetworkTxBytes", Statistic::average,
     MissingData::missing, "it sends more than usual at this hour: see in the flow log where to"},
    {"Database", "UnusualConnections", "AWS/RDS", "DatabaseConnections", Statistic::maximum,
     MissingData::missing, "more connections than usual at this hour: see in its log whose"},
    {"Database", "UnusualCpu", "AWS/RDS", "CPUUtilization", Statistic::average, MissingData::missing,
     "more CPU than usual at this hour: look at its queries"},
    {"Database", "UnusualReceived", "AWS/RDS", "NetworkReceiveThroughput", Statistic::average,
     MissingData::missing, "it receives more than usual at this hour"},
    {"Database", "UnusualSent", "AWS/RDS", "NetworkTransmitThroughput", Statistic::average,
     MissingData::missing, "it sends more than usual at this hour: somebody may be copying it"},
    {"CloudFrontSite", "UnusualRequests", "AWS/CloudFront", "Requests", Statistic::sum,
     MissingData::not_breaching, "more requests than usual at this hour: an attack, or a good day"},
    {"CloudFrontSite", "UnusualTraffic", "AWS/CloudFront", "BytesDownloaded", Statistic::sum,
     MissingData::not_breaching,
     "more bytes than usual at this hour: somebody may be copying what it serves"},
};

/// Entries that AWS writes of failed logins, whatever the program is.
struct CountRow {
  std::string_view log{};  ///< The log group, below the construct.
  std::string_view id{};
  std::string_view pattern{};
  std::string_view description{};
};

// Sources: "MariaDB Audit Plugin support for MySQL" in the RDS user guide; PostgreSQL's messages of code
// 28P01; AWS Security Hub, CloudWatch.6 and CloudWatch.2, which look for these very patterns.
constexpr CountRow database_counts[] = {
    {"AuditLog", "FailedLogins", "FAILED_CONNECT", "it refuses logins: somebody may be guessing passwords"},
    {"PostgresqlLog", "FailedLogins", R"(?"password authentication failed" ?"PAM authentication failed")",
     "it refuses logins: somebody may be guessing passwords"},
};
constexpr CountRow failed_sign_ins{
    "Logs", "FailedSignIns", R"({($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")})",
    "sign-ins at AWS's console fail: somebody may be guessing passwords"};
constexpr CountRow denied_calls{
    "Logs", "DeniedCalls", R"({($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")})",
    "calls of AWS are denied: somebody may be trying what a stolen key can do, or a program lacks a right"};

constexpr int allowed_by_databases = 10;

/// The name under which the tables have a construct.
std::string_view row_kind(const NodeData& watched) {
  constexpr std::array<std::string_view, 3> databases{"DatabaseReplica", "RdsMysql", "RdsPostgres"};
  return std::ranges::find(databases, watched.kind) != databases.end() ? "Database"
                                                                       : std::string_view{watched.kind};
}

bool is_of_a_table(std::string_view kind) {
  return std::ranges::any_of(failures, [kind](const FailureRow& row) { return row.kind == kind; });
}

std::vector<std::pair<std::string, Text>> dimensions_of(const NodeData& watched) {
  const auto reference = [&watched](std::string_view name) { return Text{Value::reference(watched, name)}; };
  const std::string_view kind = row_kind(watched);
  if (kind == "Alb") return {{"LoadBalancer", reference("full_name")}};
  if (kind == "Database") return {{"DBInstanceIdentifier", reference("identifier")}};
  if (kind == "CloudFrontSite") return {{"DistributionId", reference("id")}, {"Region", Text{"Global"}}};
  return {{"ClusterName", watched.intent_as<FargateServiceIntent>().cluster_name},
          {"ServiceName", reference("name")}};
}

/// "chat/Backend/Db" → "BackendDb".
std::string words_of(const NodeData& watched) {
  std::string words = watched.name_path();
  if (watched.stack != nullptr) words.erase(0, watched.stack->path.size() + 1);
  std::erase_if(words, [](char c) { return c == '/' || c == '-'; });
  return words;
}

/// The alarms of one construct, below the topic that they tell.
class Watch {
public:
  Watch(NodeData& alarms, NodeData& watched, std::source_location where)
      : tree_{*alarms.tree}, alarms_{alarms}, watched_{watched}, where_{where} {}

  void on_failures() const {
    for (const FailureRow& row : failures)
      if (row.kind == row_kind(watched_))
        add(row.id, {.description = said(row.description),
                     .metric_namespace = std::string{row.metric_namespace},
                     .metric = std::string{row.metric},
                     .dimensions = dimensions_of(watched_),
                     .statistic = row.statistic,
                     .crossing = row.crossing,
                     .threshold = row.threshold,
                     .periods = row.periods,
                     .missing_data = row.missing_data,
                     .signing_in_at = row.of_logins ? &watched_ : nullptr});
  }

  void on_what_is_unusual(const AnomalyBand& band) const {
    if (const WaiverRecord* waiver = band.waiver()) {
      tree_.note_waiver(watched_, *waiver);
      return;
    }
    for (const AnomalyRow& row : anomalies)
      if (row.kind == row_kind(watched_))
        add(row.id, {.description = said(row.description),
                     .metric_namespace = std::string{row.metric_namespace},
                     .metric = std::string{row.metric},
                     .dimensions = dimensions_of(watched_),
                     .statistic = row.statistic,
                     .missing_data = row.missing_data,
                     .anomaly_band = band.deviations()});
  }

  /// Counts entries of a log group, below the construct itself, and tells where they are more than usual.
  void on_entries(const NodeData& group, const CountRow& row, int allowed) const {
    if (allowed < 0) report(messages::allowed_failures_negative(allowed));
    if (group.intent_as<LogGroupIntent>().log_class != "STANDARD")
      report(messages::counted_in_infrequent_access());
    NodeData* count = watched_.child(row.id);
    if (count == nullptr) {
      LogCountIntent intent{.pattern = std::string{row.pattern},
                            .log_group = quoin::detail::reference<LogGroupName>(group, "name")};
      intent.name = (watched_.name_path() + "/" + std::string{row.id}).substr(0, 255);
      std::ranges::replace(intent.name, '/', '-');
      // The construct's log is its own: what is counted there stands with it, in its stack.
      count = &tree_.add_construct(Node{watched_}, row.id, "LogCount", std::move(intent), where_);
    } else if (count->kind == "LogCount" && count->intent_as<LogCountIntent>().pattern != row.pattern) {
      report(messages::counted_in_two_ways(count->intent_as<LogCountIntent>().pattern, row.pattern));
    }
    if (count->kind != "LogCount") return;  // the id is taken
    add(row.id, {.description = said(row.description),
                 .metric_namespace = std::string{counts_namespace},
                 .metric = count->intent_as<LogCountIntent>().name,
                 .statistic = Statistic::sum,
                 .threshold = static_cast<double>(allowed),
                 .periods = 1,
                 .missing_data = MissingData::not_breaching});
  }

  void on_stated_logins(const NodeData& group, const FailedLogins& logins, int allowed) const {
    if (!logins.exist()) {
      if (!quoin::detail::says_something(logins.text()))
        report(messages::no_logins_without_reason());
      else
        tree_.note_relaxation(watched_, QUOIN_QN_AUD_05, "no logins: " + std::string{logins.text()}, where_);
    } else if (!rules::is_log_pattern(logins.text())) {
      report(messages::log_pattern_malformed(logins.text()));
    } else {
      on_entries(group,
                 {.id = "FailedLogins",
                  .pattern = logins.text(),
                  .description = "logins fail: somebody may be guessing passwords"},
                 allowed);
    }
  }

private:
  std::string said(std::string_view description) const {
    return watched_.name_path() + ": " + std::string{description};
  }
  void report(Diagnostic diagnostic) const { tree_.report(std::move(diagnostic), &watched_, where_); }

  void add(std::string_view row_id, MetricAlarmIntent intent) const {
    const std::string id = words_of(watched_) + std::string{row_id};
    if (alarms_.child(id) == nullptr) add_alarm(alarms_, id, std::move(intent), where_);
  }

  Tree& tree_;
  NodeData& alarms_;
  NodeData& watched_;
  std::source_location where_;
};

/// The trail that a baseline makes, or the trail itself.
NodeData* trail_of(NodeData& watched) {
  return watched.kind == "AccountBaseline" ? watched.child("Trail") : &watched;
}

bool users_sign_in_at(const NodeData& balancer) {
  const auto& relations = balancer.tree->relations;
  const std::string kind{quoin::detail::relation::reaches};
  for (auto at = relations.lower_bound({kind, balancer.path, "", ""}); at != relations.end(); ++at) {
    const quoin::detail::Relation& edge = at->second;
    if (edge.kind != kind || edge.from != &balancer) return false;
    if (quoin::detail::member(edge.data, "guard").is_set()) return true;
  }
  return false;
}

/// The account and region that a construct lies in, where the program says so.
std::string place_of(const NodeData& node) {
  const std::string account = quoin::detail::account_of(node);
  return quoin::detail::region_name_of(node) + (account.empty() ? "" : ", account " + account);
}

bool lie_together(const NodeData& one, const NodeData& other) {
  return quoin::detail::region_around(one) == quoin::detail::region_around(other) &&
         !quoin::detail::accounts_differ(one, other);
}

}  // namespace

void resolve_intent(MetricAlarmIntent& intent, const NodeData&, const quoin::detail::Relations&) {
  if (intent.signing_in_at != nullptr) intent.is_wanted = users_sign_in_at(*intent.signing_in_at);
}

void check_intent(const AlarmsIntent&, const NodeData& self, Diagnostics& diagnostics) {
  const Tree& tree = *self.tree;
  if (!tree.is_production()) return;
  std::set<const NodeData*> watched;
  for (const auto& entry : tree.relations)
    if (entry.second.kind == watches) watched.insert(entry.second.to);
  for (const NodeData& node : tree.nodes)
    if ((is_of_a_table(row_kind(node)) || node.kind == "AuditTrail") && !watched.contains(&node))
      diagnostics.push_back(quoin::detail::placed(messages::nobody_watches(node.kind), node));
}

namespace detail {

void watch(const Node& alarms, const Node& watched, const WatchOptions& options, std::source_location where) {
  NodeData& topic = *alarms.data();
  NodeData* const what = trail_of(*watched.data());
  const std::string_view kind = what == nullptr ? "" : row_kind(*what);
  const bool has_trail = kind == "AuditTrail";
  if (!is_of_a_table(kind) && kind != "LogGroup" && !has_trail) {
    topic.tree->report(messages::nothing_to_watch(watched.kind()), &topic, where);
    return;
  }
  if (what->tree != topic.tree) {
    topic.tree->report(messages::watched_in_another_app(what->path), &topic, where);
    return;
  }
  // CloudFront's metrics are in us-east-1, and an alarm tells a topic of its own region only.
  const bool is_global = kind == "CloudFrontSite";
  NodeData& told = is_global ? alarms_in_us_east_1(topic, where) : topic;
  if (!is_global && !lie_together(*what, topic)) {
    topic.tree->report(messages::watched_elsewhere(what->path, place_of(*what), place_of(topic)), &topic,
                       where);
    return;
  }
  topic.tree->relate({.kind = watches, .from = &topic, .to = what, .where = where});
  const Watch watch{told, *what, where};
  watch.on_failures();
  if (is_of_a_table(kind)) watch.on_what_is_unusual(options.anomaly_band);
  if (kind == "Database")
    for (const CountRow& row : database_counts)
      if (const NodeData* group = what->child(row.log)) watch.on_entries(*group, row, allowed_by_databases);
  if (options.failed_logins != nullptr) {
    const NodeData* group = kind == "LogGroup" ? what : what->child("Logs");
    if (group != nullptr)
      watch.on_stated_logins(*group, *options.failed_logins, options.failed_logins_allowed);
  }
  if (const NodeData* group = has_trail ? what->child("Logs") : nullptr) {
    watch.on_entries(*group, failed_sign_ins, options.failed_sign_ins_allowed);
    watch.on_entries(*group, denied_calls, options.denied_calls_allowed);
  }
}

}  // namespace detail

}  // namespace quoin::aws
