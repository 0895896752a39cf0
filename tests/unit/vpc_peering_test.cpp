// Peerings: the connection, routes and network ACLs of both sides, in both targets, and what is refused.
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/address_plan.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/aws/vpc_peering.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

namespace quoin::aws::vpc_peering_test {

using nlohmann::json;
using test::Synthesized;

constexpr auto plan = address_plan("10.20.0.0/14"_cidr, vpc_ranges<16, "shop", "data", "tools">);

/// One stack with two VPCs.
Synthesized one_stack(Target target) {
  return test::synthesize(target, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc shop{stack, "Shop", {.layout = vpc_layout(plan.of<"shop">(), zones<2>)}};
    Vpc data{stack, "Data", {.layout = vpc_layout(plan.of<"data">(), zones<2>)}};
    VpcPeering peering{stack, "Peering", {.from = shop.private_subnets(), .to = data.isolated_subnets()}};
    Output id{stack, "PeeringId", {.value = peering.peering_id()}};
  });
}

/// A VPC in each of two stacks, and the peering in the first.
Synthesized two_stacks(Target target, Region second = eu_west_1, bool dns = true) {
  return test::synthesize(target, [&](App& app) {
    Stack near{app, "near", {.region = eu_west_1}};
    Stack far{app, "far", {.region = second}};
    Vpc shop{near, "Shop", {.layout = vpc_layout(plan.of<"shop">(), zones<2>)}};
    Vpc data{far, "Data", {.layout = vpc_layout(plan.of<"data">(), zones<2>)}};
    VpcPeering peering{near,
                       "Peering",
                       {.from = tiers(shop.private_subnets(), shop.isolated_subnets()),
                        .to = data.isolated_subnets(),
                        .dns_resolution = dns}};
  });
}

TEST(VpcPeering, JoinsTwoNetworksOfOneStackInTerraform) {
  const Synthesized result = one_stack(Target::terraform);
  EXPECT_EQ(result.messages(), "");
  const json connection = result.terraform("aws_vpc_peering_connection", "peering");
  EXPECT_EQ(connection.at("vpc_id"), "${aws_vpc.shop.id}");
  EXPECT_EQ(connection.at("peer_vpc_id"), "${aws_vpc.data.id}");
  EXPECT_EQ(connection.at("auto_accept"), true);
  EXPECT_FALSE(connection.contains("peer_region"));
  EXPECT_EQ(connection.at("accepter").at("allow_remote_vpc_dns_resolution"), true);
  EXPECT_EQ(connection.at("requester").at("allow_remote_vpc_dns_resolution"), true);

  const json route = result.terraform("aws_route", "peering_requester_private_a_routes");
  EXPECT_EQ(route.at("destination_cidr_block"), "10.21.0.0/16");
  EXPECT_EQ(route.at("route_table_id"), "${aws_route_table.shop_private_a_routes.id}");
  EXPECT_EQ(route.at("vpc_peering_connection_id"), "${aws_vpc_peering_connection.peering.id}");
  const json back = result.terraform("aws_route", "peering_accepter_isolated_routes_ipv6");
  EXPECT_EQ(back.at("destination_ipv6_cidr_block"), "${aws_vpc.shop.ipv6_cidr_block}");
  EXPECT_EQ(back.at("route_table_id"), "${aws_route_table.data_isolated_routes.id}");
  // Only the stated tiers: both tables of the private one, the one of the isolated one, two families each.
  std::size_t routes = 0;
  const json all = result.terraform_all("aws_route");
  for (const auto& [name, each] : all.items()) routes += each.contains("vpc_peering_connection_id") ? 1 : 0;
  EXPECT_EQ(routes, 6u);

  const json in = result.terraform("aws_network_acl_rule", "peering_requester_private_acl_in");
  EXPECT_EQ(in.at("network_acl_id"), "${aws_network_acl.shop_private_acl.id}");
  EXPECT_EQ(in.at("cidr_block"), "10.21.0.0/16");
  EXPECT_EQ(in.at("egress"), false);
  EXPECT_EQ(in.at("protocol"), "-1");
  EXPECT_EQ(in.at("rule_action"), "allow");
  const json out = result.terraform("aws_network_acl_rule", "peering_accepter_isolated_acl_out_ipv6");
  EXPECT_EQ(out.at("network_acl_id"), "${aws_network_acl.data_isolated_acl.id}");
  EXPECT_EQ(out.at("ipv6_cidr_block"), "${aws_vpc.shop.ipv6_cidr_block}");
  EXPECT_EQ(out.at("egress"), true);
  EXPECT_EQ(result.only().at("output").at("peering_id").at("value"),
            "${aws_vpc_peering_connection.peering.id}");
}

TEST(VpcPeering, JoinsTwoNetworksOfOneStackInCloudFormation) {
  const Synthesized result = one_stack(Target::cloudformation);
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.cloudformation("Peering"),
            (json{{"PeerVpcId", {{"Ref", "Data"}}}, {"VpcId", {{"Ref", "Shop"}}}}));
  const json route = result.cloudformation("PeeringRequesterPrivateARoutes");
  EXPECT_EQ(route.at("DestinationCidrBlock"), "10.21.0.0/16");
  EXPECT_EQ(route.at("RouteTableId"), (json{{"Ref", "ShopPrivateARoutes"}}));
  EXPECT_EQ(route.at("VpcPeeringConnectionId"), (json{{"Ref", "Peering"}}));
  const json& back = result.only().at("Resources").at("PeeringAccepterIsolatedRoutesIpv6");
  EXPECT_EQ(back.at("Properties").at("DestinationIpv6CidrBlock"),
            json::parse(R"({"Fn::Select": [0, {"Fn::GetAtt": ["Shop", "Ipv6CidrBlocks"]}]})"));
  EXPECT_EQ(back.at("DependsOn"), json{"ShopIpv6Block"});
  const json in = result.cloudformation("PeeringRequesterPrivateAclIn");
  EXPECT_EQ(in.at("CidrBlock"), "10.21.0.0/16");
  EXPECT_EQ(in.at("NetworkAclId"), (json{{"Ref", "ShopPrivateAcl"}}));
  EXPECT_EQ(in.at("Protocol"), -1);
  EXPECT_EQ(in.at("Egress"), false);
}

TEST(VpcPeering, IsTheSameInBothTargets) {
  for (const auto& synthesized : {+[](Target target) { return one_stack(target); },
                                  +[](Target target) { return two_stacks(target); }}) {
    const facts::Facts terraform = synthesized(Target::terraform).facts;
    const facts::Facts cloudformation = synthesized(Target::cloudformation).facts;
    for (const std::string_view kind : {"route", "acl_entry"}) {
      EXPECT_FALSE(terraform.at(std::string{kind}).empty());
      EXPECT_TRUE(terraform.at(std::string{kind}) == cloudformation.at(std::string{kind})) << kind;
    }
  }
}

TEST(VpcPeering, WaitsForBothNetworksOfTwoStacks) {
  const Synthesized terraform = two_stacks(Target::terraform);
  EXPECT_EQ(terraform.messages(), "");
  EXPECT_EQ(terraform.templates.at("far").dump().find("From the stack"), std::string::npos)
      << "the other side must not wait";
  EXPECT_EQ(terraform.templates.at("near")["resource"]["aws_route"]["peering_requester_isolated_routes_ipv6"]
                                          ["destination_ipv6_cidr_block"],
            "${var.far_data_ipv6_cidr_block}");

  const Synthesized cloudformation = two_stacks(Target::cloudformation);
  EXPECT_EQ(cloudformation.messages(), "");
  EXPECT_FALSE(cloudformation.templates.at("far").contains("Parameters"));
  EXPECT_EQ(cloudformation.templates.at("far")["Outputs"]["DataIpv6CidrBlocks0"]["Value"],
            json::parse(R"({"Fn::Select": [0, {"Fn::GetAtt": ["Data", "Ipv6CidrBlocks"]}]})"));
  EXPECT_EQ(cloudformation.templates.at("near")["Resources"]["PeeringRequesterIsolatedRoutesIpv6"]
                                               ["Properties"]["DestinationIpv6CidrBlock"],
            (json{{"Ref", "FarDataIpv6CidrBlocks0"}}));
}

TEST(VpcPeering, IsAcceptedInTheOtherRegion) {
  const Synthesized terraform = two_stacks(Target::terraform, eu_central_1);
  EXPECT_EQ(terraform.messages(), "");
  const json& near = terraform.templates.at("near").at("resource");
  const json& connection = near.at("aws_vpc_peering_connection").at("peering");
  EXPECT_EQ(connection.at("peer_region"), "eu-central-1");
  EXPECT_FALSE(connection.contains("auto_accept")) << "the provider refuses it beside another region";
  EXPECT_FALSE(connection.contains("provider"));
  const json& acceptance = near.at("aws_vpc_peering_connection_accepter").at("peering_acceptance");
  EXPECT_EQ(acceptance.at("auto_accept"), true);
  EXPECT_EQ(acceptance.at("provider"), "aws.eu_central_1");
  EXPECT_EQ(acceptance.at("accepter").at("allow_remote_vpc_dns_resolution"), true);
  const json& options = near.at("aws_vpc_peering_connection_options").at("peering_requester_options");
  EXPECT_EQ(options.at("vpc_peering_connection_id"),
            "${aws_vpc_peering_connection_accepter.peering_acceptance.id}");
  // No route before it is accepted; that of the other VPC in its own region.
  const json& there = near.at("aws_route").at("peering_accepter_isolated_routes");
  EXPECT_EQ(there.at("provider"), "aws.eu_central_1");
  EXPECT_EQ(there.at("vpc_peering_connection_id"),
            "${aws_vpc_peering_connection_accepter.peering_acceptance.id}");
  EXPECT_FALSE(near.at("aws_route").at("peering_requester_isolated_routes").contains("provider"));

  const Synthesized cloudformation = two_stacks(Target::cloudformation, eu_central_1);
  EXPECT_EQ(cloudformation.messages(), "");
  EXPECT_EQ(cloudformation.templates.at("near")["Resources"]["Peering"]["Properties"]["PeerRegion"],
            "eu-central-1");
  EXPECT_TRUE(cloudformation.templates.at("near-eu-central-1-last")["Resources"].contains(
      "PeeringAccepterIsolatedRoutes"));
}

TEST(VpcPeering, LeavesNamesAloneWhereAskedTo) {
  const json near = two_stacks(Target::terraform, eu_central_1, false).templates.at("near").at("resource");
  EXPECT_FALSE(near.contains("aws_vpc_peering_connection_options"));
  EXPECT_FALSE(near.at("aws_vpc_peering_connection_accepter").at("peering_acceptance").contains("accepter"));
  EXPECT_FALSE(two_stacks(Target::terraform, eu_west_1, false)
                   .templates.at("near")["resource"]["aws_vpc_peering_connection"]["peering"]
                   .contains("accepter"));
}

Subnets<Private> subnets_of_existing(const Scope& scope, std::string_view range) {
  const ExistingVpc vpc{
      scope,
      "Network",
      {.id = "vpc-0123456789abcdef0",
       .range = parse_cidr(range).value,
       .private_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}, {'b', "subnet-0bbbbbbbbbbbbbbbb"}}}};
  return vpc.private_subnets();
}

TEST(VpcPeering, LeavesTheRoutesOfAnExistingNetworkToItsOwner) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc shop{stack, "Shop", {.layout = vpc_layout(plan.of<"shop">(), zones<2>)}};
    VpcPeering peering{
        stack, "Peering", {.from = subnets_of_existing(stack, "10.1.0.0/16"), .to = shop.private_subnets()}};
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.terraform("aws_vpc_peering_connection", "peering").at("vpc_id"), "vpc-0123456789abcdef0");
  EXPECT_EQ(result.terraform("aws_route", "peering_accepter_private_a_routes").at("destination_cidr_block"),
            "10.1.0.0/16");
  EXPECT_TRUE(result.terraform("aws_route", "peering_accepter_private_a_routes_ipv6").is_null());
}

TEST(VpcPeering, NumbersOfAclEntriesDifferByPeer) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc shop{stack, "Shop", {.layout = vpc_layout(plan.of<"shop">(), zones<2>)}};
    Vpc data{stack, "Data", {.layout = vpc_layout(plan.of<"data">(), zones<2>)}};
    Vpc tools{stack, "Tools", {.layout = vpc_layout(plan.of<"tools">(), zones<2>)}};
    VpcPeering one{stack, "One", {.from = shop.private_subnets(), .to = data.private_subnets()}};
    VpcPeering two{stack, "Two", {.from = tools.private_subnets(), .to = shop.private_subnets()}};
  });
  EXPECT_EQ(result.messages(), "");
  const int one = result.terraform("aws_network_acl_rule", "one_requester_private_acl_in").at("rule_number");
  const int two = result.terraform("aws_network_acl_rule", "two_accepter_private_acl_in").at("rule_number");
  EXPECT_NE(one, two);
  EXPECT_GE(std::min(one, two), 26'000);
  EXPECT_LE(std::max(one, two) + 1, 32'766);
}

/// The message that is no note, with '#' for numbers of lines.
std::string refused(const std::function<void(const Stack&, const Vpc&, const Vpc&)>& declare,
                    Region second = eu_west_1, std::string_view account = {}) {
  const Synthesized result = test::synthesize(Target::terraform, [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    Stack other{app, "other", {.region = second, .account = account}};
    Vpc shop{stack, "Shop", {.layout = vpc_layout(plan.of<"shop">(), zones<2>)}};
    Vpc data{other, "Data", {.layout = vpc_layout(plan.of<"data">(), zones<2>)}};
    declare(stack, shop, data);
  });
  std::string found;
  for (const Diagnostic& each : result.diagnostics) {
    if (each.severity == Severity::note) continue;
    EXPECT_EQ(each.file, "vpc_peering_test.cpp");
    found +=
        (found.empty() ? "" : "\n") + each.path + " | " + each.rule + " | " + each.summary + " | " + each.got;
  }
  std::string plain;
  for (std::size_t i = 0; i < found.size(); ++i) {
    plain += found[i];
    if (!found.substr(0, i + 1).ends_with("_test.cpp:")) continue;
    while (i + 1 < found.size() && found[i + 1] >= '0' && found[i + 1] <= '9') ++i;
    plain += '#';
  }
  return plain;
}

TEST(VpcPeeringRules, RefusesRangesThatOverlap) {
  EXPECT_EQ(
      refused([](const Stack& stack, const Vpc& shop, const Vpc&) {
        VpcPeering peering{
            stack,
            "Peering",
            {.from = shop.private_subnets(), .to = subnets_of_existing(stack, "10.20.128.0/20")}};
      }),
      "chat/Peering | QN-NET-03 | two VPCs of one app do not share or overlap a range | 10.20.0.0/16 of "
      "chat/Shop (vpc_peering_test.cpp:#) overlaps 10.20.128.0/20 of chat/Network "
      "(vpc_peering_test.cpp:#)");
}

TEST(VpcPeeringRules, RefusesWhatAwsRefuses) {
  EXPECT_EQ(refused([](const Stack& stack, const Vpc& shop, const Vpc&) {
              VpcPeering peering{
                  stack, "Peering", {.from = shop.private_subnets(), .to = shop.isolated_subnets()}};
            }),
            "chat/Peering |  | a VPC is peered with itself | chat/Shop");
  EXPECT_EQ(refused([](const Stack& stack, const Vpc& shop, const Vpc& data) {
              VpcPeering one{stack, "One", {.from = shop.private_subnets(), .to = data.private_subnets()}};
              VpcPeering two{stack, "Two", {.from = data.isolated_subnets(), .to = shop.private_subnets()}};
            }),
            "chat/Two |  | two VPCs are peered twice, and AWS takes one peering of the two | other/Data and "
            "chat/Shop; the first one is at vpc_peering_test.cpp:#");
  EXPECT_EQ(refused([](const Stack& stack, const Vpc& shop, const Vpc& data) {
              VpcPeering peering{stack,
                                 "Peering",
                                 {.from = tiers(shop.private_subnets(), data.private_subnets()),
                                  .to = data.private_subnets()}};
            }),
            "chat/Peering |  | one side of a peering names tiers of two VPCs | chat/Shop and other/Data");
  const auto plain = [](const Stack& stack, const Vpc& shop, const Vpc& data) {
    VpcPeering peering{stack, "Peering", {.from = shop.private_subnets(), .to = data.private_subnets()}};
  };
  EXPECT_EQ(
      refused(plain, eu_west_1, "210987654321"),
      "chat/Peering |  | a peering leads into another account, where no stack of this one can accept it | "
      "123456789012 and 210987654321");
  EXPECT_EQ(
      refused(plain, cn_north_1),
      "chat/Peering |  | a peering leads into another partition of AWS, which none does | eu-west-1 and "
      "cn-north-1");
  EXPECT_EQ(refused(plain), "");
  EXPECT_EQ(
      refused([](const Stack& stack, const Vpc& shop, const Vpc& data) {
        shop.route(shop.private_subnets(), "10.21.0.0/16"_cidr, transit_gateway("tgw-0123456789abcdef0"));
        VpcPeering peering{stack, "Peering", {.from = shop.private_subnets(), .to = data.private_subnets()}};
      }),
      "chat/Peering |  | a tier routes one range to two gateways | 10.21.0.0/16 from the private tier");
}

// ---- address plans

TEST(AddressPlan, GivesEachNameARangeOfItsOwn) {
  static_assert(plan.of<"shop">().value == Cidr{0, 0x0A140000, 16, false});
  static_assert(plan.of<"tools">().value == Cidr{0, 0x0A160000, 16, false});
  // A name that is left out keeps its place.
  constexpr auto later = address_plan("10.20.0.0/14"_cidr, vpc_ranges<16, "", "data", "tools", "new">);
  static_assert(later.of<"tools">().value == plan.of<"tools">().value);
  const auto from_configuration = address_plan(parse_cidr("10.20.0.0/14"), vpc_ranges<16, "shop", "data">);
  EXPECT_EQ(from_configuration.of<"data">().value, plan.of<"data">().value);
}

TEST(AddressPlan, RefusesABlockFromConfigurationWhereItIsUsed) {
  const auto with = [](std::string_view block) {
    return test::synthesize(Target::terraform, [block](App& app) {
      Stack stack{app, "chat", {.region = eu_west_1}};
      const auto own = address_plan(parse_cidr(block), vpc_ranges<16, "shop", "data", "tools">);
      Vpc vpc{stack, "Vpc", {.layout = vpc_layout(own.of<"shop">(), zone_count(2))}};
    });
  };
  EXPECT_FALSE(has_errors(with("10.20.0.0/14").diagnostics));
  for (const std::string_view block : {"10.20.0.0/15", "8.20.0.0/14", "ten"}) {
    const Synthesized result = with(block);
    ASSERT_EQ(result.diagnostics.size(), 1u) << result.messages();
    EXPECT_EQ(result.diagnostics.front().rule, "QN-NET-01");
    EXPECT_EQ(result.diagnostics.front().path, "chat/Vpc");
    EXPECT_EQ(result.diagnostics.front().got, block == "ten" ? "no address range"
                                                             : std::string{block} +
                                                                   " of the address plan has no room "
                                                                   "for it, or is not private");
  }
}

}  // namespace quoin::aws::vpc_peering_test
