// Names that AWS takes once, whoever gives them.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/certificate.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/dns_zone.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace quoin::facts_names_test {

using aws::Certificate;
using aws::DnsRecord;
using aws::DnsZone;
using nlohmann::json;

/// What is said, without notes and lines: "path | summary | got".
std::string said(const std::function<void(App&)>& declare, Target target = Target::terraform) {
  std::string out;
  for (const Diagnostic& each : test::synthesize(target, declare).diagnostics) {
    if (each.severity == Severity::note || each.rule.starts_with("QN-")) continue;
    EXPECT_EQ(each.file, "facts_names_test.cpp") << each.summary;
    out += test::without_lines(each.path + " | " + each.summary + " | " + each.got) + "\n";
  }
  return out;
}

void two(App& app, const std::string& type, const json& one, const json& other, Region second = eu_west_1) {
  const Stack stack{app, "net", {.region = eu_west_1}};
  const Stack beside{app, "other", {.region = second}};
  test::raw(stack, "A", type, one);
  test::raw(beside, "B", type, other);
}

TEST(FactsNames, LogGroupsOfARegion) {
  const auto groups = [](Region second, const std::string& name = "/app/a") {
    return [=](App& app) {
      two(app, "aws_cloudwatch_log_group", {{"name", "/app/a"}}, {{"name", name}}, second);
    };
  };
  EXPECT_EQ(said(groups(eu_west_1)),
            "other/B | two log groups bear one name, and AWS takes it once | /app/a, which net/A "
            "(facts_names_test.cpp:N) has\n");
  EXPECT_EQ(said(groups(us_east_1)), "");
  EXPECT_EQ(said(groups(eu_west_1, "/app/b")), "");
  EXPECT_EQ(said(groups(eu_west_1, "/app/A")), "");
}

TEST(FactsNames, WhatARegionAnAccountOrAClusterHasOnce) {
  const auto alike = [](const std::string& type, const json& arguments, Target target,
                        Region second = eu_west_1) {
    return said([&](App& app) { two(app, type, arguments, arguments, second); }, target);
  };
  const json key_group{{"name", "k"}, {"items", json::array()}};
  EXPECT_EQ(alike("aws_cloudfront_key_group", key_group, Target::terraform, us_east_1),
            "other/B | two key groups bear one name, and AWS takes it once | k, which net/A "
            "(facts_names_test.cpp:N) has\n");
  EXPECT_EQ(alike("AWS::CloudWatch::Alarm", {{"AlarmName", "a"}}, Target::cloudformation),
            "other/B | two alarms bear one name, and AWS takes it once | a, which net/A "
            "(facts_names_test.cpp:N) has\n");
  EXPECT_EQ(alike("AWS::CloudWatch::Alarm", {{"AlarmName", "a"}}, Target::cloudformation, us_east_1), "");
  const auto services = [](const json& one, const json& other) {
    return said([&](App& app) {
      const Stack stack{app, "net", {.region = eu_west_1}};
      test::raw(stack, "C", "aws_ecs_cluster", {{"name", "c"}});
      test::raw(stack, "D", "aws_ecs_cluster", {{"name", "d"}});
      test::raw(stack, "A", "aws_ecs_service", one);
      test::raw(stack, "B", "aws_ecs_service", other);
    });
  };
  EXPECT_EQ(
      services({{"cluster", "${net/C.id}"}, {"name", "api"}}, {{"cluster", "${net/C.id}"}, {"name", "api"}}),
      "net/B | two services bear one name, and AWS takes it once | api, which net/A "
      "(facts_names_test.cpp:N) has\n");
  EXPECT_EQ(
      services({{"cluster", "${net/C.id}"}, {"name", "api"}}, {{"cluster", "${net/D.id}"}, {"name", "api"}}),
      "");
}

TEST(FactsNames, WhatMayNotBeThereTakesNoName) {
  EXPECT_EQ(said([](App& app) {
              const Stack stack{app, "net", {.region = eu_west_1}};
              const auto either = [&](std::string_view id, const std::string& type, std::string_view count) {
                test::raw(stack, id, type, {{"name", "a"}},
                          {.meta = Value::object({{"count", Value::literal(count)}})});
              };
              either("A", "aws_sqs_queue", "${var.first ? 1 : 0}");
              either("B", "aws_sqs_queue", "${var.first ? 0 : 1}");
            }),
            "");
}

TEST(FactsNames, RepositoriesOfIdsThatDifferInLettersOnly) {
  EXPECT_EQ(said([](App& app) {
              const Stack stack{app, "shop", {.region = eu_west_1}};
              const aws::ContainerRegistry one{stack, "Images", {}};
              const aws::ContainerRegistry other{stack, "images", {}};
            }),
            "shop/images | two constructs become one name in the template, so names of one have a hash | "
            "shop/Images keeps the plain names, shop/images has the hash\n"
            "shop/images | two repositories bear one name, and AWS takes it once | shop/images, which "
            "shop/Images (facts_names_test.cpp:N) has\n"
            "shop/images/Key | two constructs become one name in the template, so names of one have a hash | "
            "shop/Images/Key keeps the plain names, shop/images/Key has the hash\n");
}

TEST(FactsNames, BucketsEverywhere) {
  EXPECT_EQ(said(
                [](App& app) {
                  two(app, "AWS::S3::Bucket", {{"BucketName", "b"}}, {{"BucketName", "b"}}, us_east_1);
                },
                Target::cloudformation),
            "other/B | two buckets bear one name, and AWS takes it once | b, which net/A "
            "(facts_names_test.cpp:N) has\n");
  // A name that AWS chooses is its own.
  EXPECT_EQ(said([](App& app) { two(app, "AWS::S3::Bucket", json::object(), json::object()); },
                 Target::cloudformation),
            "");
}

TEST(FactsNames, HostNamesOfDistributions) {
  EXPECT_EQ(said([](App& app) {
              two(app, "aws_cloudfront_distribution",
                  {{"aliases", json::array({"a.example.com", "b.example.com"})}},
                  {{"aliases", json::array({"B.example.com"})}});
            }),
            "other/B | two distributions bear one name, and AWS takes it once | b.example.com, which "
            "net/A (facts_names_test.cpp:N) has\n");
}

std::string records(const aws::RecordValue& one, const aws::RecordValue& other,
                    std::string_view name = "www.example.com") {
  return said([&](App& app) {
    const Stack stack{app, "net", {.region = eu_west_1}};
    const DnsZone zone{stack, "Zone", {.domain = "example.com"}};
    const DnsRecord a{stack, "A", {.zone = zone, .name = "www.example.com", .to = one}};
    const DnsRecord b{stack, "B", {.zone = zone, .name = name, .to = other}};
  });
}

TEST(FactsNames, RecordsOfAZone) {
  EXPECT_EQ(records(aws::addresses({"203.0.113.1"}), aws::addresses({"203.0.113.2"}), "WWW.example.com."),
            "net/B | two records bear one name, and AWS takes it once | www.example.com (A), which net/A "
            "(facts_names_test.cpp:N) has\n");
  EXPECT_EQ(
      records(aws::canonical_name({"shop.example.net"}), aws::addresses({"203.0.113.2"})),
      "net/B | a name of a zone that is a CNAME has no other record | www.example.com (A), beside the CNAME "
      "net/A of net/A (facts_names_test.cpp:N)\n");
  EXPECT_EQ(records(aws::addresses({"203.0.113.1"}), aws::texts({"v=spf1 -all"})), "");
  EXPECT_EQ(records(aws::addresses({"203.0.113.1"}), aws::addresses({"203.0.113.2"}), "api.example.com"), "");
  // Weighted records are several of one name.
  EXPECT_EQ(said([](App& app) {
              const json record{
                  {"zone_id", "Z0123"}, {"name", "a.example.com"}, {"type", "A"}, {"set_identifier", "x"}};
              two(app, "aws_route53_record", record, record);
            }),
            "");
}

TEST(Certificates, LieInTheirZoneAndHaveTenNamesAtFirst) {
  EXPECT_EQ(said([](App& app) {
              const Stack stack{app, "net", {.region = eu_west_1}};
              const DnsZone zone{stack, "Zone", {.domain = "example.com"}};
              const Certificate cert{
                  stack,
                  "Cert",
                  {.domain = "api.example.com",
                   .alternative_names = {"*.example.com", "example.com", "api.example.net"},
                   .zone = zone}};
            }),
            "net/Cert | a certificate's name lies outside of the zone in which it is to be proven | "
            "api.example.net is not below example.com\n");
  const auto many = [](std::initializer_list<std::string_view> more) {
    return said([&](App& app) {
      const Stack stack{app, "net", {.region = eu_west_1}};
      const Certificate cert{stack, "Cert", {.domain = "a.example.com", .alternative_names = more}};
    });
  };
  EXPECT_EQ(many({"b.example.com", "c.example.com", "d.example.com", "e.example.com", "f.example.com",
                  "g.example.com", "h.example.com", "i.example.com", "j.example.com"}),
            "");
  EXPECT_EQ(many({"b.example.com", "c.example.com", "d.example.com", "e.example.com", "f.example.com",
                  "g.example.com", "h.example.com", "i.example.com", "j.example.com", "k.example.com"}),
            "net/Cert | a certificate has more names than AWS allows at first, 10 | 11\n");
}

}  // namespace quoin::facts_names_test
