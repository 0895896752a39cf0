// VPCs: how ranges are divided, what is refused at synthesis, and what both targets get.
#include "constructs/vpc/network_acl.hpp"
#include "constructs/vpc/subnets.hpp"
#include "constructs/vpc/vpc_intent.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace quoin::aws::vpc_test {

using nlohmann::json;
using test::Synthesized;

constexpr auto ordinary_layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>);

std::string text_of(const Cidr& range) { return std::string{range.text().view()}; }

/// "public_a 10.20.128.0/21"
std::vector<std::string> lines_of(const VpcLayout& layout) {
  std::vector<std::string> lines;
  for (const VpcSubnet& subnet : subnets_of_layout(layout))
    lines.push_back(subnet.local + " " + text_of(subnet.range));
  return lines;
}

Synthesized with_vpc(Target target, const VpcProps& props, const std::vector<std::string>& options = {}) {
  return test::synthesize(
      target,
      [&](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1}};
        Vpc vpc{stack, "Vpc", props};
      },
      options);
}

Synthesized ordinary(Target target) { return with_vpc(target, {.layout = ordinary_layout}); }

bool says(const Synthesized& result, std::string_view rule, std::string_view got) {
  return std::ranges::any_of(result.diagnostics, [&](const Diagnostic& each) {
    return each.rule == rule && each.path == "chat/Vpc" && each.got.find(got) != std::string::npos;
  });
}

/// All resources of a CloudFormation type that `matches` holds for.
template <class Predicate> std::size_t count(const json& resources, const Predicate& matches) {
  std::size_t found = 0;
  for (const auto& [name, resource] : resources.items()) found += matches(resource) ? 1 : 0;
  return found;
}

// ---- layouts

TEST(VpcLayout, DividesARangeByTiersWithASlotForEachLetter) {
  EXPECT_EQ(lines_of(ordinary_layout),
            (std::vector<std::string>{"public_a 10.20.128.0/21", "public_b 10.20.136.0/21",
                                      "private_a 10.20.0.0/20", "private_b 10.20.16.0/20",
                                      "isolated_a 10.20.192.0/21", "isolated_b 10.20.200.0/21"}));
}

TEST(VpcLayout, StaysWhereItIsWhenAZoneIsAdded) {
  for (const auto& [few, many] :
       {std::pair{vpc_layout("10.20.0.0/16"_cidr, zones<2>), vpc_layout("10.20.0.0/16"_cidr, zones<6>)},
        std::pair{vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'c'>),
                  vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'b', 'c'>)},
        std::pair{vpc_layout("10.20.0.0/23"_cidr, zones<2>), vpc_layout("10.20.0.0/23"_cidr, zones<4>)}}) {
    const std::vector<std::string> after = lines_of(many);
    for (const std::string& line : lines_of(few)) EXPECT_TRUE(std::ranges::count(after, line)) << line;
  }
}

TEST(VpcLayout, ComputedSubnetsLieInsideAndNeverOverlap) {
  for (int prefix = 16; prefix <= 24; ++prefix) {
    const Cidr range{0, 0x0A140000, static_cast<std::uint8_t>(prefix), false};
    const int zones = prefix <= 22 ? 6 : prefix == 23 ? 4 : 2;
    const VpcLayout layout = vpc_layout(ParsedCidr{range, CidrError::none}, zone_count(zones));
    ASSERT_EQ(detail::fault_of(layout), detail::LayoutFault::none) << prefix;
    const std::vector<VpcSubnet> subnets = subnets_of_layout(layout);
    ASSERT_EQ(subnets.size(), static_cast<std::size_t>(3 * zones));
    for (std::size_t i = 0; i < subnets.size(); ++i) {
      EXPECT_TRUE(rules::subnet_lies_in_vpc(subnets[i].range, range)) << text_of(subnets[i].range);
      EXPECT_LE(subnets[i].range.prefix, subnets[i].tier == Tier::public_tier ? 27 : 28);
      for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(subnets[i].range.overlaps(subnets[j].range)) << prefix;
    }
  }
}

TEST(VpcLayout, TakesSizesOfOnesOwnWithTheWidestTierFirst) {
  EXPECT_EQ(lines_of(vpc_layout("10.20.0.0/16"_cidr, zones<'b', 'c'>, subnet_sizes<24, 20, 22>)),
            (std::vector<std::string>{"public_b 10.20.161.0/24", "public_c 10.20.162.0/24",
                                      "private_b 10.20.16.0/20", "private_c 10.20.32.0/20",
                                      "isolated_b 10.20.132.0/22", "isolated_c 10.20.136.0/22"}));
}

TEST(VpcLayout, TakesStatedRangesAsTheyAre) {
  EXPECT_EQ(lines_of(vpc_layout("10.20.0.0/16"_cidr, zones<2>,
                                public_ranges("10.20.0.0/24"_cidr, "10.20.1.0/24"_cidr),
                                private_ranges("10.20.16.0/20"_cidr, "10.20.32.0/20"_cidr),
                                isolated_ranges("10.20.2.0/24"_cidr, "10.20.3.0/24"_cidr))),
            (std::vector<std::string>{"public_a 10.20.0.0/24", "public_b 10.20.1.0/24",
                                      "private_a 10.20.16.0/20", "private_b 10.20.32.0/20",
                                      "isolated_a 10.20.2.0/24", "isolated_b 10.20.3.0/24"}));
}

// ---- what is refused at synthesis

TEST(VpcRules, RefusesRangesFromConfiguration) {
  EXPECT_TRUE(
      says(with_vpc(Target::terraform, {.layout = vpc_layout(parse_cidr("8.8.0.0/16"), zone_count(2))}),
           "QN-NET-01", "8.8.0.0/16"));
  EXPECT_TRUE(
      says(with_vpc(Target::terraform, {.layout = vpc_layout(parse_cidr("10.0.0.0/8"), zone_count(2))}),
           "QN-NET-01", "10.0.0.0/8"));
  EXPECT_TRUE(
      says(with_vpc(Target::terraform, {.layout = vpc_layout(parse_cidr("10.20.0.1/16"), zone_count(2))}),
           "QN-NET-01", "bits are set behind the prefix; the network is 10.20.0.0/16"));
  EXPECT_TRUE(says(with_vpc(Target::cloudformation, {.layout = vpc_layout(parse_cidr("ten"), zone_count(2))}),
                   "QN-NET-01", "no address range"));
}

TEST(VpcRules, RefusesSubnetsThatOverlapOrLeaveTheirVpc) {
  const auto layout = [](std::string_view second) {
    return vpc_layout(parse_cidr("10.20.0.0/16"), zone_count(2),
                      public_ranges(parse_cidr("10.20.0.0/24"), parse_cidr(second)),
                      private_ranges("10.20.16.0/20"_cidr, "10.20.32.0/20"_cidr),
                      isolated_ranges("10.20.2.0/24"_cidr, "10.20.3.0/24"_cidr));
  };
  EXPECT_TRUE(says(with_vpc(Target::terraform, {.layout = layout("10.20.2.0/24")}), "QN-NET-02",
                   "10.20.2.0/24 and 10.20.2.0/24 overlap"));
  EXPECT_TRUE(says(with_vpc(Target::terraform, {.layout = layout("10.21.0.0/24")}), "QN-NET-02",
                   "10.21.0.0/24, a public subnet"));
  EXPECT_TRUE(
      says(with_vpc(Target::terraform, {.layout = vpc_layout(parse_cidr("10.20.0.0/24"), zone_count(3))}),
           "QN-NET-02", "10.20.0.0/24 has room for zones a to b, and zones a, b, c are asked for"));
  EXPECT_TRUE(with_vpc(Target::terraform, {.layout = layout("10.20.1.0/24")}).diagnostics.empty());
}

TEST(VpcRules, RefusesOneZoneAndTiersThatAreMissing) {
  EXPECT_TRUE(
      says(with_vpc(Target::terraform, {.layout = vpc_layout(parse_cidr("10.20.0.0/16"), zone_count(1))}),
           "QN-NET-04", "zone a"));
  EXPECT_TRUE(
      says(with_vpc(Target::terraform,
                    {.layout = vpc_layout(parse_cidr("10.20.0.0/16"), zone_letters("ac"),
                                          public_ranges("10.20.0.0/24"_cidr, "10.20.1.0/24"_cidr),
                                          private_ranges("10.20.16.0/20"_cidr, "10.20.32.0/20"_cidr))}),
           "QN-NET-04", "0 ranges for 2 isolated subnets"));
}

TEST(VpcRules, RefusesDefaultRoutesFromIsolatedSubnets) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = ordinary_layout}};
    vpc.route(vpc.isolated_subnets(), parse_cidr("0.0.0.0/0"), transit_gateway("tgw-0123456789abcdef0"));
    vpc.route(vpc.private_subnets(), parse_cidr("::/0"), transit_gateway("tgw-0123456789abcdef0"));
    vpc.route(vpc.isolated_subnets(), parse_cidr("10.50.0.0/16"), transit_gateway("tgw-0123456789abcdef0"));
  });
  EXPECT_TRUE(says(result, "QN-NET-05", "a route to 0.0.0.0/0"));
  EXPECT_TRUE(says(result, "QN-NET-11", "a route to ::/0"));
  EXPECT_EQ(result.diagnostics.size(), 2u) << result.messages();
}

TEST(VpcRules, AsksForAReasonWhereOneNatGatewayServesAllZones) {
  const Synthesized without = with_vpc(Target::terraform, {.layout = ordinary_layout, .nat = single_nat("")});
  EXPECT_NE(without.messages().find("one NAT gateway for all zones in production states its reason"),
            std::string::npos);
  const Synthesized with =
      with_vpc(Target::terraform, {.layout = ordinary_layout, .nat = single_nat("batch jobs only")});
  EXPECT_TRUE(with.diagnostics.empty()) << with.messages();
  EXPECT_EQ(with.terraform_all("aws_nat_gateway").size(), 1u);
}

// ---- what both targets get

TEST(VpcLowering, IsDeclaredWithoutAWordOfComplaint) {
  EXPECT_EQ(ordinary(Target::terraform).messages(), "");
  EXPECT_EQ(ordinary(Target::cloudformation).messages(), "");
}

TEST(VpcLowering, DnsIsOn) {
  const json terraform = ordinary(Target::terraform).terraform("aws_vpc", "vpc");
  EXPECT_EQ(terraform.at("enable_dns_support"), true);
  EXPECT_EQ(terraform.at("enable_dns_hostnames"), true);
  const json cloudformation = ordinary(Target::cloudformation).cloudformation("Vpc");
  EXPECT_EQ(cloudformation.at("EnableDnsSupport"), true);
  EXPECT_EQ(cloudformation.at("EnableDnsHostnames"), true);
}

TEST(VpcLowering, SubnetsStandInNamedZonesWithRangesOfBothFamilies) {
  const Synthesized terraform = ordinary(Target::terraform);
  EXPECT_EQ(terraform.terraform_all("aws_subnet").size(), 6u);
  const json subnet = terraform.terraform("aws_subnet", "vpc_isolated_b");
  EXPECT_EQ(subnet.at("availability_zone"), "eu-west-1b");
  EXPECT_EQ(subnet.at("cidr_block"), "10.20.200.0/21");
  EXPECT_EQ(subnet.at("ipv6_cidr_block"), "${cidrsubnet(aws_vpc.vpc.ipv6_cidr_block, 8, 33)}");
  EXPECT_EQ(terraform.terraform("aws_vpc", "vpc").at("assign_generated_ipv6_cidr_block"), true);

  const Synthesized cloudformation = ordinary(Target::cloudformation);
  EXPECT_EQ(cloudformation.cloudformation_all("AWS::EC2::Subnet").size(), 6u);
  const json properties = cloudformation.cloudformation("VpcIsolatedB");
  EXPECT_EQ(properties.at("AvailabilityZone"), (json{{"Fn::Sub", "${AWS::Region}b"}}));
  EXPECT_EQ(properties.at("CidrBlock"), "10.20.200.0/21");
  EXPECT_EQ(properties.at("Ipv6CidrBlock").at("Fn::Select").at(0), 33);
  const json whole = cloudformation.only().at("Resources").at("VpcIsolatedB");
  EXPECT_NE(whole.at("DependsOn").dump().find("VpcIpv6Block"), std::string::npos);
}

TEST(VpcLowering, NothingGetsAPublicAddressAtLaunch) {
  const json subnets = ordinary(Target::terraform).terraform_all("aws_subnet");
  for (const auto& [name, subnet] : subnets.items()) {
    EXPECT_EQ(subnet.at("map_public_ip_on_launch"), false) << name;
    EXPECT_EQ(subnet.at("assign_ipv6_address_on_creation"), false) << name;
  }
  const json resources = ordinary(Target::cloudformation).cloudformation_all("AWS::EC2::Subnet");
  EXPECT_EQ(resources.size(), subnets.size());
  for (const auto& [name, subnet] : resources.items()) {
    EXPECT_EQ(subnet.at("Properties").at("MapPublicIpOnLaunch"), false) << name;
    EXPECT_EQ(subnet.at("Properties").at("AssignIpv6AddressOnCreation"), false) << name;
  }
}

TEST(VpcLowering, S3IsReachedThroughAGatewayEndpointWithAPolicy) {
  const Synthesized terraform = ordinary(Target::terraform);
  const json endpoint = terraform.terraform("aws_vpc_endpoint", "vpc_s3_endpoint");
  EXPECT_EQ(endpoint.at("vpc_endpoint_type"), "Gateway");
  EXPECT_EQ(endpoint.at("service_name"), "com.amazonaws.eu-west-1.s3");
  EXPECT_EQ(endpoint.at("policy"), "${data.aws_iam_policy_document.vpc_s3_endpoint_policy.json}");
  EXPECT_EQ(endpoint.at("route_table_ids").size(), 3u);  // public, and one in each zone of the private tier
  const json policy = terraform.terraform("aws_iam_policy_document", "vpc_s3_endpoint_policy");
  EXPECT_NE(policy.dump().find("aws:ResourceAccount"), std::string::npos);
  EXPECT_EQ(policy.dump().find("s3:*"), std::string::npos);

  const json properties = ordinary(Target::cloudformation).cloudformation("VpcS3Endpoint");
  EXPECT_EQ(properties.at("VpcEndpointType"), "Gateway");
  EXPECT_EQ(properties.at("RouteTableIds").size(), 3u);
  const json statements = properties.at("PolicyDocument").at("Statement");
  ASSERT_EQ(statements.size(), 1u);
  EXPECT_TRUE(statements.at(0).at("Condition").at("StringEquals").contains("aws:ResourceAccount"));
}

TEST(VpcLowering, FlowLogsAreOnEncryptedAndKeptForAYear) {
  const Synthesized terraform = ordinary(Target::terraform);
  const json log = terraform.terraform("aws_flow_log", "vpc_flow_log");
  EXPECT_EQ(log.at("traffic_type"), "ALL");
  EXPECT_EQ(log.at("log_destination"), "${aws_cloudwatch_log_group.vpc_flow_logs.arn}");
  EXPECT_EQ(log.at("vpc_id"), "${aws_vpc.vpc.id}");
  const json group = terraform.terraform("aws_cloudwatch_log_group", "vpc_flow_logs");
  EXPECT_EQ(group.at("retention_in_days"), 365);
  EXPECT_EQ(group.at("kms_key_id"), "${aws_kms_key.logs_key.arn}");

  const Synthesized cloudformation = ordinary(Target::cloudformation);
  const json properties = cloudformation.cloudformation("VpcFlowLog");
  EXPECT_EQ(properties.at("TrafficType"), "ALL");
  EXPECT_EQ(properties.at("ResourceId"), (json{{"Ref", "Vpc"}}));
  const json logs = cloudformation.cloudformation("VpcFlowLogs");
  EXPECT_EQ(logs.at("RetentionInDays"), 365);
  EXPECT_TRUE(logs.contains("KmsKeyId"));
}

TEST(VpcLowering, EachTierHasItsAclAndTheDefaultGroupNoRules) {
  const Synthesized terraform = ordinary(Target::terraform);
  for (const char* tier : {"public", "private", "isolated"}) {
    const json acl = terraform.terraform("aws_network_acl", std::string{"vpc_"} + tier + "_acl");
    EXPECT_EQ(acl.at("subnet_ids"), (json::array({std::string{"${aws_subnet.vpc_"} + tier + "_a.id}",
                                                  std::string{"${aws_subnet.vpc_"} + tier + "_b.id}"})));
  }
  const json group = terraform.terraform("aws_default_security_group", "vpc_default_security_group");
  EXPECT_EQ(group.at("vpc_id"), "${aws_vpc.vpc.id}");
  EXPECT_FALSE(group.contains("ingress"));
  EXPECT_FALSE(group.contains("egress"));

  const Synthesized cloudformation = ordinary(Target::cloudformation);
  EXPECT_EQ(cloudformation.cloudformation_all("AWS::EC2::NetworkAcl").size(), 3u);
  EXPECT_EQ(cloudformation.cloudformation("VpcPrivateBAclAssociation").at("NetworkAclId").at("Ref"),
            "VpcPrivateAcl");
  EXPECT_EQ(cloudformation.cloudformation_all("AWS::EC2::SubnetNetworkAclAssociation").size(), 6u);
  const json closing = cloudformation.cloudformation("VpcDefaultSecurityGroup");
  EXPECT_EQ(closing.at("Name"), "AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules");
  EXPECT_EQ(closing.at("Targets").at(0).at("Values").at(0),
            (json{{"Fn::GetAtt", {"Vpc", "DefaultSecurityGroup"}}}));
}

TEST(VpcLowering, TheIsolatedTierTalksInsideTheVpcOnly) {
  const json rules = ordinary(Target::terraform).terraform_all("aws_network_acl_rule");
  for (const auto& [name, rule] : rules.items()) {
    if (rule.at("network_acl_id") != "${aws_network_acl.vpc_isolated_acl.id}") continue;
    EXPECT_EQ(rule.value("cidr_block", rule.value("ipv6_cidr_block", "")),
              rule.contains("cidr_block") ? "10.20.0.0/16" : "${aws_vpc.vpc.ipv6_cidr_block}")
        << name;
  }
  const json entries = ordinary(Target::cloudformation).cloudformation_all("AWS::EC2::NetworkAclEntry");
  const auto is_isolated = [](const json& entry) {
    return entry.at("Properties").at("NetworkAclId") == json{{"Ref", "VpcIsolatedAcl"}};
  };
  const auto names_internet = [&](const json& entry) {
    const std::string text = entry.dump();
    return is_isolated(entry) &&
           (text.find("0.0.0.0/0") != std::string::npos || text.find("::/0") != std::string::npos);
  };
  EXPECT_EQ(count(entries, is_isolated), 4u);
  EXPECT_EQ(count(entries, names_internet), 0u);
}

TEST(VpcLowering, PrivateSubnetsLeaveThroughNatOnly) {
  const Synthesized terraform = ordinary(Target::terraform);
  EXPECT_EQ(terraform.terraform_all("aws_nat_gateway").size(), 2u);
  const json routes = terraform.terraform_all("aws_route");
  EXPECT_EQ(routes.size(), 6u);
  EXPECT_EQ(routes.at("vpc_private_b_default_route"),
            (json{{"//", "chat/Vpc/private_b_default_route"},
                  {"destination_cidr_block", "0.0.0.0/0"},
                  {"nat_gateway_id", "${aws_nat_gateway.vpc_nat_b.id}"},
                  {"route_table_id", "${aws_route_table.vpc_private_b_routes.id}"}}));
  EXPECT_EQ(routes.at("vpc_private_b_default_route_ipv6").at("egress_only_gateway_id"),
            "${aws_egress_only_internet_gateway.vpc_egress_only_gateway.id}");
  for (const auto& [name, route] : routes.items())
    EXPECT_EQ(route.dump().find("isolated"), std::string::npos) << name;

  const Synthesized cloudformation = ordinary(Target::cloudformation);
  EXPECT_EQ(cloudformation.cloudformation_all("AWS::EC2::Route").size(), 6u);
  EXPECT_EQ(cloudformation.cloudformation("VpcPrivateBDefaultRoute"),
            (json{{"DestinationCidrBlock", "0.0.0.0/0"},
                  {"NatGatewayId", {{"Ref", "VpcNatB"}}},
                  {"RouteTableId", {{"Ref", "VpcPrivateBRoutes"}}}}));
}

TEST(VpcLowering, OneNatGatewayTakesEffectOutsideProductionOnly) {
  const VpcProps props{.layout = ordinary_layout, .nat = outside_production(single_nat)};
  EXPECT_EQ(with_vpc(Target::terraform, props).terraform_all("aws_nat_gateway").size(), 2u);
  const Synthesized staging =
      with_vpc(Target::terraform, props, {"--env", "staging", "--env-kind", "staging"});
  EXPECT_EQ(staging.terraform_all("aws_nat_gateway").size(), 1u);
  EXPECT_EQ(staging.terraform("aws_route", "vpc_private_b_default_route").at("nat_gateway_id"),
            "${aws_nat_gateway.vpc_nat_a.id}");
}

TEST(VpcLowering, WithoutNatNothingLeaves) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const Synthesized result = with_vpc(target, {.layout = ordinary_layout, .nat = no_nat});
    EXPECT_EQ(result.messages(), "");
    const std::string text = result.only().dump();
    EXPECT_EQ(text.find("nat_gateway"), std::string::npos);
    EXPECT_EQ(text.find("NatGateway"), std::string::npos);
    EXPECT_EQ(text.find("gress_only"), std::string::npos);
    EXPECT_EQ(text.find("EgressOnly"), std::string::npos);
  }
}

TEST(VpcLowering, RoutesToJoinedNetworksOpenTheTiersAcl) {
  const auto declare = [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = ordinary_layout}};
    vpc.route(vpc.isolated_subnets(), "10.50.0.0/16"_cidr, transit_gateway("tgw-0123456789abcdef0"));
  };
  const Synthesized terraform = test::synthesize(Target::terraform, declare);
  EXPECT_EQ(terraform.terraform("aws_route", "vpc_isolated_routes_to_10_50_0_0_16").at("transit_gateway_id"),
            "tgw-0123456789abcdef0");
  EXPECT_EQ(terraform.terraform("aws_network_acl_rule", "vpc_isolated_acl_in_10_50_0_0_16").at("cidr_block"),
            "10.50.0.0/16");
  const Synthesized cloudformation = test::synthesize(Target::cloudformation, declare);
  EXPECT_EQ(cloudformation.cloudformation("VpcIsolatedRoutesTo1050016").is_null(), true);
  EXPECT_EQ(cloudformation.cloudformation("VpcIsolatedRoutesTo10500016").at("TransitGatewayId"),
            "tgw-0123456789abcdef0");
}

// ---- ACLs

std::set<std::string> locals_of(const std::vector<AclEntry>& entries) {
  std::set<std::string> locals;
  for (const AclEntry& entry : entries) locals.insert(entry.local);
  return locals;
}

TEST(VpcAcl, NumbersAreUniqueInEachDirectionAndDoNotMove) {
  const std::vector<Cidr> joined{"10.50.0.0/16"_cidr, "10.60.0.0/16"_cidr};
  for (const Tier tier : {Tier::public_tier, Tier::private_tier, Tier::isolated_tier}) {
    const auto few = acl_entries({.tier = tier});
    const auto many = acl_entries({.tier = tier, .ports_out = {25, 587, 8443}, .joined = joined});
    std::set<std::pair<bool, int>> numbers;
    for (const AclEntry& entry : many)
      EXPECT_TRUE(numbers.insert({entry.egress, entry.number}).second) << entry.local;
    for (const AclEntry& entry : many) EXPECT_LT(entry.number, 32767);
    for (const AclEntry& entry : few) {
      const auto same = std::ranges::find(many, entry.local, &AclEntry::local);
      ASSERT_NE(same, many.end()) << entry.local;
      EXPECT_EQ(same->number, entry.number) << entry.local;
    }
  }
}

TEST(VpcAcl, RepliesOfEveryAllowedConnectionAreAllowed) {
  const auto locals = locals_of(acl_entries({.tier = Tier::private_tier, .ports_out = {587}}));
  for (const char* local : {"in_replies", "in_replies_ipv6", "out_https", "out_https_ipv6", "out_port_587",
                            "out_port_587_ipv6", "in_too_big", "in_too_big_ipv6"})
    EXPECT_TRUE(locals.contains(local)) << local;
  EXPECT_FALSE(locals.contains("in_https"));
  EXPECT_FALSE(locals.contains("out_high_ports"));
}

TEST(VpcAcl, APrivateTierWithoutNatReachesS3AndNothingElse) {
  EXPECT_EQ(
      locals_of(acl_entries({.tier = Tier::private_tier, .reaches_internet = false})),
      (std::set<std::string>{"in_vpc", "in_vpc_ipv6", "out_vpc", "out_vpc_ipv6", "in_replies", "out_https"}));
}

// ---- an existing VPC

Synthesized with_existing(Target target, const ExistingVpcProps& props) {
  return test::synthesize(target, [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    ExistingVpc vpc{stack, "Vpc", props};
  });
}

TEST(ExistingVpc, EmitsNothing) {
  const ExistingVpcProps props{
      .id = "vpc-0123456789abcdef0",
      .range = "10.1.0.0/16"_cidr,
      .private_subnets = {{'b', "subnet-0bbbbbbbbbbbbbbbb"}, {'a', "subnet-0aaaaaaaaaaaaaaaa"}}};
  const Synthesized terraform = with_existing(Target::terraform, props);
  EXPECT_EQ(terraform.messages(), "");
  EXPECT_FALSE(terraform.only().contains("resource"));
}

TEST(ExistingVpc, RefusesIdsWithoutTheirShapeAndOneZone) {
  const Synthesized result =
      with_existing(Target::terraform, {.id = "network",
                                        .range = "10.1.0.0/16"_cidr,
                                        .isolated_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}}});
  EXPECT_TRUE(says(result, "QN-NET-04", "one zone with isolated subnets"));
  EXPECT_NE(result.messages().find("the id of an existing VPC has not the shape of one"), std::string::npos);
  EXPECT_NE(result.messages().find("\"network\""), std::string::npos);
}

}  // namespace quoin::aws::vpc_test
