// Zones by region, and routes that lead nowhere.
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace quoin::aws::vpc_zones_test {

using test::Synthesized;

Synthesized in_region(
    Region region, const VpcLayout& layout, const std::function<void(const Vpc&)>& then = [](const Vpc&) {}) {
  return test::synthesize(Target::terraform, [&](App& app) {
    Stack stack{app, "chat", {.region = region}};
    Vpc vpc{stack, "Vpc", {.layout = layout}};
    then(vpc);
  });
}

/// "ap-northeast-1a ap-northeast-1c"
std::string zones_of_private_subnets(const Synthesized& result) {
  std::string zones;
  const nlohmann::json subnets = result.terraform_all("aws_subnet");
  for (const auto& [name, subnet] : subnets.items())
    if (name.find("private") != std::string::npos)
      zones += (zones.empty() ? "" : " ") + subnet.at("availability_zone").get<std::string>();
  return zones;
}

/// The only message: "severity | summary | got".
std::string said(const Synthesized& result) {
  std::string out;
  for (const Diagnostic& each : result.diagnostics) {
    EXPECT_EQ(each.path, "chat/Vpc");
    EXPECT_EQ(each.file, "vpc_zones_test.cpp");
    out += std::string{each.severity == Severity::error ? "error" : "note"} + " | " + each.summary + " | " +
           each.got;
  }
  return out;
}

TEST(VpcZones, ANumberOfThemTakesTheRegionsOwn) {
  const VpcLayout two = vpc_layout("10.20.0.0/16"_cidr, zones<2>);
  EXPECT_EQ(zones_of_private_subnets(in_region(eu_west_1, two)), "eu-west-1a eu-west-1b");
  EXPECT_EQ(zones_of_private_subnets(in_region(ap_northeast_1, two)), "ap-northeast-1a ap-northeast-1c");
  EXPECT_EQ(zones_of_private_subnets(in_region(ca_central_1, vpc_layout("10.20.0.0/16"_cidr, zones<3>))),
            "ca-central-1a ca-central-1b ca-central-1d");
  EXPECT_EQ(said(in_region(ap_northeast_1, two)), "");
  // A subnet lies at the place of its letter, whichever way it was named.
  EXPECT_EQ(in_region(ap_northeast_1, two).terraform("aws_subnet", "vpc_private_c").at("cidr_block"),
            in_region(ap_northeast_1, vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'c'>))
                .terraform("aws_subnet", "vpc_private_c")
                .at("cidr_block"));
}

TEST(VpcZones, LettersThatTheRegionLacksAreRefused) {
  EXPECT_EQ(said(in_region(eu_west_1, vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'h'>))),
            "error | eu-west-1 has the zones a, b and c | h");
  EXPECT_EQ(said(in_region(eu_west_1, vpc_layout("10.20.0.0/16"_cidr, zones<4>))),
            "error | eu-west-1 has the zones a, b and c | d");
  EXPECT_EQ(said(in_region(us_east_1, vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'f'>))), "");
}

TEST(VpcZones, LettersThatSomeAccountsLackAreNoted) {
  EXPECT_EQ(said(in_region(us_west_1, vpc_layout("10.20.0.0/16"_cidr, zones<2>))),
            "note | not every account has zone a and b of us-west-1 | ");
  EXPECT_EQ(said(in_region(ap_northeast_1, vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'b'>))),
            "note | not every account has zone b of ap-northeast-1 | ");
}

TEST(VpcZones, AWrittenRangeTakesZonesFromConfiguration) {
  const Synthesized result = in_region(eu_west_1, vpc_layout("10.20.0.0/16"_cidr, zone_count(3)));
  EXPECT_EQ(said(result), "");
  EXPECT_EQ(zones_of_private_subnets(result), "eu-west-1a eu-west-1b eu-west-1c");
  EXPECT_EQ(said(in_region(eu_west_1,
                           vpc_layout("10.20.0.0/16"_cidr, zone_letters("ac"), subnet_sizes<24, 20, 22>))),
            "");
}

TEST(VpcRoutes, DoNotLeadIntoTheVpcItselfOrToNoGateway) {
  const VpcLayout two = vpc_layout("10.20.0.0/16"_cidr, zones<2>);
  const auto route = [&](const ParsedCidr& range, const Gateway& gateway) {
    return said(
        in_region(eu_west_1, two, [&](const Vpc& vpc) { vpc.route(vpc.private_subnets(), range, gateway); }));
  };
  EXPECT_EQ(route(parse_cidr("10.20.128.0/17"), transit_gateway("tgw-0123456789abcdef0")),
            "error | a route to a joined network leads into the VPC's own range, which is routed inside it | "
            "10.20.128.0/17, inside 10.20.0.0/16");
  EXPECT_EQ(route(parse_cidr("10.20.0.0/16"), transit_gateway("tgw-0123456789abcdef0")),
            "error | a route to a joined network leads into the VPC's own range, which is routed inside it | "
            "10.20.0.0/16, inside 10.20.0.0/16");
  EXPECT_EQ(route(parse_cidr("10.50.0.0/16"), transit_gateway("tgw-1")),
            "error | the id of a gateway has not the shape of one | \"tgw-1\"");
  EXPECT_EQ(route(parse_cidr("10.50.0.0/16"), peering_connection("tgw-0123456789abcdef0")),
            "error | the id of a gateway has not the shape of one | \"tgw-0123456789abcdef0\"");
  EXPECT_EQ(route(parse_cidr("10.50.0.0/16"), virtual_private_gateway("vgw-01234567")), "");
  // A wider range is what is not the VPC's own.
  EXPECT_EQ(route(parse_cidr("10.0.0.0/8"), transit_gateway("tgw-0123456789abcdef0")), "");
}

}  // namespace quoin::aws::vpc_zones_test
