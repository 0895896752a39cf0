// Zones and records: what both targets get, and which names and values are refused.
#include "constructs/dns_zone/dns_zone_intent.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/certificate.hpp>
#include <quoin/aws/dns_zone.hpp>

#include <string>

namespace quoin::test::dns_zone_test {

using namespace quoin::aws;
using nlohmann::json;

void usual(App& app) {
  Stack stack{app, "web", {.region = eu_west_1}};
  DnsZone zone{stack, "Zone", {.domain = "Example.com"}};
  DnsRecord host{
      stack, "Host", {.zone = zone, .name = "host.example.com", .to = addresses({"203.0.113.10"})}};
  DnsRecord host6{
      stack, "Host6", {.zone = zone, .name = "host.example.com", .to = addresses_v6({"2001:db8::10"})}};
  DnsRecord shop{stack,
                 "Shop",
                 {.zone = zone,
                  .name = "shop.example.com",
                  .to = canonical_name({"shop.example.net"}),
                  .ttl = seconds<60>}};
  DnsRecord mail{stack,
                 "Mail",
                 {.zone = zone,
                  .name = "example.com",
                  .to = mail_servers({{20, "b.example.com"}, {10, "a.example.com"}})}};
  const std::string long_text(300, 'x');
  DnsRecord text{
      stack, "Text", {.zone = zone, .name = "example.com", .to = texts({"v=spf1 \"-all\"", long_text})}};
  DnsRecord elsewhere{
      stack,
      "Elsewhere",
      {.zone = "Z0123456789ABCDEFGHIJ", .name = "a.example.org", .to = addresses({"203.0.113.10"})}};
}

TEST(DnsZoneLowering, MakesTheZoneAndShowsItsNameServers) {
  const Synthesized made = synthesize(Target::terraform, usual);
  EXPECT_EQ(made.messages(), "");
  const json zone = made.terraform("aws_route53_zone", "zone");
  EXPECT_EQ(zone.at("name"), "example.com");
  EXPECT_EQ(zone.at("force_destroy"), false);
  EXPECT_EQ(made.only().at("output").at("zone_name_servers").at("value"),
            "${join(\", \", aws_route53_zone.zone.name_servers)}");

  const Synthesized same = synthesize(Target::cloudformation, usual);
  EXPECT_EQ(same.messages(), "");
  EXPECT_EQ(same.cloudformation("Zone").at("Name"), "example.com");
  EXPECT_EQ(same.only().at("Outputs").at("ZoneNameServers").at("Value"),
            json::parse(R"({"Fn::Join": [", ", {"Fn::GetAtt": ["Zone", "NameServers"]}]})"));
}

TEST(DnsRecordLowering, SaysWhatItIsToldTo) {
  const Synthesized made = synthesize(Target::terraform, usual);
  const auto record = [&](const char* name) { return made.terraform("aws_route53_record", name); };
  EXPECT_EQ(record("host").at("type"), "A");
  EXPECT_EQ(record("host").at("records"), json::array({"203.0.113.10"}));
  EXPECT_EQ(record("host").at("zone_id"), "${aws_route53_zone.zone.zone_id}");
  EXPECT_EQ(record("host").at("ttl"), 300);
  EXPECT_EQ(record("host6").at("type"), "AAAA");
  EXPECT_EQ(record("shop").at("type"), "CNAME");
  EXPECT_EQ(record("shop").at("ttl"), 60);
  EXPECT_EQ(record("mail").at("records"), (json{"10 a.example.com", "20 b.example.com"}));
  EXPECT_EQ(record("elsewhere").at("zone_id"), "Z0123456789ABCDEFGHIJ");
  const std::string pieces = std::string(255, 'x') + "\" \"" + std::string(45, 'x');
  EXPECT_EQ(record("text").at("records"), (json{R"(v=spf1 \"-all\")", pieces}))
      << "the provider puts the outer quotes in";

  const Synthesized same = synthesize(Target::cloudformation, usual);
  EXPECT_EQ(same.cloudformation("Text").at("ResourceRecords"),
            (json{R"("v=spf1 \"-all\"")", "\"" + pieces + "\""}));
  EXPECT_EQ(same.cloudformation("Shop").at("TTL"), "60");
  EXPECT_EQ(same.cloudformation("Shop").at("HostedZoneId"), (json{{"Fn::GetAtt", {"Zone", "Id"}}}));
}

std::string said(const char* name, const RecordValue& value) {
  return synthesize(Target::terraform,
                    [&](App& app) {
                      Stack stack{app, "web", {.region = eu_west_1}};
                      DnsZone zone{stack, "Zone", {.domain = "example.com"}};
                      DnsRecord record{stack, "Record", {.zone = zone, .name = name, .to = value}};
                    })
      .messages();
}

TEST(DnsRecordRules, RefusesValuesOfAnotherKind) {
  EXPECT_NE(
      said("a.example.com", addresses({"203.0.113.256"})).find("error: this record takes IPv4 addresses"),
      std::string::npos);
  EXPECT_NE(
      said("a.example.com", addresses_v6({"203.0.113.25"})).find("error: this record takes IPv6 addresses"),
      std::string::npos);
  EXPECT_NE(said("a.example.com", canonical_name({"a b"})).find("error: this record takes a host name"),
            std::string::npos);
  EXPECT_NE(said("a.example.com", mail_servers({{70'000, "a.example.com"}}))
                .find("error: this record takes hosts with a priority of 0 to 65,535"),
            std::string::npos);
  EXPECT_NE(said("a.example.com", canonical_name({"a.example.net", "b.example.net"}))
                .find("a CNAME record exactly one"),
            std::string::npos);
}

TEST(DnsRecordRules, RefusesNamesThatTheZoneDoesNotHave) {
  EXPECT_NE(
      said("a.example.org", addresses({"203.0.113.10"})).find("error: a record's name lies in its zone"),
      std::string::npos);
  EXPECT_NE(said("example.com", canonical_name({"a.example.net"}))
                .find("error: a zone's own name has no CNAME record"),
            std::string::npos);
  EXPECT_NE(said("a..example.com", addresses({"203.0.113.10"})).find("error: a name of DNS has labels"),
            std::string::npos);
  EXPECT_EQ(said("*.example.com", addresses({"203.0.113.10"})), "");
  EXPECT_EQ(said("_dmarc.example.com", texts({"v=DMARC1"})), "");
}

TEST(DnsRecordRules, RefusesTimesFromContext) {
  const std::string messages = synthesize(Target::terraform, [](App& app) {
                                 Stack stack{app, "web", {.region = eu_west_1}};
                                 DnsRecord record{stack,
                                                  "Record",
                                                  {.zone = "Z0123456789ABCDEFGHIJ",
                                                   .name = "a.example.com",
                                                   .to = addresses({"203.0.113.10"}),
                                                   .ttl = seconds_of(-5)}};
                               }).messages();
  EXPECT_NE(messages.find("error: a record is remembered for 0 to 2,147,483,647 seconds"), std::string::npos)
      << messages;
}

/// The certificate of another region needs the zone, and the stack needs the certificate.
void with_certificate(App& app) {
  Stack stack{app, "web", {.region = eu_west_1}};
  DnsZone zone{stack, "Zone", {.domain = "example.com"}};
  Certificate<us_east_1> cert{stack, "Cert", {.domain = "www.example.com", .zone = zone}};
  DnsRecord host{
      stack, "Host", {.zone = zone, .name = "host.example.com", .to = addresses({"203.0.113.10"})}};
}

TEST(DnsZoneLowering, StandsBesideTheCertificateOfAnotherRegion) {
  const Synthesized made = synthesize(Target::cloudformation, with_certificate);
  EXPECT_EQ(made.messages(), "");
  const json& global = made.templates.at("web-us-east-1").at("Resources");
  EXPECT_TRUE(global.contains("Zone"));
  EXPECT_TRUE(global.contains("Cert"));
  EXPECT_TRUE(made.templates.at("web-us-east-1").at("Outputs").contains("ZoneNameServers"));
  EXPECT_EQ(made.templates.at("web").at("Resources").at("Host").at("Properties").at("HostedZoneId"),
            (json{{"Ref", "WebUsEast1ZoneId"}}));
  EXPECT_FALSE(made.templates.at("web").contains("Outputs"));
}

}  // namespace quoin::test::dns_zone_test
