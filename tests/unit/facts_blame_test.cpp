// Which construct and which line a finding names, and waivers that waive nothing.
#include "core_fixture.hpp"
#include "good_resources_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/override.hpp>
#include <quoin/tf/aws/db_instance.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>
#include <quoin/tf/aws/vpc_security_group_ingress_rule.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace quoin::facts_blame_test {

using nlohmann::json;
using test::Synthesized;

/// The only message of the rule.
Diagnostic of_rule(const Synthesized& result, std::string_view rule) {
  Diagnostic found;
  int count = 0;
  for (const Diagnostic& each : result.diagnostics)
    if (each.rule == rule) {
      found = each;
      ++count;
    }
  EXPECT_EQ(count, 1) << result.messages();
  return found;
}

TEST(FactsBlame, ARuleOfAForeignGroupIsNamedItself) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "net", {.region = eu_west_1}};
    test::raw(stack, "Fine", "aws_vpc_security_group_ingress_rule",
              {{"security_group_id", "sg-1"},
               {"cidr_ipv4", "203.0.113.0/24"},
               {"ip_protocol", "tcp"},
               {"from_port", 22},
               {"to_port", 22}});
    test::raw(stack, "Open", "aws_vpc_security_group_ingress_rule",
              {{"security_group_id", "sg-1"},
               {"cidr_ipv4", "0.0.0.0/0"},
               {"ip_protocol", "tcp"},
               {"from_port", 22},
               {"to_port", 22}});
  });
  const Diagnostic finding = of_rule(result, "QN-SG-01");
  EXPECT_EQ(finding.path, "net/Open");
  EXPECT_EQ(finding.file, "facts_blame_test.cpp");
  EXPECT_GT(finding.line, 0u);
  EXPECT_EQ(finding.got, "it admits 0.0.0.0/0 on port 22, for sg-1");
}

TEST(FactsBlame, AnOverrideIsNamedByItsOwnLine) {
  unsigned overridden = 0;
  const Synthesized result = test::synthesize(Target::terraform, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const aws::Vpc vpc{stack, "Vpc", {.layout = aws::vpc_layout("10.20.0.0/16"_cidr, aws::zones<2>)}};
    const aws::SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
    const aws::RdsMysql db{stack,
                           "Db",
                           {.subnets = vpc.isolated_subnets(),
                            .encryption = aws::KmsKey<aws::Database>{stack, "DbKey"},
                            .master = vault.database_master()}};
    override_argument(db, "", &tf::aws::DbInstanceArgs::multi_az, false);
    override_argument(db, "", &tf::aws::DbInstanceArgs::engine_version, "5.6");
    overridden = std::source_location::current().line() - 2;
  });
  EXPECT_EQ(of_rule(result, "QN-RDS-03").line, overridden);
  const Diagnostic version = of_rule(result, "QN-RDS-15");
  EXPECT_EQ(version.line, overridden + 1);
  EXPECT_EQ(version.got, "engine_version is 5.6");
  EXPECT_EQ(version.path, "chat/Db");
}

TEST(FactsDemandsVersions, AreJudgedByTheirSeries) {
  const auto with = [](const std::string& engine, const std::string& version) {
    return test::synthesize(Target::terraform, [&](App& app) {
      const Stack stack{app, "net", {.region = eu_west_1}};
      json database = test::good_database(Target::terraform);
      database["engine"] = engine;
      database["engine_version"] = version;
      test::raw(stack, "Db", "aws_db_instance", database);
    });
  };
  const auto refused = [&](const std::string& engine, const std::string& version) {
    const Synthesized result = with(engine, version);
    return std::ranges::any_of(result.diagnostics,
                               [](const Diagnostic& each) { return each.rule == "QN-RDS-15"; });
  };
  EXPECT_TRUE(refused("mysql", "5.7"));
  EXPECT_TRUE(refused("mysql", "5.7.44"));
  EXPECT_FALSE(refused("mysql", "8.4"));
  EXPECT_TRUE(refused("postgres", "9.6.24"));
  EXPECT_TRUE(refused("postgres", "13"));
  EXPECT_FALSE(refused("postgres", "17.9"));
  EXPECT_FALSE(refused("mariadb", "10.6"));
}

TEST(FactsWaivers, ThatWaiveNothingAreNoted) {
  const auto queue = [](bool encrypted) {
    return test::synthesize(Target::terraform, [encrypted](App& app) {
      const Stack stack{app, "net", {.region = eu_west_1}};
      json database = test::good_database(Target::terraform);
      database["multi_az"] = encrypted;
      const Node raw = test::raw(stack, "Db", "aws_db_instance", database);
      raw.data()->tree->note_waiver(
          *raw.data(), {"QN-RDS-03", "a test of one zone", {2099, 1, 1}, std::source_location::current()});
    });
  };
  const Synthesized idle = queue(true);
  const auto note = std::ranges::find(idle.diagnostics, "QN-RDS-03", &Diagnostic::rule);
  ASSERT_NE(note, idle.diagnostics.end());
  EXPECT_EQ(note->severity, Severity::note);
  EXPECT_EQ(note->summary, "a waiver of QN-RDS-03 waives nothing: the resource does what the rule says");
  const Synthesized used = queue(false);
  EXPECT_EQ(std::ranges::find(used.diagnostics, "QN-RDS-03", &Diagnostic::rule), used.diagnostics.end())
      << used.messages();
}

}  // namespace quoin::facts_blame_test
