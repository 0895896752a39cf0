// What an account has in production: trail, recorder, budget; and what is refused without them.
#include "constructs/audit_trail/audit_trail_intent.hpp"
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/account_baseline.hpp>
#include <quoin/aws/config_recorder.hpp>
#include <quoin/aws/log_group.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>

namespace quoin::test::account_baseline_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr StatePlace states_kept = elsewhere("the bucket of the tests");
constexpr AppProps on_its_own{.state = states_kept};

Synthesized made(Target target, const std::function<void(Stack&)>& declare,
                 const std::vector<std::string>& options = {}, const AppProps& props = on_its_own) {
  return synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
        declare(stack);
      },
      options, props);
}

void baseline(Stack& stack) { AccountBaseline account{stack, "Account", {.monthly_budget = usd<800>}}; }

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

json only_of(const json& all) {
  EXPECT_EQ(all.size(), 1U) << all.dump(2);
  return all.empty() ? json{} : *all.begin();
}

/// The statements of a policy of Terraform, by their names.
std::map<std::string, json> statements_of(const Synthesized& made, const std::string& document) {
  std::map<std::string, json> statements;
  for (const json& each : made.only()["data"]["aws_iam_policy_document"][document]["statement"])
    statements[each.value("sid", "")] = each;
  return statements;
}

/// What the rules of the account say, without lines: "QN-AUD-01 chat/Trail: it records one region only".
/// Notes stand in the report alone.
std::string said(const Synthesized& made) {
  std::string out;
  for (const Diagnostic& each : made.diagnostics)
    if (each.severity != Severity::note)
      out += each.rule + " " + (each.path.empty() ? "the app" : each.path) + ": " +
             (each.got.empty() ? each.summary : each.got) + "\n";
  return out;
}

TEST(AccountBaseline, HasTrailRecorderAndBudgetInBothTargets) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const Synthesized out = made(target, baseline);
    EXPECT_EQ(out.messages(), "");
    EXPECT_EQ(out.facts.at("trail").size(), 1U);
    EXPECT_EQ(out.facts.at("recorder").size(), 1U);
    EXPECT_EQ(out.facts.at("budget").size(), 1U);
  }
  EXPECT_EQ(made(Target::terraform, baseline).facts, made(Target::cloudformation, baseline).facts);
}

TEST(AccountBaseline, HasABudgetPerMonthWhoseMailsAreSentInTime) {
  const auto told = [](Stack& stack) {
    AccountBaseline account{stack,
                            "Account",
                            {.monthly_budget = usd_of(1500),
                             .notify = {"ops@example.com", "cfo@example.com", "ops@example.com"}}};
  };
  const json budget = made(Target::terraform, told).terraform("aws_budgets_budget", "account");
  EXPECT_EQ(budget["limit_amount"], "1500.0");
  EXPECT_EQ(budget["limit_unit"], "USD");
  EXPECT_EQ(budget["time_unit"], "MONTHLY");
  EXPECT_EQ(budget["name"], "chat-Account");
  ASSERT_EQ(budget["notification"].size(), 2U);
  for (const json& each : budget["notification"])
    EXPECT_EQ(each["subscriber_email_addresses"], json::array({"cfo@example.com", "ops@example.com"}));
  EXPECT_EQ(budget["notification"][0]["threshold"], 80);
  EXPECT_EQ(budget["notification"][1]["notification_type"], "FORECASTED");

  const json in_cfn = made(Target::cloudformation, told).cloudformation("Account");
  EXPECT_EQ(in_cfn["Budget"]["BudgetLimit"], json::parse(R"({"Amount": 1500, "Unit": "USD"})"));
  ASSERT_EQ(in_cfn["NotificationsWithSubscribers"].size(), 2U);
  EXPECT_EQ(in_cfn["NotificationsWithSubscribers"][0]["Subscribers"].size(), 2U);
  EXPECT_FALSE(
      made(Target::terraform, baseline).terraform("aws_budgets_budget", "account").contains("notification"));
}

TEST(AccountBaseline, SaysWhatAWSLimits) {
  const auto with = [](const AccountBaselineProps& props) {
    return without_lines(made(Target::terraform, [&](Stack& stack) {
                           AccountBaseline account{stack, "Account", props};
                         }).messages());
  };
  EXPECT_EQ(with({.monthly_budget = usd_of(0)}),
            "error: a monthly budget is 1 to 1,000,000,000 US dollars\n"
            "  at chat/Account (account_baseline_test.cpp:N)\n  got: 0\n  fix: .monthly_budget = usd<800>\n");
  EXPECT_NE(with({.monthly_budget = usd<1>, .notify = {"ops"}}).find("got: \"ops\""), std::string::npos);
  EXPECT_NE(with({.monthly_budget = usd<1>,
                  .notify = {"a@x.de", "b@x.de", "c@x.de", "d@x.de", "e@x.de", "f@x.de", "g@x.de", "h@x.de",
                             "i@x.de", "j@x.de", "k@x.de"}})
                .find("at most 10 mail addresses"),
            std::string::npos);
  EXPECT_NE(with({.monthly_budget = usd<1>, .retention = days_of(0)}).find("1 to 36,500 days"),
            std::string::npos);
  EXPECT_NE(with({.monthly_budget = usd<1>, .open_ports = {70'000}}).find("1 to 65,535"), std::string::npos);
  EXPECT_NE(with({.monthly_budget = usd<1>, .user_data = {Text{"uploads"}}}).find("got: \"uploads\""),
            std::string::npos);
}

TEST(AuditTrailLowering, RecordsAllRegionsValidatedAndEncrypted) {
  const json trail = only_of(made(Target::terraform, baseline).terraform_all("aws_cloudtrail"));
  for (const char* flag : {"is_multi_region_trail", "enable_log_file_validation",
                           "include_global_service_events", "enable_logging"})
    EXPECT_EQ(trail.at(flag), true) << flag;
  EXPECT_EQ(trail["kms_key_id"], "${aws_kms_key.account_key.arn}");
  EXPECT_EQ(trail["name"], "chat-Account-Trail");
  EXPECT_EQ(trail["cloud_watch_logs_group_arn"], "${aws_cloudwatch_log_group.account_trail_logs.arn}:*");
  const json properties =
      only_of(made(Target::cloudformation, baseline).cloudformation_all("AWS::CloudTrail::Trail"))
          .at("Properties");
  for (const char* flag :
       {"IsMultiRegionTrail", "EnableLogFileValidation", "IncludeGlobalServiceEvents", "IsLogging"})
    EXPECT_EQ(properties.at(flag), true) << flag;
  EXPECT_EQ(properties["KMSKeyId"], json::parse(R"({"Fn::GetAtt": ["AccountKey", "Arn"]})"));
}

TEST(AuditTrailLowering, ItsBucketIsImmutableAndItsOwn) {
  const Synthesized tf = made(Target::terraform, baseline);
  const json lock = only_of(tf.terraform_all("aws_s3_bucket_object_lock_configuration"));
  EXPECT_EQ(first_of(first_of(lock["rule"])["default_retention"]),
            json::parse(R"({"days": 365, "mode": "COMPLIANCE"})"));
  EXPECT_EQ(lock["bucket"], "${aws_s3_bucket.account_trail_bucket.bucket}");
  EXPECT_EQ(tf.terraform("aws_s3_bucket", "account_trail_bucket")["object_lock_enabled"], true);
  EXPECT_FALSE(tf.terraform("aws_s3_bucket", "account_recorder_bucket").contains("object_lock_enabled"));
  const json policy = statements_of(tf, "account_trail_bucket_policy");
  for (const auto& [sid, statement] : policy.items()) {
    if (statement.value("effect", "Allow") != "Allow") continue;
    EXPECT_EQ(first_of(statement["principals"])["identifiers"], json::array({"cloudtrail.amazonaws.com"}))
        << sid;
  }

  const Synthesized cfn = made(Target::cloudformation, baseline);
  const json bucket = cfn.cloudformation("AccountTrailBucket");
  EXPECT_EQ(bucket["ObjectLockEnabled"], true);
  EXPECT_EQ(bucket["ObjectLockConfiguration"]["Rule"]["DefaultRetention"],
            json::parse(R"({"Days": 365, "Mode": "COMPLIANCE"})"));
  EXPECT_FALSE(cfn.cloudformation("AccountRecorderBucket").contains("ObjectLockEnabled"));
}

TEST(AuditTrailLowering, OnlyThisTrailWritesAndOnlyOverTls) {
  const auto policy = statements_of(made(Target::terraform, baseline), "account_trail_bucket_policy");
  ASSERT_EQ(policy.size(), 4U);
  const json source = json::array({"arn:aws:cloudtrail:eu-west-1:123456789012:trail/chat-Account-Trail"});
  EXPECT_EQ(policy.at("LookAtTheBucket")["actions"], json::array({"s3:GetBucketAcl"}));
  EXPECT_EQ(first_of(policy.at("LookAtTheBucket")["condition"])["values"], source);
  EXPECT_EQ(policy.at("Deliver")["resources"],
            json::array({"${aws_s3_bucket.account_trail_bucket.arn}/AWSLogs/123456789012/*"}));
  ASSERT_EQ(policy.at("Deliver")["condition"].size(), 2U);
  EXPECT_EQ(policy.at("Deliver")["condition"][0]["values"], source);
  EXPECT_EQ(policy.at("Deliver")["condition"][1]["values"], json::array({"bucket-owner-full-control"}));
  EXPECT_EQ(first_of(policy.at("DenyPlainHttp")["condition"])["variable"], "aws:SecureTransport");
  EXPECT_EQ(first_of(policy.at("DenyOldTls")["condition"])["variable"], "s3:TlsVersion");
  // The key, too, serves this trail only.
  const auto key = statements_of(made(Target::terraform, baseline), "account_key_policy");
  EXPECT_EQ(first_of(key.at("UseByCloudtrail")["condition"])["values"], source);
}

TEST(AuditTrailLowering, ItsBucketIsClosedVersionedEncryptedAndLogsItsAccesses) {
  const Synthesized tf = made(Target::terraform, baseline);
  for (const char* bucket : {"account_trail_bucket", "account_recorder_bucket"}) {
    const std::string name{bucket};
    for (const char* block :
         {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"})
      EXPECT_EQ(tf.terraform("aws_s3_bucket_public_access_block", name + "_public_access")[block], true);
    EXPECT_EQ(first_of(tf.terraform("aws_s3_bucket_versioning",
                                    name + "_versioning")["versioning_configuration"])["status"],
              "Enabled");
    const json rule = first_of(
        tf.terraform("aws_s3_bucket_server_side_encryption_configuration", name + "_encryption")["rule"]);
    EXPECT_EQ(first_of(rule["apply_server_side_encryption_by_default"]),
              json::parse(
                  R"({"kms_master_key_id": "${aws_kms_key.account_key.arn}", "sse_algorithm": "aws:kms"})"));
    EXPECT_EQ(first_of(tf.terraform("aws_s3_bucket_ownership_controls",
                                    name + "_ownership")["rule"])["object_ownership"],
              "BucketOwnerEnforced");
    EXPECT_EQ(tf.terraform("aws_s3_bucket_logging", name + "_logging")["target_bucket"],
              "${aws_s3_bucket.log_bucket.bucket}");
  }
  const auto logs = statements_of(tf, "log_bucket_policy");
  EXPECT_EQ(logs.at("DeliverBucketLogs")["resources"],
            json::array({"${aws_s3_bucket.log_bucket.arn}/s3/chat/Account/Recorder/*",
                         "${aws_s3_bucket.log_bucket.arn}/s3/chat/Account/Trail/*"}));

  const Synthesized cfn = made(Target::cloudformation, baseline);
  for (const char* id : {"AccountTrailBucket", "AccountRecorderBucket"}) {
    const json bucket = cfn.cloudformation(id);
    EXPECT_EQ(bucket["PublicAccessBlockConfiguration"].size(), 4U);
    EXPECT_EQ(bucket["VersioningConfiguration"]["Status"], "Enabled");
    EXPECT_EQ(bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]
                    ["ServerSideEncryptionByDefault"]["SSEAlgorithm"],
              "aws:kms");
    EXPECT_EQ(bucket["LoggingConfiguration"]["DestinationBucketName"],
              json::parse(R"({"Ref": "LogBucket"})"));
  }
}

TEST(AuditTrailLowering, RecordsExpireTheDayAfterTheirLockEnds) {
  const auto kept = [](Stack& stack) { AuditTrail trail{stack, "Trail", {.retention = days<400>}}; };
  const json rule =
      first_of(made(Target::terraform, kept)
                   .terraform("aws_s3_bucket_lifecycle_configuration", "trail_bucket_lifecycle")["rule"]);
  EXPECT_EQ(first_of(rule["expiration"])["days"], 401);
  EXPECT_EQ(made(Target::cloudformation, kept)
                .cloudformation("TrailBucket")["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"],
            401);
}

TEST(AuditTrailLowering, ALockThatCanBeLiftedIsForOutsideProductionOnly) {
  const auto relaxed = [](Stack& stack) {
    AuditTrail trail{stack, "Trail", {.lock = outside_production(governance_lock)}};
  };
  const auto mode = [&](const std::vector<std::string>& options) {
    return made(Target::cloudformation, relaxed, options)
        .cloudformation("TrailBucket")["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]["Mode"];
  };
  EXPECT_EQ(mode({}), "COMPLIANCE");
  EXPECT_EQ(mode({"--env", "staging", "--env-kind", "staging"}), "GOVERNANCE");
}

TEST(AuditTrailLowering, RecordsWhoReadsTheBucketsThatHoldUserData) {
  const auto named = [](Stack& stack) {
    AccountBaseline account{
        stack, "Account", {.monthly_budget = usd<800>, .user_data = {Text{"arn:aws:s3:::uploads"}}}};
  };
  const json selector =
      first_of(only_of(made(Target::terraform, named).terraform_all("aws_cloudtrail"))["event_selector"]);
  EXPECT_EQ(selector["include_management_events"], true);
  EXPECT_EQ(selector["read_write_type"], "All");
  EXPECT_EQ(first_of(selector["data_resource"]),
            json::parse(R"({"type": "AWS::S3::Object", "values": ["arn:aws:s3:::uploads/"]})"));
  const json properties =
      only_of(made(Target::cloudformation, named).cloudformation_all("AWS::CloudTrail::Trail"))
          .at("Properties");
  EXPECT_EQ(properties["EventSelectors"][0]["DataResources"][0],
            json::parse(R"({"Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::uploads/"]})"));
}

/// Something with an ARN that says that it holds user data.
Node user_data_bucket(Stack& stack, const char* id) {
  const Node bucket = queue(stack, id);
  hold_user_data(*bucket.data(), std::source_location::current());
  return bucket;
}

TEST(AuditTrailLowering, RecordsBucketsThatSaySoInWhateverOrder) {
  const auto declare = [](Stack& stack) {
    user_data_bucket(stack, "Second");
    baseline(stack);
    user_data_bucket(stack, "First");
  };
  const Synthesized out = made(Target::terraform, declare);
  EXPECT_EQ(said(out), "");
  const json trail = only_of(out.terraform_all("aws_cloudtrail"));
  EXPECT_EQ(first_of(first_of(trail["event_selector"])["data_resource"])["values"],
            json::array({"${aws_sqs_queue.first.arn}/", "${aws_sqs_queue.second.arn}/"}));
  EXPECT_EQ(said(made(Target::cloudformation, declare)), "");
}

TEST(AccountRules, ATrailThatLeavesOutUserDataIsRefused) {
  const auto unwatched = [](Stack& stack) {
    raw(stack, "Trail", "aws_cloudtrail",
        {{"is_multi_region_trail", true}, {"enable_log_file_validation", true}, {"kms_key_id", "key"}});
    ConfigRecorder recorder{stack, "Recorder"};
    raw(stack, "Budget", "aws_budgets_budget");
    user_data_bucket(stack, "Media");
  };
  EXPECT_EQ(said(made(Target::terraform, unwatched)),
            "QN-AUD-01 chat/Media: it holds user data, and no trail records who reads it\n");
}

TEST(ConfigRecorderLowering, RecordsEverythingAndEvaluatesSecurityGroups) {
  const Synthesized tf = made(Target::terraform, baseline);
  const json recorder = only_of(tf.terraform_all("aws_config_configuration_recorder"));
  EXPECT_EQ(first_of(recorder["recording_group"]),
            json::parse(R"({"all_supported": true, "include_global_resource_types": true})"));
  EXPECT_EQ(only_of(tf.terraform_all("aws_config_configuration_recorder_status"))["is_enabled"], true);
  std::set<std::string> identifiers;
  const json rules = tf.terraform_all("aws_config_config_rule");
  for (const auto& [name, rule] : rules.items())
    identifiers.insert(first_of(rule["source"])["source_identifier"]);
  const std::set<std::string> expected{"INCOMING_SSH_DISABLED", "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
                                       "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS"};
  EXPECT_EQ(identifiers, expected);
  EXPECT_EQ(tf.only()["locals"]["account_recorder_open_ports_input_parameters"],
            json::parse(R"({"authorizedTcpPorts": "80,443"})"));

  const Synthesized cfn = made(Target::cloudformation, baseline);
  std::set<std::string> in_cfn;
  const json cfn_rules = cfn.cloudformation_all("AWS::Config::ConfigRule");
  for (const auto& [id, rule] : cfn_rules.items())
    in_cfn.insert(rule["Properties"]["Source"]["SourceIdentifier"]);
  EXPECT_EQ(in_cfn, expected);
  EXPECT_EQ(cfn.cloudformation("AccountRecorderOpenPorts")["InputParameters"],
            json::parse(R"({"authorizedTcpPorts": "80,443"})"));
}

TEST(ConfigRecorderLowering, DeliversByARoleThatMayDoNoMore) {
  const Synthesized tf = made(Target::terraform, baseline);
  const auto role = statements_of(tf, "account_recorder_role_permissions");
  ASSERT_EQ(role.size(), 3U);
  EXPECT_EQ(role.at("Deliver")["resources"],
            json::array({"${aws_s3_bucket.account_recorder_bucket.arn}/AWSLogs/123456789012/Config/*"}));
  EXPECT_EQ(role.at("UseTheKey")["resources"], json::array({"${aws_kms_key.account_key.arn}"}));
  const json channel = only_of(tf.terraform_all("aws_config_delivery_channel"));
  EXPECT_EQ(channel["s3_kms_key_arn"], "${aws_kms_key.account_key.arn}");
  EXPECT_EQ(first_of(channel["snapshot_delivery_properties"])["delivery_frequency"], "TwentyFour_Hours");
}

TEST(AccountRules, AProductionAppHasThemAll) {
  const auto nothing = [](Stack& stack) { LogGroup log{stack, "Log", {}}; };
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    EXPECT_EQ(said(made(target, nothing)),
              "QN-AUD-01 the app: no trail\nQN-AUD-03 the app: no recorder\nQN-OPS-03 the app: no budget\n");
    EXPECT_EQ(said(made(target, nothing, {"--env", "staging", "--env-kind", "staging"})), "");
    EXPECT_EQ(said(made(target, [](Stack&) {})), "");
  }
}

TEST(AccountRules, TheyMayBeKeptElsewhereIfItIsSaidWhere) {
  const auto nothing = [](Stack& stack) { LogGroup log{stack, "Log", {}}; };
  EXPECT_EQ(said(made(Target::terraform, nothing, {},
                      {.baseline = elsewhere("the organization's trail"), .state = states_kept})),
            "");
  EXPECT_EQ(said(made(Target::terraform, nothing, {}, {.baseline = elsewhere(" "), .state = states_kept}))
                .substr(0, 62),
            "QN-AUD-01 the app: elsewhere() that does not say where\nQN-AUD-");
}

TEST(AccountRules, TheReportSaysWhoKeepsThem) {
  App app{0, nullptr, {.baseline = elsewhere("the organization's trail")}};
  const quoin::detail::Tree& tree = *app.node.data()->tree;
  ASSERT_EQ(tree.relaxations.size(), 3U);
  EXPECT_EQ(tree.relaxations[0].rule, "QN-AUD-01");
  EXPECT_EQ(tree.relaxations[0].what, "kept elsewhere: the organization's trail");
}

TEST(AccountRules, ARawTrailIsJudgedByWhatItSays) {
  const auto with = [](Target target, const json& trail) {
    return made(target, [&](Stack& stack) {
      raw(stack, "Trail", target == Target::terraform ? "aws_cloudtrail" : "AWS::CloudTrail::Trail", trail);
      ConfigRecorder recorder{stack, "Recorder"};
      raw(stack, "Budget", target == Target::terraform ? "aws_budgets_budget" : "AWS::Budgets::Budget");
    });
  };
  EXPECT_EQ(said(with(Target::terraform, {{"name", "audit"}, {"include_global_service_events", false}})),
            "QN-AUD-01 chat/Trail: it is not encrypted with a key\n"
            "QN-AUD-01 chat/Trail: it leaves out global services\n"
            "QN-AUD-01 chat/Trail: it records one region only\n"
            "QN-AUD-01 chat/Trail: its files are not validated\n");
  EXPECT_EQ(said(with(Target::cloudformation, {{"EnableLogFileValidation", true},
                                               {"IncludeGlobalServiceEvents", true},
                                               {"IsLogging", false},
                                               {"IsMultiRegionTrail", true},
                                               {"KMSKeyId", "key"}})),
            "QN-AUD-01 chat/Trail: it is switched off\n");
}

TEST(AccountRules, ThereIsOneTrailPerAccountAndOneRecorderPerRegion) {
  const auto twice = [](Stack& stack) {
    baseline(stack);
    AuditTrail trail{stack, "Trail"};
    ConfigRecorder recorder{stack, "Recorder"};
  };
  EXPECT_EQ(said(made(Target::terraform, twice)),
            "QN-AUD-01 chat/Trail: a second trail beside chat/Account/Trail\n"
            "QN-AUD-03 chat/Recorder: a second recorder beside chat/Account/Recorder in eu-west-1\n");
}

TEST(AccountRules, EachRegionWithSecurityGroupsHasARecorder) {
  const auto far = [](Target target, bool with_recorder) {
    return synthesize(
        target,
        [&](App& app) {
          Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
          baseline(stack);
          Stack other{app, "far", {.region = eu_north_1, .account = "123456789012"}};
          raw(other, "Group", target == Target::terraform ? "aws_security_group" : "AWS::EC2::SecurityGroup",
              target == Target::terraform ? json::object() : json{{"SecurityGroupEgress", json::array()}});
          if (with_recorder) ConfigRecorder recorder{other, "Recorder", {.global_resources = false}};
        },
        {}, on_its_own);
  };
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    EXPECT_EQ(said(far(target, false)),
              "QN-AUD-03 the app: no recorder in eu-north-1, where security groups stand\n");
    EXPECT_EQ(said(far(target, true)), "");
  }
}

TEST(AccountRules, EachAccountHasThem) {
  const Synthesized out = synthesize(
      Target::terraform,
      [](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
        baseline(stack);
        Stack other{app, "far", {.region = eu_west_1, .account = "210987654321"}};
        LogGroup log{other, "Log", {}};
      },
      {}, on_its_own);
  EXPECT_EQ(said(out),
            "QN-AUD-01 the app: no trail in account 210987654321\n"
            "QN-AUD-03 the app: no recorder in account 210987654321\n"
            "QN-OPS-03 the app: no budget in account 210987654321\n");
}

TEST(AccountRules, ARecorderWithoutRulesOnSecurityGroupsIsNotEnough) {
  const auto bare = [](Stack& stack) {
    AuditTrail trail{stack, "Trail"};
    raw(stack, "Budget", "aws_budgets_budget");
    raw(stack, "Recorder", "aws_config_configuration_recorder", {{"role_arn", "role"}});
  };
  EXPECT_EQ(said(made(Target::terraform, bare)),
            "QN-AUD-03 chat/Recorder: no rule evaluates security groups in eu-west-1\n");
}

TEST(AccountRules, DataStaysInTheResidency) {
  const auto in = [](Region region, std::initializer_list<Region> residency) {
    return said(synthesize(
        Target::terraform,
        [&](App& app) {
          Stack stack{app, "chat", {.region = region}};
          raw(stack, "Jobs", "aws_sqs_queue");
          raw(stack, "Cert", "aws_acm_certificate");
        },
        {}, {.baseline = elsewhere("the organization"), .residency = residency, .state = states_kept}));
  };
  EXPECT_EQ(in(eu_west_1, {eu_west_1, eu_central_1}), "");
  EXPECT_EQ(in(eu_west_1, {}), "");
  EXPECT_EQ(in(us_east_1, {eu_west_1}), "QN-OPS-02 chat/Jobs: it lies in us-east-1\n");
  EXPECT_EQ(in(eu_north_1, {eu_west_1}),
            "QN-OPS-02 chat/Jobs: it lies in eu-north-1\nQN-OPS-02 chat/Cert: it lies in eu-north-1\n");
  EXPECT_EQ(in(eu_west_1, {region_named("eu-west-9")}),
            "QN-OPS-02 the app: a residency in a region that AWS does not have\n");
}

TEST(AccountRules, WhatLiesInAnotherRegionThanItsStackIsJudgedThere) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const bool is_terraform = target == Target::terraform;
    const Synthesized out = synthesize(
        target,
        [&](App& app) {
          Stack stack{app, "chat", {.region = eu_west_1}};
          raw(stack, "Jobs", is_terraform ? "aws_sqs_queue" : "AWS::SQS::Queue", json::object(),
              {.region = "us-west-2"});
        },
        {}, {.baseline = elsewhere("the organization"), .residency = {eu_west_1}, .state = states_kept});
    EXPECT_EQ(said(out), "QN-OPS-02 chat/Jobs: it lies in us-west-2\n");
    EXPECT_EQ(said(made(target,
                        [&](Stack& stack) {
                          baseline(stack);
                          raw(stack, "Group", is_terraform ? "aws_security_group" : "AWS::EC2::SecurityGroup",
                              is_terraform ? json::object() : json{{"SecurityGroupEgress", json::array()}},
                              {.region = "eu-north-1"});
                        })),
              "QN-AUD-03 the app: no recorder in eu-north-1, where security groups stand\n");
  }
}

TEST(AccountRules, CopiesOfSecretsStayInTheResidency) {
  const Synthesized out = synthesize(
      Target::terraform,
      [](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1}};
        raw(stack, "Token", "aws_secretsmanager_secret", {{"replica", {{{"region", "us-west-2"}}}}});
      },
      {}, {.baseline = elsewhere("the organization"), .residency = {eu_west_1}, .state = states_kept});
  EXPECT_EQ(said(out), "QN-OPS-02 chat/Token: a copy lies in us-west-2\n");
}

}  // namespace quoin::test::account_baseline_test
