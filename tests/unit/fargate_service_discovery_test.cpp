// How services of one VPC find one another, and who may call whom.
#include "core_fixture.hpp"
#include "services_fixture.hpp"

#include <gtest/gtest.h>

#include <string>

namespace fargate_service_discovery_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::in_cloudformation;
using quoin::test::in_terraform;
using quoin::test::ServiceParts;
using quoin::test::Synthesized;

void web_calls_api(ServiceParts& parts) {
  const FargateService api = parts.service("Api");
  FargateService web{parts.stack,
                     "Web",
                     {.subnets = parts.vpc.private_subnets(),
                      .image = parts.registry.image(test::image_digest),
                      .port = tls_port<8443>,
                      .environment = {{"API_HOST", api.host()}, {"API_URL", api.url()}}}};
  web >> api;
}

std::string value_of(const json& variables, const std::string& name_key, const std::string& value_key,
                     const std::string& name) {
  for (const json& each : variables)
    if (each.at(name_key) == name) return each.at(value_key);
  return {};
}

/// The security edges of facts that name both services, as "direction group peer port".
std::set<std::string> edges(const Synthesized& out, std::string_view one, std::string_view other) {
  std::set<std::string> found;
  for (const facts::Fact& edge : out.facts.at("security_edge")) {
    const std::string group{field(edge, "group")};
    const std::string peer{field(edge, "peer")};
    if ((group.starts_with(one) && peer.starts_with(other)) ||
        (group.starts_with(other) && peer.starts_with(one)))
      found.insert(std::string{field(edge, "direction")} + " " + group + " " + peer + " " +
                   std::string{field(edge, "protocol")} + " " + std::string{field(edge, "from_port")} + "-" +
                   std::string{field(edge, "to_port")});
  }
  return found;
}

TEST(FargateServiceDiscovery, TheNameIsTextForTheCallersEnvironment) {
  const json tf = test::terraform_containers(in_terraform(web_calls_api), "web")["app"]["environment"];
  EXPECT_EQ(value_of(tf, "name", "value", "API_HOST"), "api.chat.internal");
  EXPECT_EQ(value_of(tf, "name", "value", "API_URL"), "https://api.chat.internal:3443");
  const json cfn =
      test::cloudformation_containers(in_cloudformation(web_calls_api), "Web")["app"]["Environment"];
  EXPECT_EQ(value_of(cfn, "Name", "Value", "API_HOST"), "api.chat.internal");
  EXPECT_EQ(value_of(cfn, "Name", "Value", "API_URL"), "https://api.chat.internal:3443");
}

TEST(FargateServiceDiscovery, EcsSaysWhichTasksAreWell) {
  const Synthesized tf = in_terraform(web_calls_api);
  const json service = tf.terraform("aws_service_discovery_service", "api_discovery");
  EXPECT_EQ(test::block(service, "health_check_custom_config"), json::parse(R"({"failure_threshold":1})"));
  EXPECT_EQ(service["force_destroy"], true);
  const json records = test::block(test::block(service, "dns_config"), "dns_records");
  EXPECT_EQ(records, json::parse(R"({"ttl":10,"type":"A"})"));
  const json cfn =
      test::properties_of(in_cloudformation(web_calls_api), "AWS::ServiceDiscovery::Service", "Api");
  EXPECT_EQ(cfn["HealthCheckCustomConfig"], json::parse(R"({"FailureThreshold":1})"));
  EXPECT_EQ(cfn["DnsConfig"]["DnsRecords"], json::parse(R"([{"TTL":10,"Type":"A"}])"));
}

TEST(FargateServiceDiscovery, TheEdgeIsOnThePortOfTheRightSideAndNoOther) {
  const std::set<std::string> exact{"egress chat/Web/security_group chat/Api/security_group tcp 3443-3443",
                                    "ingress chat/Api/security_group chat/Web/security_group tcp 3443-3443"};
  EXPECT_EQ(edges(in_terraform(web_calls_api), "chat/Web", "chat/Api"), exact);
  EXPECT_EQ(edges(in_cloudformation(web_calls_api), "chat/Web", "chat/Api"), exact);
}

TEST(FargateServiceDiscovery, SeveralServicesOfAClusterShareOneNamespace) {
  const auto declare = [](ServiceParts& parts) {
    const EcsCluster cluster{parts.stack, "Platform"};
    std::vector<FargateService> services;
    for (const char* id : {"Web", "Api", "Billing"})
      services.push_back({parts.stack,
                          id,
                          {.subnets = parts.vpc.private_subnets(),
                           .image = parts.registry.image(test::image_digest),
                           .port = tls_port<3443>,
                           .cluster = cluster}});
    services[0] >> services[1] >> services[2];
    services[0] >> services[2];
  };
  const Synthesized tf = in_terraform(declare);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(test::keys_of(tf.terraform_all("aws_ecs_cluster")), std::set<std::string>{"platform"});
  EXPECT_EQ(tf.terraform_all("aws_service_discovery_private_dns_namespace").size(), 1);
  EXPECT_EQ(test::keys_of(tf.terraform_all("aws_service_discovery_service")),
            (std::set<std::string>{"api_discovery", "billing_discovery"}));
  for (const char* name : {"web", "api", "billing"})
    EXPECT_EQ(tf.terraform("aws_ecs_service", name)["cluster"], "${aws_ecs_cluster.platform.arn}");
  const Synthesized cf = in_cloudformation(declare);
  EXPECT_FALSE(has_errors(cf.diagnostics)) << cf.messages();
  EXPECT_EQ(cf.cloudformation_all("AWS::ECS::Cluster").size(), 1);
  EXPECT_EQ(cf.cloudformation_all("AWS::ServiceDiscovery::Service").size(), 2);
  EXPECT_EQ(edges(tf, "chat/Web", "chat/Api"), edges(cf, "chat/Web", "chat/Api"));
  EXPECT_EQ(edges(tf, "chat/Api", "chat/Billing").size(), 2);
  EXPECT_EQ(edges(tf, "chat/Web", "chat/Billing").size(), 2);
}

TEST(FargateServiceDiscovery, ServicesOfTwoStacksFindOneAnother) {
  const auto declare = [](ServiceParts& parts) {
    const Stack other{parts.app, "shop", {.region = eu_west_1, .account = "123456789012"}};
    const FargateService api = parts.service("Api");
    FargateService cart{other,
                        "Cart",
                        {.subnets = parts.vpc.private_subnets(),
                         .image = parts.registry.image(test::image_digest),
                         .port = tls_port<3443>,
                         .environment = {{"API_URL", api.url()}}}};
    cart >> api;
    api >> outside(https);
  };
  const Synthesized tf = in_terraform(declare);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  // The caller's stack makes both rules, so that neither waits for the other.
  const json& shop = tf.templates.at("shop");
  EXPECT_TRUE(
      shop["resource"]["aws_vpc_security_group_egress_rule"].contains("cart_egress_to_chat_api_3443"));
  EXPECT_TRUE(
      shop["resource"]["aws_vpc_security_group_ingress_rule"].contains("cart_ingress_of_chat_api_3443"));
  EXPECT_EQ(tf.templates.at("chat")["resource"]["aws_service_discovery_service"]["api_discovery"]["name"],
            "api");
  EXPECT_EQ(edges(tf, "chat/Api", "shop/Cart"), edges(in_cloudformation(declare), "chat/Api", "shop/Cart"));
  EXPECT_EQ(edges(tf, "chat/Api", "shop/Cart").size(), 2);
}

TEST(FargateServiceDiscovery, AClusterCanBeThereAlready) {
  const auto declare = [](ServiceParts& parts) {
    const EcsCluster cluster{parts.stack, "Platform", {.existing = "platform"}};
    const FargateService api{parts.stack,
                             "Api",
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(test::image_digest),
                              .port = tls_port<3443>,
                              .cluster = cluster}};
  };
  const Synthesized tf = in_terraform(declare);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_TRUE(tf.terraform_all("aws_ecs_cluster").empty());
  EXPECT_EQ(tf.terraform("aws_ecs_service", "api")["cluster"],
            "arn:aws:ecs:eu-west-1:123456789012:cluster/platform");
  EXPECT_EQ(tf.terraform("aws_appautoscaling_target", "api_scaling")["resource_id"],
            "service/platform/${aws_ecs_service.api.name}");
  const Synthesized cf = in_cloudformation(declare);
  EXPECT_TRUE(cf.cloudformation_all("AWS::ECS::Cluster").empty());
  EXPECT_EQ(test::properties_of(cf, "AWS::ECS::Service", "Api")["Cluster"],
            "arn:aws:ecs:eu-west-1:123456789012:cluster/platform");
}

TEST(FargateServiceDiscovery, RefusesAClusterByItsArn) {
  const Synthesized out = in_terraform([](ServiceParts& parts) {
    const EcsCluster cluster{
        parts.stack, "Platform", {.existing = "arn:aws:ecs:eu-west-1:123456789012:cluster/platform"}};
  });
  EXPECT_EQ(test::said(out, Severity::error),
            "error: a cluster's name has 1 to 255 letters, digits, '-' and '_'\n"
            "  at chat/Platform\n"
            "  got: \"arn:aws:ecs:eu-west-1:123456789012:cluster/platform\"\n"
            "  note: an ARN is no name\n"
            "  fix: .existing = \"platform\"\n");
}

TEST(FargateServiceDiscovery, RefusesTwoServicesOfOneName) {
  const Synthesized out = in_terraform([](ServiceParts& parts) {
    const Group backend{parts.stack, "Backend"};
    FargateService web = parts.service("Web");
    const FargateService one = parts.service("Backend-Api");
    const FargateService two{backend,
                             "Api",
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(test::image_digest),
                              .port = tls_port<3443>}};
    web >> one;
    web >> two;
  });
  EXPECT_EQ(test::without_lines(test::said(out, Severity::error)),
            "error: two services bear one name, and AWS takes it once\n"
            "  at chat/Backend/Api\n"
            "  got: chat-Backend-Api, which chat/Backend-Api (services_fixture.hpp:N) has\n"
            "  fix: another id or name for one of them\n"
            "error: two services of a VPC are found by one name\n"
            "  at chat/Backend/Api\n"
            "  got: \"backend-api\", which is chat/Backend-Api, too\n"
            "  note: names are in small letters, and '/' in a path is '-' there\n"
            "  fix: another id for one of them\n");
}

TEST(FargateServiceDiscovery, RefusesNamesThatAreNoLabels) {
  const Synthesized out = in_terraform([](ServiceParts& parts) {
    const Group group{parts.stack, std::string(40, 'g')};
    const FargateService api{group,
                             std::string(40, 'a'),
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(test::image_digest),
                              .port = tls_port<3443>}};
    parts.service("Web") >> api;
  });
  EXPECT_EQ(
      test::said(out, Severity::error),
      "error: the name by which a service is found, made of its path, has at most 63 characters and does "
      "not end with '-'\n"
      "  at chat/" +
          std::string(40, 'g') + "/" + std::string(40, 'a') +
          "\n"
          "  got: 81 characters, \"" +
          std::string(40, 'g') + "-" + std::string(40, 'a') +
          "\"\n"
          "  fix: shorter ids above it, and none that ends with '-'\n");
}

TEST(FargateServiceDiscovery, RefusesAStackWhoseNameIsNoLabel) {
  const Synthesized out = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat-", {.region = eu_west_1, .account = "123456789012"}};
    const Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    const ContainerRegistry registry{stack, "Images", {}};
    const FargateService api{stack,
                             "Api",
                             {.subnets = vpc.private_subnets(),
                              .image = registry.image(test::image_digest),
                              .port = tls_port<3443>}};
    EXPECT_FALSE(api.host().empty());
  });
  EXPECT_NE(test::said(out, Severity::error)
                .find("error: the name of services' namespace, made of the VPC's stack, has at most 63 "
                      "characters and does not end with '-'\n"
                      "  at chat-/Vpc/Namespace\n"
                      "  got: 5 characters, \"chat-\"\n"
                      "  fix: a shorter id of the stack, which does not end with '-'\n"),
            std::string::npos)
      << out.messages();
}

TEST(FargateServiceDiscovery, ReportsListPlainTextBetweenServices) {
  const auto hops = [](const auto& port) {
    const test::Run run = test::run([&](App& app) {
      ServiceParts parts{app};
      const FargateService api{parts.stack,
                               "Api",
                               {.subnets = parts.vpc.private_subnets(),
                                .image = parts.registry.image(test::image_digest),
                                .port = port}};
      parts.service("Web") >> api;
    });
    return json::parse(test::without_lines(run.files.at("terraform/report.json")))["plain_text_hops"];
  };
  EXPECT_EQ(hops(plain_text_port<3000>),
            json::parse(R"([{"path": "chat/Web", "place": "fargate_service_discovery_test.cpp:N",
                             "rule": "QN-TLS-08", "what": "to chat/Api on port 3000"}])"));
  EXPECT_EQ(hops(tls_port<3443>), json::array());
}

}  // namespace fargate_service_discovery_test
