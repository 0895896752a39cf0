// Security groups: what the chain and the needed services open, and that nothing else is open, in both
// targets.
#include "constructs/security_group/security_group.hpp"
#include "constructs/vpc/subnets.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/bindings/resources.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace quoin::aws::security_group_test {

using nlohmann::json;
using quoin::detail::NodeData;
using quoin::detail::Relations;
using quoin::detail::Surroundings;
using test::Synthesized;

/// A stand-in for a construct in a VPC: nothing but a security group, and a port where others reach it.
struct HostIntent {
  SecurityGroupIntent security;
};

void resolve_intent(HostIntent& intent, const NodeData& self, const Relations& relations) {
  resolve_security(intent.security, self, relations);
}
template <class Resources> quoin::detail::Lowered lower(const HostIntent& intent) {
  Resources out;
  add_security_group(out, intent.security);
  return out.finish();
}
quoin::detail::Lowered lower_terraform(const HostIntent& intent, const Surroundings&) {
  return lower<tf::Resources>(intent);
}
quoin::detail::Lowered lower_cloudformation(const HostIntent& intent, const Surroundings&) {
  return lower<cfn::Resources>(intent);
}

struct Host {
  Node node;
  SubnetList subnets;

  Host(const Scope& scope, std::string_view id, const SubnetList& list, std::uint16_t port) : subnets{list} {
    quoin::detail::Tree& tree = quoin::detail::tree_of(scope.node());
    NodeData& data = tree.add_construct(scope.node(), id, "Host", HostIntent{.security = {.vpc = list.vpc}},
                                        std::source_location::current());
    data.endpoint = quoin::detail::Endpoint{.port = port, .protocol = "https"};
    node = Node{data};
  }
  void needs(std::string_view service) const {
    needs_service(*node.data(), subnets, service, std::source_location::current());
  }
};

void connect(const Host& from, const Host& to) { quoin::detail::connect({.node = from.node}, to.node); }
void connect_internet(const Host& to) { quoin::detail::connect({}, to.node); }

/// A stack with a VPC, a load balancer, a service and a database, all stand-ins.
template <class Chain> Synthesized synthesize(Target target, const Chain& chain) {
  return test::synthesize(target, [&](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    const Host balancer{stack, "Alb", subnets_of(vpc.public_subnets()), 443};
    const Host service{stack, "Api", subnets_of(vpc.private_subnets()), 3443};
    const Host database{stack, "Db", subnets_of(vpc.isolated_subnets()), 3306};
    chain(balancer, service, database);
  });
}

void whole_chain(const Host& balancer, const Host& service, const Host& database) {
  connect_internet(balancer);
  connect(balancer, service);
  connect(service, database);
  service.needs("logs");
  service.needs("ecr.dkr");
}

/// The rules of a security group in Terraform, by name.
json rules_of(const Synthesized& result, const std::string& direction, const std::string& group) {
  json found = json::object();
  const json rules = result.terraform_all("aws_vpc_security_group_" + direction + "_rule");
  for (const auto& [name, rule] : rules.items())
    if (rule.at("security_group_id") == "${aws_security_group." + group + ".id}") found[name] = rule;
  return found;
}

/// The rules of both directions.
json all_rules_of(const Synthesized& result) {
  json rules = result.terraform_all("aws_vpc_security_group_ingress_rule");
  rules.update(result.terraform_all("aws_vpc_security_group_egress_rule"));
  return rules;
}

TEST(SecurityGroup, StartsClosedBothWays) {
  const auto nothing = [](const Host&, const Host&, const Host&) {};
  const Synthesized terraform = synthesize(Target::terraform, nothing);
  EXPECT_EQ(terraform.messages(), "");
  const json group = terraform.terraform("aws_security_group", "db_security_group");
  EXPECT_EQ(group.at("description"), "Security group of chat/Db");
  EXPECT_EQ(group.at("name_prefix"), "chat-Db-");
  EXPECT_FALSE(group.contains("ingress"));
  EXPECT_FALSE(group.contains("egress"));
  EXPECT_TRUE(terraform.terraform_all("aws_vpc_security_group_ingress_rule").empty());
  EXPECT_TRUE(terraform.terraform_all("aws_vpc_security_group_egress_rule").empty());

  const Synthesized cloudformation = synthesize(Target::cloudformation, nothing);
  const json properties = cloudformation.cloudformation("DbSecurityGroup");
  EXPECT_EQ(properties.at("GroupDescription"), "Security group of chat/Db");
  EXPECT_FALSE(properties.contains("SecurityGroupIngress"));
  // The one rule keeps AWS's own away, which would let everything out.
  ASSERT_EQ(properties.at("SecurityGroupEgress").size(), 1u);
  EXPECT_EQ(properties.at("SecurityGroupEgress").at(0).at("CidrIp"), "127.0.0.1/32");
  EXPECT_TRUE(cloudformation.cloudformation_all("AWS::EC2::SecurityGroupIngress").empty());
  EXPECT_TRUE(cloudformation.cloudformation_all("AWS::EC2::SecurityGroupEgress").empty());
}

TEST(SecurityGroup, TheChainOpensExactlyItsEdges) {
  const Synthesized result = synthesize(Target::terraform, whole_chain);
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(rules_of(result, "ingress", "db_security_group"),
            (json{{"db_ingress_from_api_3306",
                   {{"//", "chat/Db/ingress_from_api_3306"},
                    {"description", "From chat/Api"},
                    {"from_port", 3306},
                    {"ip_protocol", "tcp"},
                    {"referenced_security_group_id", "${aws_security_group.api_security_group.id}"},
                    {"security_group_id", "${aws_security_group.db_security_group.id}"},
                    {"to_port", 3306}}}}));
  EXPECT_TRUE(rules_of(result, "egress", "db_security_group").empty());
  EXPECT_EQ(rules_of(result, "ingress", "api_security_group").size(), 1u);
  EXPECT_EQ(rules_of(result, "egress", "alb_security_group").size(), 1u);
  EXPECT_EQ(rules_of(result, "egress", "alb_security_group")
                .at("alb_egress_to_api_3443")
                .at("referenced_security_group_id"),
            "${aws_security_group.api_security_group.id}");
}

TEST(SecurityGroup, TheInternetComesInOverBothFamilies) {
  const Synthesized result = synthesize(Target::terraform, whole_chain);
  const json rules = rules_of(result, "ingress", "alb_security_group");
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules.at("alb_ingress_from_internet_443").at("cidr_ipv4"), "0.0.0.0/0");
  EXPECT_EQ(rules.at("alb_ingress_from_internet_443_ipv6").at("cidr_ipv6"), "::/0");
}

TEST(SecurityGroup, NeededServicesOpenTheEndpointsToTheirCallersAlone) {
  const Synthesized result = synthesize(Target::terraform, whole_chain);
  const json out = rules_of(result, "egress", "api_security_group");
  ASSERT_EQ(out.size(), 3u);
  EXPECT_EQ(out.at("api_egress_to_vpc_endpoints_443").at("referenced_security_group_id"),
            "${aws_security_group.vpc_endpoints_security_group.id}");
  EXPECT_EQ(out.at("api_egress_to_s3_443").at("prefix_list_id"),
            "${aws_vpc_endpoint.vpc_s3_endpoint.prefix_list_id}");
  const json in = rules_of(result, "ingress", "vpc_endpoints_security_group");
  ASSERT_EQ(in.size(), 1u);
  EXPECT_EQ(in.at("vpc_endpoints_ingress_from_api_443").at("referenced_security_group_id"),
            "${aws_security_group.api_security_group.id}");
  EXPECT_TRUE(rules_of(result, "egress", "vpc_endpoints_security_group").empty());

  const json endpoints = result.terraform_all("aws_vpc_endpoint");
  EXPECT_EQ(endpoints.size(), 3u);  // S3, logs and ecr.dkr: no more than what is needed
  const json& logs = endpoints.at("vpc_endpoint_logs");
  EXPECT_EQ(logs.at("private_dns_enabled"), true);
  EXPECT_EQ(logs.at("service_name"), "com.amazonaws.eu-west-1.logs");
  EXPECT_EQ(logs.at("subnet_ids"),
            (json{"${aws_subnet.vpc_private_a.id}", "${aws_subnet.vpc_private_b.id}"}));
  EXPECT_EQ(logs.at("policy"), "${data.aws_iam_policy_document.vpc_endpoint_logs_policy.json}");
  const std::string policy = result.terraform("aws_iam_policy_document", "vpc_s3_endpoint_policy").dump();
  EXPECT_NE(policy.find("prod-eu-west-1-starport-layer-bucket"), std::string::npos);
}

TEST(SecurityGroup, CloudFormationOpensTheSameAndAsksForThePrefixList) {
  const Synthesized result = synthesize(Target::cloudformation, whole_chain);
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.cloudformation("DbIngressFromApi3306"),
            (json{{"Description", "From chat/Api"},
                  {"FromPort", 3306},
                  {"GroupId", {{"Fn::GetAtt", {"DbSecurityGroup", "GroupId"}}}},
                  {"IpProtocol", "tcp"},
                  {"SourceSecurityGroupId", {{"Fn::GetAtt", {"ApiSecurityGroup", "GroupId"}}}},
                  {"ToPort", 3306}}));
  EXPECT_EQ(result.cloudformation_all("AWS::EC2::SecurityGroupIngress").size(), 5u);
  EXPECT_EQ(result.cloudformation_all("AWS::EC2::SecurityGroupEgress").size(), 4u);
  EXPECT_EQ(result.cloudformation("ApiEgressToS3443").at("DestinationPrefixListId"),
            (json{{"Ref", "S3PrefixListId"}}));
  const json parameter = result.only().at("Parameters").at("S3PrefixListId");
  EXPECT_NE(parameter.at("Description").get<std::string>().find("describe-managed-prefix-lists"),
            std::string::npos);
  EXPECT_NE(parameter.at("Description").get<std::string>().find("com.amazonaws.eu-west-1.s3"),
            std::string::npos);
}

TEST(SecurityGroup, NoRuleSpansAllPortsOrProtocols) {
  const Synthesized result = synthesize(Target::terraform, whole_chain);
  const json rules = all_rules_of(result);
  EXPECT_EQ(rules.size(), 9u);
  for (const auto& [name, rule] : rules.items()) {
    EXPECT_EQ(rule.at("ip_protocol"), "tcp") << name;
    EXPECT_EQ(rule.at("from_port"), rule.at("to_port")) << name;
  }
}

TEST(SecurityGroup, InsideTheVpcRulesNameGroupsOrPrefixLists) {
  const Synthesized result = synthesize(Target::terraform, whole_chain);
  const json rules = all_rules_of(result);
  EXPECT_EQ(rules.size(), 9u);
  for (const auto& [name, rule] : rules.items()) {
    const bool is_internet = name.find("internet") != std::string::npos;
    EXPECT_EQ(rule.contains("cidr_ipv4") || rule.contains("cidr_ipv6"), is_internet) << name;
  }
}

TEST(SecurityGroup, RefusesARangeInsideTheVpcOpenEgressAndPortZero) {
  const Synthesized result = synthesize(Target::terraform, [](const Host&, const Host& service, const Host&) {
    quoin::detail::connect_outside(service.node, cidr("10.20.4.0/24"_cidr, 443));
    quoin::detail::connect_outside(service.node, cidr(parse_cidr("0.0.0.0/0").value, 443));
    quoin::detail::connect_outside(service.node, cidr("198.51.100.0/24"_cidr, 0));
    quoin::detail::connect_outside(service.node, cidr("198.51.100.0/24"_cidr, 443));
  });
  const auto refused = [&](std::string_view rule, std::string_view got) {
    return std::ranges::any_of(result.diagnostics, [&](const Diagnostic& each) {
      return each.rule == rule && each.path == "chat/Api" && each.got.find(got) != std::string::npos;
    });
  };
  EXPECT_TRUE(refused("QN-SG-09", "10.20.4.0/24 lies inside the VPC's 10.20.0.0/16"));
  EXPECT_TRUE(refused("QN-SG-07", "0.0.0.0/0"));
  EXPECT_TRUE(refused("QN-SG-08", "port 0"));
  EXPECT_EQ(result.diagnostics.size(), 3u) << result.messages();
}

TEST(SecurityGroup, DestinationsOutsideOpenTheAclsToo) {
  const Synthesized result = synthesize(Target::terraform, [](const Host&, const Host& service, const Host&) {
    service.needs("logs");
    quoin::detail::connect_outside(service.node, outside(Port{587}));
    quoin::detail::connect_outside(service.node, cidr("198.51.100.0/24"_cidr, 443));
  });
  EXPECT_EQ(result.messages(), "");
  const json rules = rules_of(result, "egress", "api_security_group");
  EXPECT_EQ(rules.at("api_egress_to_internet_587").at("cidr_ipv4"), "0.0.0.0/0");
  EXPECT_EQ(rules.at("api_egress_to_198_51_100_0_24_443").at("cidr_ipv4"), "198.51.100.0/24");
  for (const char* tier : {"public", "private"})
    EXPECT_FALSE(
        result.terraform("aws_network_acl_rule", std::string{"vpc_"} + tier + "_acl_out_port_587").is_null());
  EXPECT_TRUE(result.terraform("aws_network_acl_rule", "vpc_isolated_acl_out_port_587").is_null());
}

TEST(SecurityGroup, AnEdgeBetweenStacksIsMadeByTheCaller) {
  const auto declare = [](App& app) {
    Stack data{app, "data", {.region = eu_west_1}};
    Vpc vpc{data, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    const Host database{data, "Db", subnets_of(vpc.isolated_subnets()), 3306};
    Stack web{app, "web", {.region = eu_west_1}};
    const Host service{web, "Api", subnets_of(vpc.private_subnets()), 3443};
    service.needs("logs");
    connect(service, database);
  };
  const Synthesized result = test::synthesize(Target::terraform, declare);
  EXPECT_EQ(result.messages(), "");
  const json& of_data = result.templates.at("data").at("resource");
  EXPECT_FALSE(of_data.contains("aws_vpc_security_group_ingress_rule"));
  const json& rules = result.templates.at("web").at("resource").at("aws_vpc_security_group_ingress_rule");
  EXPECT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules.at("api_ingress_of_data_db_3306").at("referenced_security_group_id"),
            "${aws_security_group.api_security_group.id}");
  EXPECT_TRUE(rules.contains("api_ingress_of_data_vpc_endpoints_443"));
}

TEST(SecurityGroup, ACallToTheInternetFromAVpcWithoutNatIsRefused) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>), .nat = no_nat}};
    const Host service{stack, "Api", subnets_of(vpc.private_subnets()), 3443};
    service.needs("logs");
    quoin::detail::connect_outside(service.node, outside(https));
  });
  ASSERT_EQ(result.diagnostics.size(), 1u) << result.messages();
  EXPECT_EQ(result.diagnostics.front().severity, Severity::error);
  EXPECT_EQ(result.diagnostics.front().got, "chat/Api calls port 443");
}

TEST(SecurityGroup, AServiceWithoutAnEndpointIsNamedWithThoseThatHaveOne) {
  const Synthesized result = synthesize(Target::terraform, [](const Host&, const Host& service, const Host&) {
    service.needs("secretmanager");
  });
  ASSERT_EQ(result.diagnostics.size(), 1u) << result.messages();
  EXPECT_EQ(result.diagnostics.front().got, "\"secretmanager\"");
  EXPECT_NE(result.diagnostics.front().fix.find("secretsmanager"), std::string::npos);
}

TEST(SecurityGroup, AnIsolatedCallerOfS3GetsARouteAndAnAclForItsTier) {
  const Synthesized result = synthesize(
      Target::terraform, [](const Host&, const Host&, const Host& database) { database.needs("s3"); });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.terraform("aws_vpc_endpoint", "vpc_s3_endpoint").at("route_table_ids").size(), 4u);
  EXPECT_EQ(result.terraform("aws_network_acl_rule", "vpc_isolated_acl_out_https").at("to_port"), 443);
  EXPECT_EQ(rules_of(result, "egress", "db_security_group").size(), 1u);
}

TEST(SecurityGroup, PeersWithNamesThatLookAlikeGetARuleEach) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    Group group{stack, "Order"};
    const Host inner{group.node, "Api", subnets_of(vpc.private_subnets()), 3443};
    const Host outer{stack, "Order-Api", subnets_of(vpc.private_subnets()), 3443};
    const Host database{stack, "Db", subnets_of(vpc.isolated_subnets()), 3306};
    connect(inner, database);
    connect(outer, database);
  });
  EXPECT_FALSE(has_errors(result.diagnostics)) << result.messages();
  EXPECT_EQ(rules_of(result, "ingress", "db_security_group").size(), 2u);
}

TEST(SecurityGroup, AnExistingVpcSaysWhereItsEndpointsAre) {
  const auto declare = [](const ExistingVpcProps& props) {
    return test::synthesize(Target::terraform, [&](App& app) {
      Stack stack{app, "chat", {.region = eu_west_1}};
      ExistingVpc vpc{stack, "Vpc", props};
      const Host service{stack, "Api", subnets_of(vpc.private_subnets()), 3443};
      service.needs("logs");
      service.needs("s3");
    });
  };
  const Synthesized stated =
      declare({.id = "vpc-0123456789abcdef0",
               .range = "10.1.0.0/16"_cidr,
               .private_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}, {'b', "subnet-0bbbbbbbbbbbbbbbb"}},
               .endpoints_security_group = "sg-0123456789abcdef0",
               .s3_prefix_list = "pl-6da54004"});
  EXPECT_EQ(stated.messages(), "");
  const json rules = rules_of(stated, "egress", "api_security_group");
  EXPECT_EQ(rules.at("api_egress_to_vpc_endpoints_443").at("referenced_security_group_id"),
            "sg-0123456789abcdef0");
  EXPECT_EQ(rules.at("api_egress_to_s3_443").at("prefix_list_id"), "pl-6da54004");
  EXPECT_EQ(stated.terraform("aws_security_group", "api_security_group").at("vpc_id"),
            "vpc-0123456789abcdef0");

  const Synthesized silent =
      declare({.id = "vpc-0123456789abcdef0",
               .range = "10.1.0.0/16"_cidr,
               .private_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}, {'b', "subnet-0bbbbbbbbbbbbbbbb"}}});
  EXPECT_NE(silent.messages().find("chat/Api needs logs"), std::string::npos);
  EXPECT_NE(silent.messages().find("chat/Api needs s3"), std::string::npos);
}

}  // namespace quoin::aws::security_group_test
