// The rules of whole graphs, each broken by a raw resource or an override: the whole message.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "good_resources_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/iam.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/aws/rules/net.hpp>
#include <quoin/aws/rules/rds.hpp>
#include <quoin/aws/rules/s3.hpp>
#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws/rules/tls.hpp>
#include <quoin/chain.hpp>

#include <algorithm>
#include <source_location>
#include <string>

namespace quoin::facts_rules_test {

using nlohmann::json;
using Declare = std::function<void(const Stack&)>;

std::string said(const Declare& declare, Target target = Target::terraform) {
  return test::without_lines(test::synthesize(target, [&](App& app) {
                               const Stack stack{app, "net", {.region = eu_west_1}};
                               declare(stack);
                             }).messages());
}

/// The message of a rule, whose text stands in one place only.
std::string broken(const RuleText& rule, const std::string& path, const std::string& got) {
  return "error[" + std::string{rule.id()} + "]: " + std::string{rule.title()} + "\n  at " + path +
         " (facts_rules_test.cpp:N)\n  got: " + got + "\n  fix: " + std::string{rule.fix()} + "\n";
}

json ingress(const std::string& group, const std::string& peer, const std::string& what, int from, int to) {
  return {{"security_group_id", "${net/" + group + ".id}"},
          {peer, what},
          {"ip_protocol", "tcp"},
          {"from_port", from},
          {"to_port", to}};
}

TEST(FactsRules, AGroupThatTheInternetReaches) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "Api", "aws_security_group");
              test::raw(stack, "Open", "aws_vpc_security_group_ingress_rule",
                        ingress("Api", "cidr_ipv4", "0.0.0.0/0", 443, 443));
            }),
            broken(QUOIN_QN_SG_10, "net/Api", "it admits 0.0.0.0/0 on port 443"));
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "Api", "aws_security_group");
              test::raw(stack, "Open", "aws_vpc_security_group_ingress_rule",
                        ingress("Api", "cidr_ipv6", "::/0", 443, 443));
            }),
            broken(QUOIN_QN_SG_10, "net/Api", "it admits ::/0 on port 443"));
}

TEST(FactsRules, TheInternetInTwoHalvesIsTheInternet) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "Api", "aws_security_group",
                        {{"ingress", json::array({{{"cidr_blocks", json::array({"0.0.0.0/1", "128.0.0.0/1"})},
                                                   {"protocol", "tcp"},
                                                   {"from_port", 22},
                                                   {"to_port", 22}}})}});
            }),
            broken(QUOIN_QN_SG_10, "net/Api", "it admits 0.0.0.0/1 on port 22") +
                broken(QUOIN_QN_SG_10, "net/Api", "it admits 128.0.0.0/1 on port 22"));
}

TEST(FactsRules, AnOfficeIsNotTheInternet) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "Bastion", "aws_security_group");
              test::raw(stack, "Office", "aws_vpc_security_group_ingress_rule",
                        ingress("Bastion", "cidr_ipv4", "203.0.113.0/24", 22, 22));
            }),
            "");
}

TEST(FactsRules, WhatStandsBehindAnOpenGroup) {
  EXPECT_EQ(
      said([](const Stack& stack) {
        test::raw(stack, "Api", "aws_security_group");
        test::raw(stack, "Db", "aws_security_group");
        test::raw(stack, "Open", "aws_vpc_security_group_ingress_rule",
                  ingress("Api", "cidr_ipv4", "0.0.0.0/0", 443, 443));
        test::raw(stack, "FromApi", "aws_vpc_security_group_ingress_rule",
                  ingress("Db", "referenced_security_group_id", "${net/Api.id}", 3306, 3306));
      }),
      broken(QUOIN_QN_SG_10, "net/Api", "it admits 0.0.0.0/0 on port 443") +
          broken(QUOIN_QN_SG_10, "net/Db", "it admits net/Api, which the internet reaches, on port 3306"));
}

TEST(FactsRules, ADeclaredChainIsNoFinding) {
  EXPECT_EQ(said([](const Stack& stack) {
              const Node api = test::raw(stack, "Api", "aws_security_group");
              api.data()->endpoint = detail::Endpoint{.port = 443, .protocol = "https"};
              detail::connect({{}, {}, std::source_location::current()}, api);
              test::raw(stack, "Open", "aws_vpc_security_group_ingress_rule",
                        ingress("Api", "cidr_ipv4", "0.0.0.0/0", 443, 443));
            }),
            "");
}

TEST(FactsRules, AllPortsAndAllProtocols) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "A", "aws_security_group");
              test::raw(stack, "B", "aws_security_group");
              test::raw(stack, "Ports", "aws_vpc_security_group_ingress_rule",
                        ingress("A", "referenced_security_group_id", "${net/B.id}", 0, 65535));
              test::raw(stack, "Protocols", "aws_vpc_security_group_egress_rule",
                        {{"security_group_id", "${net/B.id}"},
                         {"referenced_security_group_id", "${net/A.id}"},
                         {"ip_protocol", "-1"}});
            }),
            broken(QUOIN_QN_SG_08, "net/A", "ingress from net/B on all ports of tcp") +
                broken(QUOIN_QN_SG_08, "net/B", "egress to net/A of all protocols"));
  EXPECT_EQ(said([](const Stack& stack) { test::raw(stack, "Open", "AWS::EC2::SecurityGroup"); },
                 Target::cloudformation),
            broken(QUOIN_QN_SG_08, "net/Open", "egress to 0.0.0.0/0 of all protocols"));
}

/// A network that breaks no rule by itself.
void network(const Stack& stack, const std::string& id, const json& arguments) {
  test::raw(stack, id, "aws_vpc", arguments);
  test::raw(stack, id + "Logs", "aws_flow_log", {{"vpc_id", "${net/" + id + ".id}"}});
}

const json good_vpc = {
    {"cidr_block", "10.0.0.0/16"}, {"enable_dns_hostnames", true}, {"enable_dns_support", true}};

TEST(FactsRules, ARangeInsideTheNetwork) {
  EXPECT_EQ(said([](const Stack& stack) {
              network(stack, "Vpc", good_vpc);
              test::raw(stack, "Api", "aws_security_group");
              test::raw(stack, "Rule", "aws_vpc_security_group_ingress_rule",
                        ingress("Api", "cidr_ipv4", "10.0.1.0/24", 443, 443));
            }),
            broken(QUOIN_QN_SG_09, "net/Api", "10.0.1.0/24 lies inside net/Vpc"));
}

TEST(FactsRules, NetworksThatOverlap) {
  EXPECT_EQ(said([](const Stack& stack) {
              json other = good_vpc;
              other["cidr_block"] = "10.0.128.0/17";
              network(stack, "One", good_vpc);
              network(stack, "Two", other);
            }),
            broken(QUOIN_QN_NET_03, "net/Two", "10.0.128.0/17 overlaps 10.0.0.0/16 of net/One"));
}

TEST(FactsRules, NamesInTheNetwork) {
  EXPECT_EQ(said([](const Stack& stack) {
              network(stack, "Vpc", {{"cidr_block", "10.0.0.0/16"}, {"enable_dns_support", false}});
            }),
            broken(QUOIN_QN_NET_06, "net/Vpc", "dns_hostnames is false") +
                broken(QUOIN_QN_NET_06, "net/Vpc", "dns_support is false"));
}

TEST(FactsRules, PublicAddressesAtLaunch) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "A", "aws_subnet", {{"map_public_ip_on_launch", true}});
            }),
            broken(QUOIN_QN_NET_08, "net/A", "public_addresses is true"));
  EXPECT_EQ(said(
                [](const Stack& stack) {
                  test::raw(stack, "A", "AWS::EC2::Subnet", {{"MapPublicIpOnLaunch", true}});
                },
                Target::cloudformation),
            broken(QUOIN_QN_NET_08, "net/A", "public_addresses is true"));
  EXPECT_EQ(said([](const Stack& stack) {
              json service = test::good_service(Target::terraform);
              service["network_configuration"] = json::array({{{"assign_public_ip", true}}});
              test::raw(stack, "Service", "aws_ecs_service", service);
            }),
            broken(QUOIN_QN_ECS_01, "net/Service", "has_one is true"));
  EXPECT_EQ(
      said(
          [](const Stack& stack) {
            json service = test::good_service(Target::cloudformation);
            service["NetworkConfiguration"] = {{"AwsvpcConfiguration", {{"AssignPublicIp", "ENABLED"}}}};
            test::raw(stack, "Service", "AWS::ECS::Service", service);
          },
          Target::cloudformation),
      broken(QUOIN_QN_ECS_01, "net/Service", "has_one is true"));
}

/// A database with its group and subnet, which breaks no rule by itself.
void database(const Stack& stack, const json& more = json::object()) {
  test::raw(stack, "A", "aws_subnet");
  test::raw(stack, "Subnets", "aws_db_subnet_group", {{"subnet_ids", json::array({"${net/A.id}"})}});
  test::raw(stack, "DbGroup", "aws_security_group");
  json arguments = test::good_database(Target::terraform);
  arguments["db_subnet_group_name"] = "${net/Subnets.name}";
  arguments["vpc_security_group_ids"] = json::array({"${net/DbGroup.id}"});
  arguments.update(more);
  test::raw(stack, "Db", "aws_db_instance", arguments);
}

TEST(FactsRules, ADatabaseThatAdmitsARange) {
  EXPECT_EQ(said([](const Stack& stack) {
              database(stack);
              test::raw(stack, "Rule", "aws_vpc_security_group_ingress_rule",
                        ingress("DbGroup", "cidr_ipv4", "203.0.113.0/24", 3306, 3306));
            }),
            broken(QUOIN_QN_SG_03, "net/Db", "it admits 203.0.113.0/24"));
}

TEST(FactsRules, ADatabaseThatAdmitsAStranger) {
  EXPECT_EQ(said([](const Stack& stack) {
              database(stack);
              test::raw(stack, "Jobs", "aws_security_group");
              test::raw(stack, "Rule", "aws_vpc_security_group_ingress_rule",
                        ingress("DbGroup", "referenced_security_group_id", "${net/Jobs.id}", 3306, 3306));
            }),
            broken(QUOIN_QN_SG_03, "net/Db", "it admits net/Jobs"));
}

TEST(FactsRules, AServiceThatAdmitsAStranger) {
  const auto admitting = [](const std::string& peer, const std::string& whom) {
    return said([&](const Stack& stack) {
      test::raw(stack, "Jobs", "aws_security_group");
      test::raw(stack, "ApiGroup", "aws_security_group");
      json service = test::good_service(Target::terraform);
      service["network_configuration"] =
          json::array({{{"security_groups", json::array({"${net/ApiGroup.id}"})}}});
      test::raw(stack, "Api", "aws_ecs_service", service);
      test::raw(stack, "Rule", "aws_vpc_security_group_ingress_rule",
                ingress("ApiGroup", peer, whom, 3443, 3443));
    });
  };
  EXPECT_EQ(admitting("referenced_security_group_id", "${net/Jobs.id}"),
            broken(QUOIN_QN_SG_02, "net/Api", "it admits net/Jobs"));
  EXPECT_EQ(admitting("cidr_ipv4", "203.0.113.0/24"),
            broken(QUOIN_QN_SG_02, "net/Api", "it admits 203.0.113.0/24"));
  EXPECT_EQ(admitting("referenced_security_group_id", "${net/ApiGroup.id}"), "");  // its own tasks
}

json egress(const std::string& group, const std::string& peer, const std::string& what) {
  return ingress(group, peer, what, 443, 443);
}

TEST(FactsRules, ALoadBalancerThatSendsElsewhere) {
  const auto sending = [](const std::string& peer, const std::string& whom) {
    return said([&](const Stack& stack) {
      test::raw(stack, "Jobs", "aws_security_group");
      test::raw(stack, "AlbGroup", "aws_security_group");
      json balancer = test::good_load_balancer(Target::terraform);
      balancer["security_groups"] = json::array({"${net/AlbGroup.id}"});
      test::raw(stack, "Alb", "aws_lb", balancer);
      test::raw(stack, "Rule", "aws_vpc_security_group_egress_rule", egress("AlbGroup", peer, whom));
    });
  };
  EXPECT_EQ(sending("referenced_security_group_id", "${net/Jobs.id}"),
            broken(QUOIN_QN_SG_06, "net/Alb", "it sends to net/Jobs"));
  EXPECT_EQ(sending("cidr_ipv4", "203.0.113.0/24"),
            broken(QUOIN_QN_SG_06, "net/Alb", "it sends to 203.0.113.0/24"));
}

TEST(FactsRules, AServiceThatSendsElsewhere) {
  const auto sending = [](const std::string& peer, const std::string& whom) {
    return said([&](const Stack& stack) {
      test::raw(stack, "Jobs", "aws_security_group");
      test::raw(stack, "ApiGroup", "aws_security_group");
      json service = test::good_service(Target::terraform);
      service["network_configuration"] =
          json::array({{{"security_groups", json::array({"${net/ApiGroup.id}"})}}});
      test::raw(stack, "Api", "aws_ecs_service", service);
      test::raw(stack, "Rule", "aws_vpc_security_group_egress_rule", egress("ApiGroup", peer, whom));
    });
  };
  EXPECT_EQ(sending("referenced_security_group_id", "${net/Jobs.id}"),
            broken(QUOIN_QN_SG_07, "net/Api", "it sends to net/Jobs"));
  EXPECT_EQ(sending("cidr_ipv4", "0.0.0.0/0"), broken(QUOIN_QN_SG_07, "net/Api", "it sends to 0.0.0.0/0"));
  EXPECT_EQ(sending("prefix_list_id", "pl-1234"), "");
}

TEST(FactsRules, AnEntryOnAnotherPort) {
  const auto open = [](int from, int to) {
    return said([&](const Stack& stack) {
      const Node alb = test::raw(stack, "Alb", "aws_security_group");
      detail::tree_of(alb).relate({.kind = detail::relation::reaches, .to = alb.data()});
      test::raw(stack, "Rule", "aws_vpc_security_group_ingress_rule",
                ingress("Alb", "cidr_ipv4", "0.0.0.0/0", from, to));
    });
  };
  EXPECT_EQ(open(443, 443), "");
  EXPECT_EQ(open(22, 22), broken(QUOIN_QN_SG_01, "net/Alb", "it admits 0.0.0.0/0 on port 22"));
  EXPECT_EQ(open(80, 443), broken(QUOIN_QN_SG_01, "net/Alb", "it admits 0.0.0.0/0 on port 80"));
}

TEST(FactsRules, AnEntryWithoutAWebAcl) {
  const auto entry = [](const char* kind, bool guarded) {
    return said([&](const Stack& stack) {
      json balancer = test::good_load_balancer(Target::terraform);
      balancer["internal"] = false;
      balancer["load_balancer_type"] = kind;
      test::raw(stack, "Alb", "aws_lb", balancer);
      if (guarded)
        test::raw(stack, "Guard", "aws_wafv2_web_acl_association",
                  {{"resource_arn", "${net/Alb.arn}"}, {"web_acl_arn", "arn:aws:wafv2:eu-west-1:1:acl"}});
    });
  };
  EXPECT_EQ(entry("application", false),
            broken(QUOIN_QN_TLS_06, "net/Alb", "it faces the internet without one"));
  EXPECT_EQ(entry("application", true), "");
  EXPECT_EQ(entry("network", false), "");  // AWS takes no web ACL there
}

TEST(FactsRules, ANetworkOfTheWrongSize) {
  const auto sized = [](const char* range) {
    return said([&](const Stack& stack) {
      json arguments = good_vpc;
      arguments["cidr_block"] = range;
      network(stack, "Vpc", arguments);
    });
  };
  EXPECT_EQ(sized("203.0.112.0/20"), broken(QUOIN_QN_NET_01, "net/Vpc", "203.0.112.0/20"));
  EXPECT_EQ(sized("10.0.0.0/28"), broken(QUOIN_QN_NET_01, "net/Vpc", "10.0.0.0/28"));
  EXPECT_EQ(sized("10.0.0.0/24"), "");
}

TEST(FactsRules, ANetworkWithoutFlowLogs) {
  EXPECT_EQ(said([](const Stack& stack) { test::raw(stack, "Vpc", "aws_vpc", good_vpc); }),
            broken(QUOIN_QN_NET_09, "net/Vpc", "it has none"));
}

TEST(FactsRules, APolicyOfAwsThatNobodyReviewed) {
  const std::string admin = "arn:aws:iam::aws:policy/AdministratorAccess";
  const auto attached = [](const std::string& policy) {
    return said([&](const Stack& stack) {
      test::raw(stack, "Role", "aws_iam_role");
      test::raw(stack, "Attachment", "aws_iam_role_policy_attachment",
                {{"role", "${net/Role.name}"}, {"policy_arn", policy}});
    });
  };
  EXPECT_EQ(attached(admin), broken(QUOIN_QN_IAM_01, "net/Role", admin));
  EXPECT_EQ(attached("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"), "");
  EXPECT_EQ(attached("arn:aws:iam::111122223333:policy/ours"), "");
  EXPECT_EQ(said(
                [&](const Stack& stack) {
                  test::raw(stack, "Role", "AWS::IAM::Role", {{"ManagedPolicyArns", json::array({admin})}});
                },
                Target::cloudformation),
            broken(QUOIN_QN_IAM_01, "net/Role", admin));
}

TEST(FactsRules, AKeyUnderTwoDatabases) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "One", "aws_db_instance", test::good_database(Target::terraform));
              test::raw(stack, "Two", "aws_db_instance", test::good_database(Target::terraform));
            }),
            broken(QUOIN_QN_KMS_02, "net/Two", "the key of net/One"));
}

TEST(FactsRules, SubnetsThatOverlap) {
  const auto second = [](const char* range) {
    return said([&](const Stack& stack) {
      network(stack, "Vpc", good_vpc);
      test::raw(stack, "A", "aws_subnet", {{"vpc_id", "${net/Vpc.id}"}, {"cidr_block", "10.0.0.0/24"}});
      test::raw(stack, "B", "aws_subnet", {{"vpc_id", "${net/Vpc.id}"}, {"cidr_block", range}});
    });
  };
  EXPECT_EQ(second("10.0.0.128/25"),
            broken(QUOIN_QN_NET_02, "net/B", "10.0.0.128/25 overlaps 10.0.0.0/24 of net/A"));
  EXPECT_EQ(second("10.0.1.0/24"), "");
}

TEST(FactsRules, ARouteOutOfADatabasesSubnet) {
  EXPECT_EQ(said([](const Stack& stack) {
              database(stack);
              test::raw(stack, "Gateway", "aws_nat_gateway");
              test::raw(stack, "Table", "aws_route_table");
              test::raw(stack, "Out", "aws_route",
                        {{"route_table_id", "${net/Table.id}"},
                         {"destination_cidr_block", "0.0.0.0/0"},
                         {"nat_gateway_id", "${net/Gateway.id}"}});
              test::raw(stack, "Association", "aws_route_table_association",
                        {{"route_table_id", "${net/Table.id}"}, {"subnet_id", "${net/A.id}"}});
            }),
            broken(QUOIN_QN_NET_05, "net/A",
                   "the database net/Db stands there, and 0.0.0.0/0 through net/Gateway leads out"));
}

TEST(FactsRules, ADatabaseMadePublicByAnOverride) {
  EXPECT_EQ(said([](const Stack& stack) {
              database(stack);
              Node{*detail::tree_of(stack.node).find("net/Db")}.override_property(
                  Target::terraform, "", "publicly_accessible", true);
            }),
            broken(QUOIN_QN_RDS_02, "net/Db", "public is true"));
}

TEST(FactsRules, AnOverrideThatBreaksARuleIsNamedByItsLine) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    unsigned line = 0;
    const auto out = test::synthesize(target, [&](App& app) {
      const Stack stack{app, "net", {.region = eu_west_1}};
      const bool is_terraform = target == Target::terraform;
      const Node db = test::raw(stack, "Db", is_terraform ? "aws_db_instance" : "AWS::RDS::DBInstance",
                                test::good_database(target));
      line = std::source_location::current().line() + 1;
      db.override_property(target, "", is_terraform ? "publicly_accessible" : "PubliclyAccessible", true);
    });
    const auto found = std::ranges::find(out.diagnostics, "QN-RDS-02", &Diagnostic::rule);
    ASSERT_NE(found, out.diagnostics.end());
    EXPECT_EQ(found->line, line);
  }
}

TEST(FactsRules, ADatabaseInTheClear) {
  EXPECT_EQ(said([](const Stack& stack) { database(stack, {{"storage_encrypted", false}}); }),
            broken(QUOIN_QN_KMS_01, "net/Db", "encrypted is false"));
}

TEST(FactsRules, APasswordInATemplate) {
  EXPECT_EQ(said([](const Stack& stack) { database(stack, {{"password", "hunter2"}}); }),
            broken(QUOIN_QN_SEC_08, "net/Db", "it sets password"));
  EXPECT_EQ(said([](const Stack& stack) { database(stack, {{"password", nullptr}}); }), "");
  const auto with = [](const std::string& password) {
    return said(
        [&](const Stack& stack) {
          json arguments = test::good_database(Target::cloudformation);
          arguments["MasterUserPassword"] = password;
          test::raw(stack, "Db", "AWS::RDS::DBInstance", arguments);
        },
        Target::cloudformation);
  };
  EXPECT_EQ(with("hunter2"), broken(QUOIN_QN_SEC_08, "net/Db", "it sets MasterUserPassword"));
  EXPECT_EQ(with("{{resolve:secretsmanager:db:SecretString:password}}"), "");
}

TEST(FactsRules, AClientSecretInAListenerRule) {
  const auto in_terraform = [](int place) {
    return said([&](const Stack& stack) {
      json actions = json::array({{{"type", "forward"}, {"target_group_arn", "arn"}},
                                  {{"type", "forward"}, {"target_group_arn", "arn"}}});
      actions[place] = {{"type", "authenticate-oidc"},
                        {"authenticate_oidc", json::array({{{"client_secret", "hunter2"}}})}};
      test::raw(stack, "Rule", "aws_lb_listener_rule", {{"action", actions}});
    });
  };
  EXPECT_EQ(in_terraform(0),
            broken(QUOIN_QN_SEC_08, "net/Rule", "it sets action.0.authenticate_oidc.0.client_secret"));
  EXPECT_EQ(in_terraform(1),
            broken(QUOIN_QN_SEC_08, "net/Rule", "it sets action.1.authenticate_oidc.0.client_secret"));
  const auto in_cloudformation = [](const std::string& secret) {
    return said(
        [&](const Stack& stack) {
          test::raw(stack, "Rule", "AWS::ElasticLoadBalancingV2::ListenerRule",
                    {{"Actions", json::array({{{"Type", "authenticate-oidc"},
                                               {"AuthenticateOidcConfig", {{"ClientSecret", secret}}}}})}});
        },
        Target::cloudformation);
  };
  EXPECT_EQ(in_cloudformation("hunter2"),
            broken(QUOIN_QN_SEC_08, "net/Rule", "it sets Actions.0.AuthenticateOidcConfig.ClientSecret"));
  EXPECT_EQ(in_cloudformation("{{resolve:secretsmanager:login:SecretString:value}}"), "");
}

TEST(FactsRules, AWildcardInAnAction) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "Role", "aws_iam_role");
              test::raw(
                  stack, "Document", "data.aws_iam_policy_document",
                  {{"statement", json::array({{{"actions", json::array({"s3:Get*", "s3:PutObject"})},
                                               {"resources", json::array({"arn:aws:s3:::media/*"})}}})}});
              test::raw(stack, "Policy", "aws_iam_role_policy",
                        {{"role", "${net/Role.id}"}, {"policy", "${net/Document.json}"}});
            }),
            broken(QUOIN_QN_IAM_01, "net/Role", "s3:Get* s3:PutObject"));
  const auto statement = [](const json& one) {
    return said(
        [&](const Stack& stack) {
          test::raw(stack, "Policy", "AWS::IAM::ManagedPolicy", {{"PolicyDocument", {{"Statement", one}}}});
        },
        Target::cloudformation);
  };
  EXPECT_EQ(statement({{"Effect", "Allow"}, {"Action", "*"}, {"Resource", "arn:aws:s3:::media/*"}}),
            broken(QUOIN_QN_IAM_01, "net/Policy", "*"));
  EXPECT_EQ(
      statement({{"Effect", "Allow"}, {"NotAction", "iam:PassRole"}, {"Resource", "arn:aws:s3:::media/*"}}),
      broken(QUOIN_QN_IAM_01, "net/Policy", "everything but iam:PassRole"));
  EXPECT_EQ(statement({{"Effect", "Deny"}, {"Action", "*"}, {"Resource", "arn:aws:s3:::media/*"}}), "");
}

TEST(FactsRules, AWildcardInAResource) {
  const auto allowing = [](const char* action, const char* resource) {
    return said([&](const Stack& stack) {
      test::raw(stack, "Role", "aws_iam_role");
      test::raw(
          stack, "Document", "data.aws_iam_policy_document",
          {{"statement",
            json::array({{{"actions", json::array({action})}, {"resources", json::array({resource})}}})}});
      test::raw(stack, "Policy", "aws_iam_role_policy",
                {{"role", "${net/Role.id}"}, {"policy", "${net/Document.json}"}});
    });
  };
  EXPECT_EQ(allowing("s3:GetObject", "*"), broken(QUOIN_QN_IAM_02, "net/Role", "* for s3:GetObject"));
  EXPECT_EQ(allowing("s3:GetObject", "arn:aws:s3:::*"),
            broken(QUOIN_QN_IAM_02, "net/Role", "arn:aws:s3:::* for s3:GetObject"));
  EXPECT_EQ(allowing("s3:GetObject", "arn:aws:s3:::media/*"), "");
  EXPECT_EQ(allowing("cloudwatch:PutMetricData", "*"), "");
}

TEST(FactsRules, APlainListener) {
  const auto listener = [](const json& arguments) {
    return said([&](const Stack& stack) { test::raw(stack, "Listener", "aws_lb_listener", arguments); });
  };
  EXPECT_EQ(
      listener(
          {{"port", 80}, {"protocol", "HTTP"}, {"default_action", json::array({{{"type", "forward"}}})}}),
      broken(QUOIN_QN_TLS_02, "net/Listener", "its action is forward"));
  EXPECT_EQ(
      listener(
          {{"port", 80}, {"protocol", "HTTP"}, {"default_action", json::array({{{"type", "redirect"}}})}}),
      "");
  EXPECT_EQ(listener({{"port", 443},
                      {"protocol", "HTTPS"},
                      {"ssl_policy", "ELBSecurityPolicy-TLS13-1-2-2021-06"},
                      {"default_action", json::array({{{"type", "forward"}}})}}),
            broken(QUOIN_QN_TLS_01, "net/Listener", "it has none"));
  json balancer = test::good_load_balancer(Target::terraform);
  balancer.erase("drop_invalid_header_fields");
  EXPECT_EQ(said([&](const Stack& stack) { test::raw(stack, "Alb", "aws_lb", balancer); }),
            broken(QUOIN_QN_TLS_04, "net/Alb", "drops_invalid_headers is false"));
}

TEST(FactsRules, AKeyThatDoesNotRotate) {
  EXPECT_EQ(said([](const Stack& stack) { test::raw(stack, "Key", "aws_kms_key"); }),
            broken(QUOIN_QN_KMS_05, "net/Key", "rotates is false"));
}

TEST(FactsRules, AKeyForEverybody) {
  const auto key = [](const json& more) {
    json statement = {{"Effect", "Allow"}, {"Action", "kms:Decrypt"}, {"Resource", "*"}, {"Principal", "*"}};
    statement.update(more);
    return said(
        [&](const Stack& stack) {
          test::raw(stack, "Key", "AWS::KMS::Key",
                    {{"EnableKeyRotation", true}, {"KeyPolicy", {{"Statement", json::array({statement})}}}});
        },
        Target::cloudformation);
  };
  EXPECT_EQ(key(json::object()), broken(QUOIN_QN_KMS_05, "net/Key", "it admits everybody"));
  EXPECT_EQ(key({{"Principal", {{"AWS", "*"}}}}), broken(QUOIN_QN_KMS_05, "net/Key", "it admits everybody"));
  EXPECT_EQ(key({{"Principal", {{"Service", "rds.amazonaws.com"}}}}), "");
  EXPECT_EQ(key({{"Condition", {{"StringEquals", {{"kms:CallerAccount", "123456789012"}}}}}}), "");
}

TEST(FactsRules, APublicBucket) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::raw(stack, "Bucket", "aws_s3_bucket");
              test::raw(stack, "Block", "aws_s3_bucket_public_access_block",
                        {{"bucket", "${net/Bucket.id}"},
                         {"block_public_acls", true},
                         {"block_public_policy", false},
                         {"ignore_public_acls", true},
                         {"restrict_public_buckets", true}});
            }),
            broken(QUOIN_QN_S3_01, "net/Bucket", "policy is false"));
}

}  // namespace quoin::facts_rules_test
