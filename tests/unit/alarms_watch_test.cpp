// What is watched of which construct, in both targets: failed logins, what is unusual, and where it stands.
#include "core/tree.hpp"
#include "services_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/account_baseline.hpp>
#include <quoin/aws/alarms.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/alb_login.hpp>
#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/secrets_vault.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoin::test::alarms_watch_test {

using namespace quoin::aws;
using nlohmann::json;

using Declare = std::function<void(ServiceParts&, const Alarms&)>;

Synthesized made(Target target, const Declare& declare, const std::vector<std::string>& options = {}) {
  return synthesize_services(
      target,
      [&](ServiceParts& parts) {
        const Alarms alarms{parts.stack, "Alarms", {.notify = {mail("ops@example.com")}}};
        declare(parts, alarms);
      },
      options);
}

/// What is said, but for the services of these tests that nobody calls, and without the lines of the program.
std::string said(const Synthesized& out) {
  Diagnostics of_alarms;
  for (Diagnostic each : out.diagnostics) {
    if (each.summary.starts_with("nobody calls this service")) continue;
    each.file.clear();
    of_alarms.push_back(std::move(each));
  }
  return format(of_alarms);
}

/// The facts of one kind are equal in both targets, and there are some.
void expect_equal_facts(const Declare& declare, std::string_view kind) {
  Synthesized tf = made(Target::terraform, declare);
  Synthesized cfn = made(Target::cloudformation, declare);
  EXPECT_FALSE(tf.facts[std::string{kind}].empty());
  EXPECT_TRUE(tf.facts[std::string{kind}] == cfn.facts[std::string{kind}]) << kind;
}

/// The queries of an alarm of Terraform: a set, so by their ids.
json by_id(const json& alarm) {
  json queries = json::object();
  for (const json& each : alarm.at("metric_query")) queries[each.at("id").get<std::string>()] = each;
  return queries;
}

/// What alarms of Terraform compare with a band: "alb_unusual_requests" to the metric.
std::map<std::string, std::string> bands(const Synthesized& out) {
  std::map<std::string, std::string> found;
  const json alarms = out.terraform_all("aws_cloudwatch_metric_alarm");
  for (const auto& [name, alarm] : alarms.items())
    if (alarm.contains("threshold_metric_id"))
      found[name.substr(std::string_view{"alarms_"}.size())] =
          by_id(alarm).at("metric").at("metric").at("metric_name");
  return found;
}

std::set<std::string> names(const json& resources) {
  std::set<std::string> found;
  for (const auto& [name, resource] : resources.items()) found.insert(name);
  return found;
}

void watch_a_service(ServiceParts& parts, const Alarms& alarms) {
  alarms.watch(parts.service("Api"),
               {.failed_logins = R"({ $.event = "login_failed" })"_log_pattern, .failed_logins_allowed = 20});
}

Alb<internet_facing> balancer(ServiceParts& parts) {
  const Certificate<> certificate{parts.stack, "Cert", {.domain = "api.example.com"}};
  return {parts.stack,
          "Alb",
          {.subnets = parts.vpc.public_subnets(),
           .certificate = certificate,
           .web_acl = WebAcl<regional>{parts.stack, "Waf", {.rate_limit = per_5_minutes<2000>}}}};
}

template <class Kind> Kind database(ServiceParts& parts) {
  const SecretsVault vault{parts.stack, "Vault", {.replicas = {eu_central_1}}};
  return {parts.stack,
          "Db",
          {.subnets = parts.vpc.isolated_subnets(),
           .encryption = KmsKey<Database>{parts.stack, "DbKey"},
           .master = vault.database_master()}};
}

CloudFrontSite site(Stack& stack) {
  static const std::initializer_list<std::string_view> names{"www.example.com"};  // the site is handed out
  const Certificate<us_east_1> certificate{stack, "SiteCert", {.domain = "www.example.com"}};
  return {stack,
          "Site",
          {.certificate = certificate,
           .aliases = names,
           .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}}}};
}

// ---- failed logins

TEST(AlarmsFailedLogins, OfAServiceAreCountedInItsLogAndAlarmed) {
  const Synthesized tf = made(Target::terraform, watch_a_service);
  EXPECT_EQ(tf.terraform("aws_cloudwatch_log_metric_filter", "api_failed_logins"), json::parse(R"({
    "//": "chat/Api/FailedLogins",
    "log_group_name": "${aws_cloudwatch_log_group.api_logs.name}",
    "metric_transformation": {"default_value": "0", "name": "chat-Api-FailedLogins",
                              "namespace": "Quoin/Logs", "value": "1"},
    "name": "chat-Api-FailedLogins",
    "pattern": "{ $.event = \"login_failed\" }"})"));
  const json alarm = tf.terraform("aws_cloudwatch_metric_alarm", "alarms_api_failed_logins");
  EXPECT_EQ(alarm["metric_name"], "chat-Api-FailedLogins");
  EXPECT_EQ(alarm["namespace"], "Quoin/Logs");
  EXPECT_EQ(alarm["statistic"], "Sum");
  EXPECT_EQ(alarm["comparison_operator"], "GreaterThanThreshold");
  EXPECT_EQ(alarm["threshold"], 20);
  EXPECT_EQ(alarm["period"], 300);
  EXPECT_EQ(alarm["evaluation_periods"], 1);
  EXPECT_EQ(alarm["treat_missing_data"], "notBreaching");
  EXPECT_EQ(alarm["alarm_actions"], json::array({"${aws_sns_topic.alarms.arn}"}));

  const Synthesized cfn = made(Target::cloudformation, watch_a_service);
  EXPECT_EQ(cfn.cloudformation("ApiFailedLogins"), json::parse(R"({
    "FilterName": "chat-Api-FailedLogins",
    "FilterPattern": "{ $.event = \"login_failed\" }",
    "LogGroupName": {"Ref": "ApiLogs"},
    "MetricTransformations": [{"DefaultValue": 0, "MetricName": "chat-Api-FailedLogins",
                               "MetricNamespace": "Quoin/Logs", "MetricValue": "1"}]})"));
  const json same = cfn.cloudformation("AlarmsApiFailedLogins");
  EXPECT_EQ(same["MetricName"], "chat-Api-FailedLogins");
  EXPECT_EQ(same["Namespace"], "Quoin/Logs");
  EXPECT_EQ(same["Statistic"], "Sum");
  EXPECT_EQ(same["Threshold"], 20);
  EXPECT_EQ(same["AlarmActions"], json::parse(R"([{"Ref": "Alarms"}])"));
  expect_equal_facts(watch_a_service, "log_count");
  expect_equal_facts(watch_a_service, "alarm");
}

TEST(AlarmsFailedLogins, AServiceWithoutLoginsSaysWhyAndReportsListIt) {
  const auto declare = [](std::string_view reason) {
    return [reason](ServiceParts& parts, const Alarms& alarms) {
      alarms.watch(parts.service("Jobs"), {.failed_logins = no_logins(reason)});
    };
  };
  const Synthesized out = made(Target::terraform, declare("it takes jobs from a queue"));
  EXPECT_FALSE(has_errors(out.diagnostics)) << out.messages();
  EXPECT_TRUE(out.terraform_all("aws_cloudwatch_log_metric_filter").empty());
  made(Target::terraform, [&](ServiceParts& parts, const Alarms& alarms) {
    declare("it takes jobs from a queue")(parts, alarms);
    const auto& listed = parts.app.node.data()->tree->relaxations;
    ASSERT_FALSE(listed.empty());
    EXPECT_EQ(listed.back().rule, "QN-AUD-05");
    EXPECT_EQ(listed.back().path, "chat/Jobs");
    EXPECT_EQ(listed.back().what, "no logins: it takes jobs from a queue");
  });
  EXPECT_EQ(said(made(Target::terraform, declare(" "))),
            "error[QN-AUD-05]: where nobody signs in, the program says why\n"
            "  at chat/Jobs\n"
            "  got: no_logins(\"\")\n"
            "  fix: no_logins(\"it takes jobs from a queue\"), or .failed_logins = "
            "\"login_failed\"_log_pattern\n");
}

TEST(AlarmsFailedLogins, OfALogGroupAreCountedThere) {
  const auto declare = [](LogClass log_class) {
    return [log_class](ServiceParts& parts, const Alarms& alarms) {
      const LogGroup log{parts.stack, "Portal", {.log_class = log_class}};
      alarms.watch(log, {.failed_logins = "login_failed"_log_pattern});
    };
  };
  const Synthesized tf = made(Target::terraform, declare(LogClass::standard));
  const json filter = tf.terraform("aws_cloudwatch_log_metric_filter", "portal_failed_logins");
  EXPECT_EQ(filter["log_group_name"], "${aws_cloudwatch_log_group.portal.name}");
  EXPECT_EQ(filter["pattern"], "login_failed");
  EXPECT_EQ(tf.terraform("aws_cloudwatch_metric_alarm", "alarms_portal_failed_logins")["threshold"], 10);
  EXPECT_EQ(said(made(Target::terraform, declare(LogClass::infrequent_access))),
            "error: CloudWatch counts entries in log groups of the class standard only\n"
            "  at chat/Portal\n"
            "  got: LogClass::infrequent_access\n"
            "  fix: .log_class = LogClass::standard\n");
}

TEST(AlarmsFailedLogins, OfDatabasesAreCountedUnasked) {
  const auto mysql = [](ServiceParts& parts, const Alarms& alarms) {
    const auto db = database<RdsMysql>(parts);
    alarms.watch(db).watch(db.replica("Reader"));
  };
  const json filters = made(Target::terraform, mysql).terraform_all("aws_cloudwatch_log_metric_filter");
  EXPECT_EQ(names(filters), (std::set<std::string>{"db_failed_logins", "db_reader_failed_logins"}));
  EXPECT_EQ(filters["db_failed_logins"]["pattern"], "FAILED_CONNECT");
  EXPECT_EQ(filters["db_failed_logins"]["log_group_name"], "${aws_cloudwatch_log_group.db_audit_log.name}");
  EXPECT_TRUE(
      made(Target::cloudformation, mysql).cloudformation("AlarmsDbReaderFailedLogins").contains("Threshold"));
  const auto postgres = [](ServiceParts& parts, const Alarms& alarms) {
    alarms.watch(database<RdsPostgres>(parts));
  };
  const json filter =
      made(Target::cloudformation, postgres).cloudformation_all("AWS::Logs::MetricFilter").front();
  EXPECT_EQ(filter["Properties"]["FilterPattern"],
            R"(?"password authentication failed" ?"PAM authentication failed")");
  expect_equal_facts(mysql, "log_count");
}

TEST(AlarmsFailedLogins, OfTheAccountAreCountedInItsTrail) {
  const auto declare = [](ServiceParts& parts, const Alarms& alarms) {
    const AccountBaseline account{parts.stack, "Account", {.monthly_budget = usd<800>}};
    alarms.watch(account, {.denied_calls_allowed = 50});
  };
  const json filters = made(Target::terraform, declare).terraform_all("aws_cloudwatch_log_metric_filter");
  EXPECT_EQ(filters["account_trail_failed_sign_ins"]["pattern"],
            R"({($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")})");
  EXPECT_EQ(filters["account_trail_denied_calls"]["pattern"],
            R"({($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")})");
  for (const json& each : filters)
    EXPECT_EQ(each["log_group_name"], "${aws_cloudwatch_log_group.account_trail_logs.name}");
  const Synthesized cfn = made(Target::cloudformation, declare);
  EXPECT_EQ(cfn.cloudformation("AlarmsAccountTrailFailedSignIns")["Threshold"], 2);
  EXPECT_EQ(cfn.cloudformation("AlarmsAccountTrailDeniedCalls")["Threshold"], 50);
  expect_equal_facts(declare, "log_count");
}

TEST(AlarmsFailedLogins, OfALoadBalancerAreThereWhereUsersSignIn) {
  const auto declare = [](bool with_login) {
    return [with_login](ServiceParts& parts, const Alarms& alarms) {
      const auto alb = balancer(parts);
      const FargateService api = parts.service("Api");
      alarms.watch(alb);  // before the chain says so
      internet >> alb >> api;
      if (!with_login) return;
      const CognitoLogin login{
          parts.stack,
          "Login",
          {.user_pool_arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
           .client_id = "6example",
           .domain = "chat-login"}};
      alb >> on(path("/admin/*"), signed_in(login)) >> api;
    };
  };
  const json alarms = made(Target::terraform, declare(true)).terraform_all("aws_cloudwatch_metric_alarm");
  EXPECT_EQ(alarms["alarms_alb_failed_logins"]["metric_name"], "ELBAuthFailure");
  EXPECT_EQ(alarms["alarms_alb_login_errors"]["metric_name"], "ELBAuthError");
  const Synthesized cfn = made(Target::cloudformation, declare(true));
  EXPECT_EQ(cfn.cloudformation("AlarmsAlbFailedLogins")["MetricName"], "ELBAuthFailure");
  EXPECT_EQ(cfn.cloudformation("AlarmsAlbLoginErrors")["Statistic"], "Sum");
  const json without = made(Target::terraform, declare(false)).terraform_all("aws_cloudwatch_metric_alarm");
  EXPECT_FALSE(without.contains("alarms_alb_failed_logins"));
  EXPECT_FALSE(without.contains("alarms_alb_login_errors"));
  EXPECT_TRUE(without.contains("alarms_alb_server_errors"));
}

TEST(AlarmsFailedLogins, APatternFromConfigurationIsChecked) {
  const auto with = [](std::string_view pattern, int allowed = 10) {
    return said(made(Target::terraform, [&](ServiceParts& parts, const Alarms& alarms) {
      alarms.watch(parts.service("Api"),
                   {.failed_logins = log_pattern(pattern), .failed_logins_allowed = allowed});
    }));
  };
  EXPECT_EQ(with("login failed:"),
            "error[QN-AUD-05]: a pattern of a log is words, text in quotes, or { $.member = value }, and has "
            "at most 1,024 characters\n"
            "  at chat/Api\n"
            "  got: `login failed:`\n"
            "  fix: log_pattern(\"login_failed\"), or log_pattern(R\"({ $.event = \"login_failed\" })\")\n");
  EXPECT_NE(with(std::string(1025, 'a')).find("got: 1025 characters"), std::string::npos);
  EXPECT_EQ(with("login_failed", -1),
            "error: failures that are usual are none, or some\n"
            "  at chat/Api\n"
            "  got: -1\n"
            "  fix: .failed_logins_allowed = 10, or leave it out\n");
  EXPECT_EQ(with("login_failed"), "");
}

TEST(AlarmsFailedLogins, OneLogIsCountedInOneWay) {
  const std::string messages = said(made(Target::terraform, [](ServiceParts& parts, const Alarms& alarms) {
    const FargateService api = parts.service("Api");
    alarms.watch(api, {.failed_logins = "login_failed"_log_pattern})
        .watch(api, {.failed_logins = "login_failed"_log_pattern})
        .watch(api, {.failed_logins = "denied"_log_pattern});
  }));
  EXPECT_EQ(messages,
            "error: failed logins of one log are counted in one way\n"
            "  at chat/Api\n"
            "  got: `login_failed`, and `denied`\n"
            "  fix: one pattern for both\n");
}

static_assert(rules::is_log_pattern("login_failed"));
static_assert(rules::is_log_pattern(R"(ERROR "sign in" -health)"));
static_assert(rules::is_log_pattern(R"(?"password authentication failed" ?denied)"));
static_assert(rules::is_log_pattern("%login (failed|denied)%"));
static_assert(rules::is_log_pattern(R"({ ($.event = "login}failed") && ($.users[0].kind IS TRUE) })"));
static_assert(rules::is_log_pattern(R"({ $.error NOT EXISTS })"));
static_assert(rules::is_log_pattern(R"([ip, user, event = "login_failed", ...])"));
static_assert(!rules::is_log_pattern(""), "every entry");
static_assert(!rules::is_log_pattern(" "));
static_assert(!rules::is_log_pattern("-health"), "nothing that is looked for");
static_assert(!rules::is_log_pattern("sign-in"), "not a word");
static_assert(!rules::is_log_pattern(R"("login failed)"));
static_assert(!rules::is_log_pattern("login\nfailed"));
static_assert(!rules::is_log_pattern(R"({ $.event = "login_failed" )"));
static_assert(!rules::is_log_pattern(R"({ ($.event = "login_failed" })"));
static_assert(!rules::is_log_pattern(R"({ $.event = "login_failed" } or)"));
static_assert(!rules::is_log_pattern(R"({ $.event })"), "compares nothing");
static_assert(!rules::is_log_pattern(R"({ event = "login_failed" })"), "selects nothing");
static_assert(!rules::is_log_pattern("[ip, user]"));

// ---- what is unusual

TEST(AlarmsUnusual, RequestsResourcesAndTrafficAreWatchedUnasked) {
  const auto declare = [](ServiceParts& parts, const Alarms& alarms) {
    const auto alb = balancer(parts);
    const FargateService api = parts.service("Api");
    internet >> alb >> api;
    alarms.watch(alb).watch(database<RdsMysql>(parts));
    alarms.watch(api, {.failed_logins = "login_failed"_log_pattern});
  };
  const Synthesized tf = made(Target::terraform, declare);
  EXPECT_EQ(bands(tf), (std::map<std::string, std::string>{
                           {"alb_unusual_requests", "RequestCount"},
                           {"alb_unusual_traffic", "ProcessedBytes"},
                           {"api_unusual_cpu", "CPUUtilization"},
                           {"api_unusual_memory", "MemoryUtilization"},
                           {"api_unusual_received", "NetworkRxBytes"},
                           {"api_unusual_sent", "NetworkTxBytes"},
                           {"db_unusual_connections", "DatabaseConnections"},
                           {"db_unusual_cpu", "CPUUtilization"},
                           {"db_unusual_received", "NetworkReceiveThroughput"},
                           {"db_unusual_sent", "NetworkTransmitThroughput"},
                       }));
  const json alarm = tf.terraform("aws_cloudwatch_metric_alarm", "alarms_alb_unusual_requests");
  EXPECT_EQ(by_id(alarm), json::parse(R"json({
    "metric": {"id": "metric", "return_data": true,
     "metric": {"dimensions": {"LoadBalancer": "${aws_lb.alb.arn_suffix}"}, "metric_name": "RequestCount",
                "namespace": "AWS/ApplicationELB", "period": 300, "stat": "Sum"}},
    "usual": {"id": "usual", "return_data": true, "label": "what is usual",
     "expression": "ANOMALY_DETECTION_BAND(metric, 3)"}})json"));
  EXPECT_EQ(alarm["threshold_metric_id"], "usual");
  EXPECT_EQ(alarm["comparison_operator"], "GreaterThanUpperThreshold");
  EXPECT_EQ(alarm["evaluation_periods"], 3);
  EXPECT_EQ(alarm["alarm_actions"], json::array({"${aws_sns_topic.alarms.arn}"}));
  for (const char* of_a_single_metric : {"threshold", "metric_name", "namespace", "statistic", "period"})
    EXPECT_FALSE(alarm.contains(of_a_single_metric)) << of_a_single_metric;

  const Synthesized cfn = made(Target::cloudformation, declare);
  const json same = cfn.cloudformation("AlarmsAlbUnusualRequests");
  EXPECT_EQ(same["Metrics"], json::parse(R"json([
    {"Id": "metric", "ReturnData": true,
     "MetricStat": {"Metric": {"Dimensions": [{"Name": "LoadBalancer",
                                               "Value": {"Fn::GetAtt": ["Alb", "LoadBalancerFullName"]}}],
                               "MetricName": "RequestCount", "Namespace": "AWS/ApplicationELB"},
                    "Period": 300, "Stat": "Sum"}},
    {"Id": "usual", "ReturnData": true, "Label": "what is usual",
     "Expression": "ANOMALY_DETECTION_BAND(metric, 3)"}])json"));
  EXPECT_EQ(same["ThresholdMetricId"], "usual");
  EXPECT_EQ(same["ComparisonOperator"], "GreaterThanUpperThreshold");
  EXPECT_EQ(same["AlarmActions"], json::parse(R"([{"Ref": "Alarms"}])"));
  const json all = cfn.cloudformation_all("AWS::CloudWatch::Alarm");
  EXPECT_EQ(std::ranges::count_if(
                all, [](const json& each) { return each.at("Properties").contains("ThresholdMetricId"); }),
            10);
  expect_equal_facts(declare, "alarm");
}

TEST(AlarmsUnusual, ASiteIsWatchedFromUsEast1) {
  const auto declare = [](ServiceParts& parts, const Alarms& alarms) { alarms.watch(site(parts.stack)); };
  const Synthesized tf = made(Target::terraform, declare);
  EXPECT_EQ(said(tf), "");
  EXPECT_EQ(bands(tf), (std::map<std::string, std::string>{
                           {"us_east1_site_unusual_requests", "Requests"},
                           {"us_east1_site_unusual_traffic", "BytesDownloaded"},
                       }));
  const json alarms = tf.terraform_all("aws_cloudwatch_metric_alarm");
  for (const json& alarm : alarms) {
    EXPECT_EQ(alarm["provider"], "aws.us_east_1");
    EXPECT_EQ(alarm["alarm_actions"], json::array({"${aws_sns_topic.alarms_us_east1.arn}"}));
  }
  EXPECT_EQ(
      alarms["alarms_us_east1_site_server_errors"]["dimensions"],
      json::parse(R"({"DistributionId": "${aws_cloudfront_distribution.site.id}", "Region": "Global"})"));
  const json topic = tf.terraform("aws_sns_topic", "alarms_us_east1");
  EXPECT_EQ(topic["provider"], "aws.us_east_1");
  EXPECT_EQ(topic["kms_master_key_id"], "${aws_kms_key.alarms_us_east1_key.arn}");
  EXPECT_EQ(tf.terraform("aws_kms_key", "alarms_us_east1_key")["provider"], "aws.us_east_1");
  EXPECT_EQ(tf.terraform("aws_sns_topic_subscription", "alarms_us_east1_subscription_1")["endpoint"],
            "ops@example.com");

  const Synthesized cfn = made(Target::cloudformation, declare);
  EXPECT_EQ(said(cfn), "");
  EXPECT_TRUE(cfn.templates.at("chat-us-east-1").at("Resources").contains("AlarmsUsEast1"));
  EXPECT_TRUE(
      cfn.templates.at("chat-us-east-1-last").at("Resources").contains("AlarmsUsEast1SiteUnusualRequests"));
  expect_equal_facts(declare, "alarm");
}

TEST(AlarmsUnusual, AlarmsThatStandInUsEast1NeedNoSecondTopic) {
  const Synthesized out =
      synthesize(Target::terraform,
                 [](App& app) {
                   Stack stack{app, "web", {.region = us_east_1}};
                   const Alarms alarms{stack, "Alarms", {.notify = {mail("ops@example.com")}}};
                   alarms.watch(site(stack));
                 },
                 {"--as-of", "2026-11-01"});
  EXPECT_EQ(names(out.terraform_all("aws_sns_topic")), std::set<std::string>{"alarms"});
  EXPECT_TRUE(out.terraform_all("aws_cloudwatch_metric_alarm").contains("alarms_site_unusual_requests"));
}

TEST(AlarmsUnusual, WhoIsToldOfASiteMayStandOutsideOfTheResidency) {
  const auto declare = [](App& app) {
    Stack stack{app, "web", {.region = eu_west_1}};
    const Alarms alarms{stack, "Alarms", {.notify = {mail("ops@example.com")}}};
    alarms.watch(site(stack));
  };
  const AppProps residence{.baseline = elsewhere("the organization of the tests"),
                           .residency = {eu_west_1},
                           .state = elsewhere("the organization of the tests")};
  for (const Target target : {Target::terraform, Target::cloudformation})
    EXPECT_EQ(said(synthesize(target, declare, {"--as-of", "2026-11-01"}, residence)), "");
}

TEST(AlarmsUnusual, TheBandIsTheProgramsAndOneToTen) {
  const auto with = [](double band) {
    return made(Target::terraform, [band](ServiceParts& parts, const Alarms& alarms) {
      alarms.watch(parts.service("Api"), {.failed_logins = "login_failed"_log_pattern, .anomaly_band = band});
    });
  };
  const json sent = with(2.5).terraform("aws_cloudwatch_metric_alarm", "alarms_api_unusual_sent");
  EXPECT_EQ(by_id(sent).at("usual").at("expression"), "ANOMALY_DETECTION_BAND(metric, 2.5)");
  EXPECT_FALSE(has_errors(with(10).diagnostics));
  for (const double wrong : {0.0, 0.9, 10.5, -3.0})
    EXPECT_NE(said(with(wrong)).find("error[QN-AUD-09]"), std::string::npos) << wrong;
  const Diagnostics narrow = with(0).diagnostics;
  const auto first = std::ranges::find(narrow, "QN-AUD-09", &Diagnostic::rule);
  ASSERT_NE(first, narrow.end());
  EXPECT_EQ(first->summary,
            "anomaly alarms for requests, resource use and traffic stand beside the failure alarms");
  EXPECT_EQ(first->got, "0 standard deviations; a band has 1 to 10");
}

TEST(AlarmsUnusual, OnlyAWaiverLeavesThemOut) {
  const auto declare = [](ServiceParts& parts, const Alarms& alarms) {
    alarms.watch(parts.service("Api"),
                 {.failed_logins = "login_failed"_log_pattern,
                  .anomaly_band = waive<"QN-AUD-09", "its load is a lottery">(until<2027, 3, 1>)});
  };
  const Synthesized out = made(Target::terraform, declare);
  EXPECT_TRUE(bands(out).empty());
  EXPECT_TRUE(out.terraform_all("aws_cloudwatch_metric_alarm").contains("alarms_api_no_task"));
  EXPECT_FALSE(has_errors(out.diagnostics)) << out.messages();
  const Synthesized late =
      synthesize(Target::terraform,
                 [&](App& app) {
                   ServiceParts parts{app};
                   const Alarms alarms{parts.stack, "Alarms", {.notify = {mail("ops@example.com")}}};
                   declare(parts, alarms);
                 },
                 {"--as-of", "2027-03-02"});
  EXPECT_TRUE(has_errors(late.diagnostics)) << late.messages();
  EXPECT_TRUE(has_errors(made(Target::terraform, declare, {"--no-waivers"}).diagnostics));
}

TEST(AlarmsUnusual, AnyMetricCanBeWatched) {
  const auto declare = [](double band) {
    return [band](ServiceParts&, const Alarms& alarms) {
      alarms.on_anomaly("Orders", {.metric_namespace = "Shop",
                                   .metric = "Orders",
                                   .dimensions = {{"Country", Text{"ch"}}},
                                   .statistic = Statistic::sum,
                                   .unusual = Unusual::either,
                                   .anomaly_band = band,
                                   .period_seconds = 3600,
                                   .periods = 2,
                                   .missing_data = MissingData::breaching,
                                   .description = "nobody buys, or somebody buys everything"});
    };
  };
  const json alarm =
      made(Target::terraform, declare(4)).terraform("aws_cloudwatch_metric_alarm", "alarms_orders");
  EXPECT_EQ(alarm["comparison_operator"], "LessThanLowerOrGreaterThanUpperThreshold");
  EXPECT_EQ(alarm["evaluation_periods"], 2);
  EXPECT_EQ(alarm["treat_missing_data"], "breaching");
  const json queries = by_id(alarm);
  EXPECT_EQ(queries.at("metric").at("metric"),
            json::parse(R"({"dimensions": {"Country": "ch"}, "metric_name": "Orders", "namespace": "Shop",
                            "period": 3600, "stat": "Sum"})"));
  EXPECT_EQ(queries.at("usual").at("expression"), "ANOMALY_DETECTION_BAND(metric, 4)");
  EXPECT_EQ(
      made(Target::cloudformation, declare(4)).cloudformation("AlarmsOrders")["Metrics"][1]["Expression"],
      "ANOMALY_DETECTION_BAND(metric, 4)");
  EXPECT_NE(said(made(Target::terraform, declare(0))).find("error[QN-AUD-09]"), std::string::npos);
  EXPECT_NE(said(made(Target::terraform,
                      [](ServiceParts&, const Alarms& alarms) {
                        alarms.on_anomaly(
                            "A", {.metric_namespace = "Shop", .metric = "Orders", .period_seconds = 45});
                      }))
                .find("a multiple of 60"),
            std::string::npos);
}

// ---- what is watched at all

TEST(AlarmsWatch, WhatNobodyWatchesIsAWarningInProduction) {
  const Declare declare = [](ServiceParts& parts, const Alarms& alarms) {
    const FargateService jobs = parts.service("Jobs");
    alarms.watch(parts.service("Api"), {.failed_logins = "login_failed"_log_pattern});
  };
  EXPECT_EQ(said(made(Target::terraform, declare)),
            "warning[QN-AUD-05]: no alarms watch this FargateService: nobody is told when it fails, when "
            "logins fail, and when it behaves unusually\n"
            "  at chat/Jobs\n"
            "  fix: alarms.watch(...)\n");
  EXPECT_EQ(said(made(Target::terraform, declare, staging)), "");
  EXPECT_EQ(said(in_terraform([](ServiceParts& parts) { parts.service("Api"); })), "")
      << "an app without alarms";
}

TEST(AlarmsWatch, AnotherAppsConstructsAreRefused) {
  const char* arguments[] = {"program"};
  App shop{1, arguments};
  const Stack far{shop, "shop", {.region = eu_west_1}};
  const LogGroup log{far, "Portal", {}};
  const Synthesized out = made(Target::terraform, [&](ServiceParts&, const Alarms& alarms) {
    alarms.watch(log, {.failed_logins = "login_failed"_log_pattern});
  });
  EXPECT_EQ(said(out),
            "error: alarms watch constructs of their own app\n"
            "  at chat/Alarms\n"
            "  got: shop/Portal of another app\n"
            "  fix: Alarms in that app\n");
}

TEST(AlarmsWatch, WhatLiesElsewhereIsRefused) {
  const Synthesized out =
      synthesize(Target::terraform,
                 [](App& app) {
                   ServiceParts parts{app};
                   Stack other{app, "ops", {.region = eu_central_1, .account = "123456789012"}};
                   const Alarms alarms{other, "Alarms", {.notify = {mail("ops@example.com")}}};
                   const LogGroup log{parts.stack, "Portal", {}};
                   alarms.watch(log, {.failed_logins = "login_failed"_log_pattern});
                 },
                 {"--as-of", "2026-11-01"});
  EXPECT_EQ(said(out),
            "error: alarms watch what lies in their own region and account: CloudWatch has its metrics "
            "there\n"
            "  at ops/Alarms\n"
            "  got: chat/Portal in eu-west-1, account 123456789012; the alarms in eu-central-1, account "
            "123456789012\n"
            "  fix: Alarms in a stack there\n");
  const Synthesized in_another_account = synthesize(
      Target::terraform,
      [](App& app) {
        ServiceParts parts{app};
        Stack other{app, "ops", {.region = eu_west_1, .account = "210987654321"}};
        const Alarms alarms{other, "Alarms", {.notify = {mail("ops@example.com")}}};
        alarms.watch(LogGroup{parts.stack, "Portal", {}}, {.failed_logins = "login_failed"_log_pattern});
      },
      {"--as-of", "2026-11-01"});
  EXPECT_NE(said(in_another_account)
                .find("got: chat/Portal in eu-west-1, account 123456789012; the alarms in "
                      "eu-west-1, account 210987654321\n"),
            std::string::npos);
}

TEST(AlarmsWatch, AnotherStacksLogIsCountedThere) {
  const Synthesized out =
      synthesize(Target::terraform,
                 [](App& app) {
                   ServiceParts parts{app};
                   Stack other{app, "ops", {.region = eu_west_1, .account = "123456789012"}};
                   const Alarms alarms{other, "Alarms", {.notify = {mail("ops@example.com")}}};
                   const LogGroup log{parts.stack, "Portal", {}};
                   alarms.watch(log, {.failed_logins = "login_failed"_log_pattern});
                 },
                 {"--as-of", "2026-11-01"});
  EXPECT_EQ(said(out), "");
  EXPECT_TRUE(out.templates.at("chat").at("resource").contains("aws_cloudwatch_log_metric_filter"));
  EXPECT_FALSE(out.templates.at("ops").at("resource").contains("aws_cloudwatch_log_metric_filter"));
  EXPECT_FALSE(out.templates.at("ops").contains("variable")) << "the name of the metric says enough";
}

}  // namespace quoin::test::alarms_watch_test
