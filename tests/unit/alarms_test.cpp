// A topic for alarms and what it is told, in both targets.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/alarms.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>

namespace quoin::test::alarms_test {

using namespace quoin::aws;
using nlohmann::json;

Synthesized made(Target target, const std::function<void(Stack&, const Alarms&)>& then = {}) {
  return synthesize(target,
                    [&](App& app) {
                      Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
                      Alarms alarms{stack,
                                    "Alarms",
                                    {.notify = {mail("ops@example.com"),
                                                https_endpoint(Text{"https://pager.example.com/hook"})}}};
                      if (then) then(stack, alarms);
                    },
                    {"--as-of", "2026-11-01"});
}

void watch_a_database(Stack& stack, const Alarms& alarms) {
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
  RdsPostgres db{stack,
                 "Db",
                 {.subnets = vpc.isolated_subnets(),
                  .encryption = KmsKey<Database>{stack, "DbKey"},
                  .master = vault.database_master()}};
  alarms.watch(db).watch(db);
}

std::string said(const Synthesized& out) { return without_lines(out.messages()); }

/// The facts without what only CloudFormation needs: the role that empties a VPC's default security group.
facts::Facts without_helpers(facts::Facts facts) {
  std::erase_if(facts["grant"], [](const facts::Fact& grant) {
    return grant.at("holder").ends_with("/default_security_group_role");
  });
  return facts;
}

TEST(AlarmsLowering, TheTopicIsEncryptedAndHasItsSubscriptions) {
  const Synthesized tf = made(Target::terraform);
  EXPECT_EQ(said(tf), "");
  EXPECT_EQ(tf.terraform("aws_sns_topic", "alarms")["kms_master_key_id"], "${aws_kms_key.alarms_key.arn}");
  const json subscriptions = tf.terraform_all("aws_sns_topic_subscription");
  ASSERT_EQ(subscriptions.size(), 2U);
  EXPECT_EQ(subscriptions["alarms_subscription_1"]["protocol"], "email");
  EXPECT_EQ(subscriptions["alarms_subscription_1"]["endpoint"], "ops@example.com");
  EXPECT_EQ(subscriptions["alarms_subscription_2"]["protocol"], "https");
  const Synthesized cfn = made(Target::cloudformation);
  EXPECT_EQ(said(cfn), "");
  EXPECT_EQ(cfn.cloudformation("Alarms")["KmsMasterKeyId"],
            json::parse(R"({"Fn::GetAtt": ["AlarmsKey", "Arn"]})"));
  EXPECT_EQ(cfn.cloudformation_all("AWS::SNS::Subscription").size(), 2U);
  EXPECT_TRUE(without_helpers(tf.facts) == without_helpers(cfn.facts));
}

TEST(AlarmsLowering, OnlyAlarmsOfTheAccountPublishAndOnlyOverTls) {
  const json statements =
      made(Target::terraform).only()["data"]["aws_iam_policy_document"]["alarms_policy"]["statement"];
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0]["sid"], "DenyPlainHttp");
  EXPECT_EQ(statements[0]["effect"], "Deny");
  EXPECT_EQ(statements[1]["sid"], "PublishByAlarms");
  EXPECT_NE(statements[1].dump().find("cloudwatch.amazonaws.com"), std::string::npos);
  EXPECT_NE(statements[1].dump().find("aws:SourceAccount"), std::string::npos);
  const std::string key =
      made(Target::terraform).only()["data"]["aws_iam_policy_document"]["alarms_key_policy"].dump();
  EXPECT_NE(key.find("UseByCloudwatch"), std::string::npos);
}

TEST(AlarmsLowering, AWatchedDatabaseTellsTheTopic) {
  const Synthesized tf = made(Target::terraform, watch_a_database);
  EXPECT_EQ(said(tf), "");
  json alarms = tf.terraform_all("aws_cloudwatch_metric_alarm");
  std::erase_if(alarms.get_ref<json::object_t&>(), [](const auto& entry) {
    return entry.second.contains("threshold_metric_id") || entry.first == "alarms_db_failed_logins";
  });
  ASSERT_EQ(alarms.size(), 3U);
  for (const auto& [name, alarm] : alarms.items()) {
    EXPECT_EQ(alarm["alarm_actions"], json::array({"${aws_sns_topic.alarms.arn}"})) << name;
    EXPECT_EQ(alarm["ok_actions"], json::array({"${aws_sns_topic.alarms.arn}"})) << name;
    EXPECT_EQ(alarm["dimensions"],
              json::parse(R"({"DBInstanceIdentifier": "${aws_db_instance.db.identifier}"})"))
        << name;
  }
  const json& storage = alarms["alarms_db_storage"];
  EXPECT_EQ(storage["metric_name"], "FreeStorageSpace");
  EXPECT_EQ(storage["comparison_operator"], "LessThanThreshold");
  EXPECT_EQ(storage["threshold"], 10.0 * 1024 * 1024 * 1024);
  EXPECT_EQ(storage["alarm_name"], "chat-Alarms-DbStorage");

  const Synthesized cfn = made(Target::cloudformation, watch_a_database);
  EXPECT_EQ(said(cfn), "");
  EXPECT_EQ(cfn.cloudformation("AlarmsDbStorage")["MetricName"], "FreeStorageSpace");
  EXPECT_TRUE(without_helpers(tf.facts) == without_helpers(cfn.facts));
}

TEST(AlarmsLowering, AnyMetricCanBeWatched) {
  const json alarm = made(Target::terraform, [](Stack&, const Alarms& alarms) {
                       alarms.on("StuckJobs", {.metric_namespace = "AWS/SQS",
                                               .metric = "ApproximateAgeOfOldestMessage",
                                               .dimensions = {{"QueueName", Text{"jobs"}}},
                                               .statistic = Statistic::maximum,
                                               .threshold = 900,
                                               .periods = 1,
                                               .missing_data = MissingData::not_breaching,
                                               .description = "the workers are stuck"});
                     }).terraform("aws_cloudwatch_metric_alarm", "alarms_stuck_jobs");
  EXPECT_EQ(alarm["namespace"], "AWS/SQS");
  EXPECT_EQ(alarm["statistic"], "Maximum");
  EXPECT_EQ(alarm["treat_missing_data"], "notBreaching");
  EXPECT_EQ(alarm["dimensions"], json::parse(R"({"QueueName": "jobs"})"));
}

TEST(AlarmsRules, AnAlarmReachesSomebody) {
  const auto with = [](std::initializer_list<Subscription> notify) {
    const Synthesized out = synthesize(Target::terraform, [&](App& app) {
      Stack stack{app, "chat", {.region = eu_west_1}};
      Alarms alarms{stack, "Alarms", {.notify = notify}};
    });
    return said(out);
  };
  EXPECT_NE(with({}).find("error[QN-AUD-04]"), std::string::npos);
  EXPECT_NE(with({mail("ops")}).find("got: \"ops\""), std::string::npos);
  EXPECT_NE(with({https_endpoint(Text{"http://pager.example.com"})}).find("over HTTPS only"),
            std::string::npos);
}

TEST(AlarmsInput, WhatCloudWatchLimitsIsChecked) {
  const auto with = [](const MetricAlarmProps& props) {
    return said(made(Target::terraform, [&](Stack&, const Alarms& alarms) { alarms.on("A", props); }));
  };
  EXPECT_NE(
      with({.metric_namespace = "AWS/SQS", .metric = "M", .period_seconds = 45}).find("a multiple of 60"),
      std::string::npos);
  EXPECT_NE(with({.metric_namespace = "AWS/SQS", .metric = "M", .period_seconds = 3600, .periods = 25})
                .find("25 periods of 3600 seconds"),
            std::string::npos);
  EXPECT_NE(with({.metric_namespace = "AWS/SQS", .metric = "M", .periods = 0}).find("one period at least"),
            std::string::npos);
  EXPECT_NE(with({.metric_namespace = "", .metric = "M"}).find("1 to 255 characters"), std::string::npos);
  EXPECT_EQ(said(made(Target::terraform,
                      [](Stack& stack, const Alarms& alarms) { alarms.watch(Group{stack, "Nothing"}); })),
            "error: there are no alarms for a Group\n"
            "  at chat/Alarms (alarms_test.cpp:N)\n"
            "  fix: watch a load balancer, a service, a database, a site, a log group or a trail, or "
            ".on(\"Name\", {.metric = ...})\n");
}

}  // namespace quoin::test::alarms_test
