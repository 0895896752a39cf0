// Load balancers: what both targets get, how requests find their service, and what is refused at synthesis.
#include "constructs/alb/routing.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

#include <map>
#include <set>
#include <string>

namespace quoin::test::alb_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr std::string_view some_digest =
    "sha256:0000000000000000000000000000000000000000000000000000000000000000";

/// What every test of this file stands on.
struct Ground {
  explicit Ground(App& app) : stack{app, "chat", {.region = eu_west_1}} {}

  Stack stack;
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  Certificate<> cert{stack, "Cert", {.domain = "api.example.com"}};
  ContainerRegistry registry{stack, "Images", {}};

  FargateService service(std::string_view id) const {
    return {stack,
            id,
            {.subnets = vpc.private_subnets(),
             .image = registry.image(parse_digest(some_digest)),
             .port = tls_port<3443>}};
  }
  WebAcl<regional> acl() const { return {stack, "Waf", {.rate_limit = per_5_minutes<2000>}}; }
  Alb<internet_facing> alb() const {
    return {stack, "Alb", {.subnets = vpc.public_subnets(), .certificate = cert, .web_acl = acl()}};
  }
};

/// internet >> alb >> api.
void usual(App& app) {
  const Ground ground{app};
  const auto alb = ground.alb();
  const auto api = ground.service("Api");
  internet >> alb >> api;
}

json only_of(const json& all) {
  EXPECT_EQ(all.size(), 1U) << all.dump(2);
  return all.empty() ? json::object() : *all.begin();
}

json properties_of(const Synthesized& made, const std::string& type) {
  return only_of(made.cloudformation_all("AWS::ElasticLoadBalancingV2::" + type))
      .value("Properties", json::object());
}

/// CloudFormation's attributes as one object.
json attributes_of(const json& properties, const char* list) {
  json attributes = json::object();
  for (const json& each : properties.at(list))
    attributes[each.at("Key").get<std::string>()] = each.at("Value");
  return attributes;
}

json terraform_listener(const Synthesized& made, int port) {
  for (const json& listener : made.terraform_all("aws_lb_listener"))
    if (listener.at("port") == port) return listener;
  return {};
}

json cloudformation_listener(const Synthesized& made, int port) {
  for (const json& listener : made.cloudformation_all("AWS::ElasticLoadBalancingV2::Listener"))
    if (listener.at("Properties").at("Port") == port) return listener.at("Properties");
  return {};
}

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

TEST(AlbLowering, SaysNothingWhereNothingIsWrong) {
  for (const Target target : {Target::terraform, Target::cloudformation})
    EXPECT_EQ(synthesize(target, usual).messages(), "");
}

TEST(AlbLowering, SpeaksTls12AtLeast) {
  const json in_terraform = terraform_listener(synthesize(Target::terraform, usual), 443);
  EXPECT_EQ(in_terraform.at("protocol"), "HTTPS");
  EXPECT_EQ(in_terraform.at("ssl_policy"), "ELBSecurityPolicy-TLS13-1-2-Res-2021-06");
  EXPECT_TRUE(in_terraform.contains("certificate_arn"));

  const json in_cloudformation = cloudformation_listener(synthesize(Target::cloudformation, usual), 443);
  EXPECT_EQ(in_cloudformation.at("Protocol"), "HTTPS");
  EXPECT_EQ(in_cloudformation.at("SslPolicy"), "ELBSecurityPolicy-TLS13-1-2-Res-2021-06");
  EXPECT_EQ(in_cloudformation.at("Certificates").size(), 1U);
}

TEST(AlbLowering, RedirectsPort80) {
  const json in_terraform = terraform_listener(synthesize(Target::terraform, usual), 80);
  const json action = first_of(in_terraform.at("default_action"));
  EXPECT_EQ(action.at("type"), "redirect");
  EXPECT_EQ(first_of(action.at("redirect")),
            (json{{"port", "443"}, {"protocol", "HTTPS"}, {"status_code", "HTTP_301"}}));

  const json in_cloudformation = cloudformation_listener(synthesize(Target::cloudformation, usual), 80);
  EXPECT_EQ(in_cloudformation.at("DefaultActions"), json::parse(R"([{"Type": "redirect",
                             "RedirectConfig": {"Port": "443", "Protocol": "HTTPS", "StatusCode": "HTTP_301"}}])"));
}

TEST(AlbLowering, RejectLeavesPort80Away) {
  const auto declare = [](App& app) {
    const Ground ground{app};
    const Alb<internet_facing> alb{ground.stack,
                                   "Alb",
                                   {.subnets = ground.vpc.public_subnets(),
                                    .certificate = ground.cert,
                                    .web_acl = ground.acl(),
                                    .http = reject}};
    const auto api = ground.service("Api");
    internet >> alb >> api;
  };
  const Synthesized in_terraform = synthesize(Target::terraform, declare);
  EXPECT_EQ(in_terraform.terraform_all("aws_lb_listener").size(), 1U);
  EXPECT_TRUE(terraform_listener(in_terraform, 80).is_null());
  for (const json& rule : in_terraform.terraform_all("aws_vpc_security_group_ingress_rule"))
    EXPECT_NE(rule.at("from_port"), 80) << rule.dump(2);

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, declare);
  EXPECT_TRUE(cloudformation_listener(in_cloudformation, 80).is_null());
  for (const json& rule : in_cloudformation.cloudformation_all("AWS::EC2::SecurityGroupIngress"))
    EXPECT_NE(rule.at("Properties").at("FromPort"), 80) << rule.dump(2);
}

TEST(AlbLowering, DropsInvalidHeaders) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json alb = only_of(in_terraform.terraform_all("aws_lb"));
  EXPECT_EQ(alb.at("drop_invalid_header_fields"), true);
  EXPECT_EQ(alb.at("desync_mitigation_mode"), "defensive");
  EXPECT_EQ(alb.at("enable_http2"), true);

  const json attributes = attributes_of(
      properties_of(synthesize(Target::cloudformation, usual), "LoadBalancer"), "LoadBalancerAttributes");
  EXPECT_EQ(attributes.at("routing.http.drop_invalid_header_fields.enabled"), "true");
  EXPECT_EQ(attributes.at("routing.http.desync_mitigation_mode"), "defensive");
  EXPECT_EQ(attributes.at("routing.http2.enabled"), "true");
}

TEST(AlbLowering, LogsAndIsProtected) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json alb = only_of(in_terraform.terraform_all("aws_lb"));
  EXPECT_EQ(first_of(alb.at("access_logs")).at("enabled"), true);
  EXPECT_EQ(first_of(alb.at("access_logs")).at("prefix"), "alb/alb/access");
  EXPECT_EQ(first_of(alb.at("connection_logs")).at("enabled"), true);
  EXPECT_EQ(alb.at("enable_deletion_protection"), "${var.deletion_protection}");
  EXPECT_EQ(in_terraform.only().at("variable").at("deletion_protection").at("default"), true);
  EXPECT_FALSE(alb.at("depends_on").empty()) << "the bucket admits the load balancer first";

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, usual);
  const json attributes =
      attributes_of(properties_of(in_cloudformation, "LoadBalancer"), "LoadBalancerAttributes");
  EXPECT_EQ(attributes.at("access_logs.s3.enabled"), "true");
  EXPECT_EQ(attributes.at("access_logs.s3.prefix"), "alb/alb/access");
  EXPECT_EQ(attributes.at("connection_logs.s3.enabled"), "true");
  EXPECT_TRUE(attributes.at("access_logs.s3.bucket").contains("Ref"));
  EXPECT_EQ(attributes.at("deletion_protection.enabled"), (json{{"Ref", "DeletionProtection"}}));
}

TEST(AlbLowering, UnlockedLiftsProtectionOnly) {
  const std::vector<std::string> unlocked{"--state", "unlocked"};
  const Synthesized made = synthesize(Target::terraform, usual, unlocked);
  EXPECT_EQ(made.only().at("variable").at("deletion_protection").at("default"), false);
  EXPECT_EQ(made.terraform_all("aws_lb"), synthesize(Target::terraform, usual).terraform_all("aws_lb"));
}

TEST(AlbLowering, NamesItsWebAcl) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json association = only_of(in_terraform.terraform_all("aws_wafv2_web_acl_association"));
  EXPECT_NE(association.at("resource_arn").get<std::string>().find("aws_lb."), std::string::npos);
  EXPECT_NE(association.at("web_acl_arn").get<std::string>().find("aws_wafv2_web_acl."), std::string::npos);

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, usual);
  const json properties =
      only_of(in_cloudformation.cloudformation_all("AWS::WAFv2::WebACLAssociation")).at("Properties");
  EXPECT_TRUE(properties.at("WebACLArn").contains("Fn::GetAtt"));
}

TEST(AlbLowering, StandsInPublicSubnetsOfTwoZones) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json alb = only_of(in_terraform.terraform_all("aws_lb"));
  EXPECT_EQ(alb.at("internal"), false);
  EXPECT_EQ(alb.at("subnets").size(), 2U);
  for (const json& subnet : alb.at("subnets"))
    EXPECT_NE(subnet.get<std::string>().find("public"), std::string::npos) << subnet;
  EXPECT_EQ(properties_of(synthesize(Target::cloudformation, usual), "LoadBalancer").at("Scheme"),
            "internet-facing");
}

TEST(AlbLowering, InternalStandsInPrivateSubnets) {
  const auto declare = [](App& app) {
    const Ground ground{app};
    const Alb<internal> alb{
        ground.stack, "Alb", {.subnets = ground.vpc.private_subnets(), .certificate = ground.cert}};
    const auto front = ground.service("Front");
    const auto api = ground.service("Api");
    front >> alb >> api;
  };
  const Synthesized in_terraform = synthesize(Target::terraform, declare);
  const json alb = only_of(in_terraform.terraform_all("aws_lb"));
  EXPECT_EQ(alb.at("internal"), true);
  for (const json& subnet : alb.at("subnets"))
    EXPECT_NE(subnet.get<std::string>().find("private"), std::string::npos) << subnet;
  EXPECT_TRUE(in_terraform.terraform_all("aws_wafv2_web_acl").empty());
  EXPECT_TRUE(terraform_listener(in_terraform, 80).is_null());
  EXPECT_EQ(properties_of(synthesize(Target::cloudformation, declare), "LoadBalancer").at("Scheme"),
            "internal");
}

TEST(AlbLowering, OpensToTheInternetOnItsTwoPorts) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  std::multiset<std::string> opened;
  for (const json& rule : in_terraform.terraform_all("aws_vpc_security_group_ingress_rule"))
    for (const char* family : {"cidr_ipv4", "cidr_ipv6"})
      if (rule.contains(family))
        opened.insert(rule.at(family).get<std::string>() + " " +
                      std::to_string(rule.at("from_port").get<int>()));
  EXPECT_EQ(opened, (std::multiset<std::string>{"0.0.0.0/0 443", "0.0.0.0/0 80", "::/0 443", "::/0 80"}));
}

TEST(AlbLowering, SendsToItsServicesOnly) {
  const Synthesized made = synthesize(Target::terraform, usual);
  int from_the_alb = 0;
  const json rules = made.terraform_all("aws_vpc_security_group_egress_rule");
  for (const json& rule : rules) {
    if (rule.at("security_group_id").get<std::string>().find("aws_security_group.alb") == std::string::npos)
      continue;
    ++from_the_alb;
    EXPECT_EQ(rule.at("from_port"), 3443) << rule.dump(2);
    EXPECT_TRUE(rule.contains("referenced_security_group_id")) << rule.dump(2);
  }
  EXPECT_EQ(from_the_alb, 1);
}

TEST(AlbLowering, GivesEachServiceItsTargets) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json group = only_of(in_terraform.terraform_all("aws_lb_target_group"));
  EXPECT_EQ(group.at("port"), 3443);
  EXPECT_EQ(group.at("protocol"), "HTTPS");
  EXPECT_EQ(group.at("target_type"), "ip");
  EXPECT_LE(group.at("name_prefix").get<std::string>().size(), 6U);
  const json check = first_of(group.at("health_check"));
  EXPECT_EQ(check.at("protocol"), "HTTPS");
  EXPECT_EQ(check.at("path"), "/");
  EXPECT_EQ(check.at("matcher"), "200-299");

  const json properties = properties_of(synthesize(Target::cloudformation, usual), "TargetGroup");
  EXPECT_EQ(properties.at("Port"), 3443);
  EXPECT_EQ(properties.at("Protocol"), "HTTPS");
  EXPECT_EQ(properties.at("TargetType"), "ip");
  EXPECT_EQ(properties.at("Matcher"), (json{{"HttpCode", "200-299"}}));
}

TEST(AlbLowering, ShowsFurtherCertificates) {
  const auto declare = [](App& app) {
    const Ground ground{app};
    const Alb<internet_facing> alb{
        ground.stack,
        "Alb",
        {.subnets = ground.vpc.public_subnets(),
         .certificate = ground.cert,
         .more_certificates =
             {"arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"_certificate},
         .web_acl = ground.acl()}};
    const auto api = ground.service("Api");
    internet >> alb >> api;
  };
  const Synthesized in_terraform = synthesize(Target::terraform, declare);
  EXPECT_EQ(only_of(in_terraform.terraform_all("aws_lb_listener_certificate")).at("certificate_arn"),
            "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012");
  EXPECT_EQ(synthesize(Target::cloudformation, declare)
                .cloudformation_all("AWS::ElasticLoadBalancingV2::ListenerCertificate")
                .size(),
            1U);
}

/// Two services by path and host, and one for the rest.
void routed(App& app) {
  const Ground ground{app};
  const auto alb = ground.alb();
  const auto web = ground.service("Web");
  const auto api = ground.service("Api");
  const auto admin = ground.service("Admin");
  internet >> alb >> web;
  alb >> on(path("/api/*")) >> api;
  alb >> on(host("admin.example.com"), priority(10)) >> admin;
}

TEST(AlbRouting, SendsTheRestToTheOneWithoutConditions) {
  const Synthesized in_terraform = synthesize(Target::terraform, routed);
  EXPECT_EQ(in_terraform.messages(), "");
  const json action = first_of(terraform_listener(in_terraform, 443).at("default_action"));
  EXPECT_EQ(action.at("type"), "forward");
  EXPECT_NE(action.at("target_group_arn").get<std::string>().find("web"), std::string::npos);
  EXPECT_EQ(in_terraform.terraform_all("aws_lb_target_group").size(), 3U);

  std::map<int, json> rules;
  for (const json& rule : in_terraform.terraform_all("aws_lb_listener_rule"))
    rules.emplace(rule.at("priority").get<int>(), first_of(rule.at("condition")));
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(first_of(rules.begin()->second.at("host_header")).at("values"),
            json::array({"admin.example.com"}));
  EXPECT_EQ(rules.begin()->first, 10);
  EXPECT_EQ(first_of(rules.rbegin()->second.at("path_pattern")).at("values"), json::array({"/api/*"}));

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, routed);
  std::map<int, json> same;
  for (const json& rule : in_cloudformation.cloudformation_all("AWS::ElasticLoadBalancingV2::ListenerRule"))
    same.emplace(rule.at("Properties").at("Priority").get<int>(), rule.at("Properties").at("Conditions"));
  ASSERT_EQ(same.size(), 2U);
  EXPECT_EQ(same.begin()->second.at(0).at("Field"), "host-header");
  EXPECT_EQ(same.rbegin()->first, rules.rbegin()->first) << "both targets order alike";
}

TEST(AlbRouting, AnswersWith404WhereNobodyTakesTheRest) {
  const auto declare = [](App& app) {
    const Ground ground{app};
    const auto alb = ground.alb();
    const auto api = ground.service("Api");
    internet >> alb;
    alb >> on(path("/api/*")) >> api;
  };
  const json in_terraform =
      first_of(terraform_listener(synthesize(Target::terraform, declare), 443).at("default_action"));
  EXPECT_EQ(first_of(in_terraform.at("fixed_response")).at("status_code"), "404");
  const json in_cloudformation = cloudformation_listener(synthesize(Target::cloudformation, declare), 443);
  EXPECT_EQ(in_cloudformation.at("DefaultActions").at(0).at("FixedResponseConfig").at("StatusCode"), "404");
}

TEST(AlbRouting, PutsLongerConditionsFirst) {
  EXPECT_LT(chosen_priority("", "/api/v2/*", "api"), chosen_priority("", "/api/*", "api"));
  EXPECT_LT(chosen_priority("a.example.com", "/x", "api"), chosen_priority("a.example.com", "", "api"));
}

TEST(AlbRouting, PrioritiesStayInAwssRange) {
  const std::string longest(128, 'x');
  EXPECT_GE(chosen_priority(longest, longest, "api"), 1);
  EXPECT_LE(chosen_priority("", "*", "api"), highest_priority);
}

TEST(AlbRouting, AFurtherRouteMovesNoOther) {
  const auto priorities = [](bool more) {
    const Synthesized made = synthesize(Target::terraform, [more](App& app) {
      const Ground ground{app};
      const auto alb = ground.alb();
      const auto api = ground.service("Api");
      internet >> alb;
      if (more) alb >> on(path("/a-much-longer-path/*")) >> api;
      alb >> on(path("/api/*")) >> api;
    });
    std::map<std::string, int> found;
    const json rules = made.terraform_all("aws_lb_listener_rule");
    for (const auto& [name, rule] : rules.items()) found[name] = rule.at("priority").get<int>();
    return found;
  };
  const auto before = priorities(false);
  const auto after = priorities(true);
  ASSERT_EQ(before.size(), 1U);
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after.at(before.begin()->first), before.begin()->second);
}

TEST(AlbRouting, KnowsHostsAndPaths) {
  EXPECT_TRUE(is_host_pattern("*.example.com"));
  EXPECT_FALSE(is_host_pattern("example"));
  EXPECT_FALSE(is_host_pattern("example.c0m"));
  EXPECT_FALSE(is_host_pattern("exa mple.com"));
  EXPECT_TRUE(is_path_pattern("/api/*"));
  EXPECT_FALSE(is_path_pattern("api/*"));
  EXPECT_FALSE(is_path_pattern("/a b"));
  EXPECT_FALSE(is_path_pattern("/" + std::string(128, 'x')));
}

/// The messages of a program with this load balancer's wiring.
template <class Wire> std::string messages_of(const Wire& wire) {
  return synthesize(Target::terraform,
                    [&wire](App& app) {
                      const Ground ground{app};
                      const auto alb = ground.alb();
                      internet >> alb;
                      wire(ground, alb);
                    })
      .messages();
}

TEST(AlbRules, RefusesTwoServicesForTheRest) {
  const std::string messages = messages_of([](const Ground& ground, const auto& alb) {
    alb >> ground.service("Api");
    alb >> ground.service("Web");
  });
  EXPECT_NE(messages.find("error: two services take every request"), std::string::npos) << messages;
  EXPECT_NE(messages.find("chat/Api and chat/Web"), std::string::npos) << messages;
}

TEST(AlbRules, RefusesBadRoutes) {
  const std::string messages = messages_of([](const Ground& ground, const auto& alb) {
    alb >> on(host("nowhere")) >> ground.service("A");
    alb >> on(path("api")) >> ground.service("B");
    alb >> on(path("/c"), priority(50'001)) >> ground.service("C");
    alb >> on(path("/d"), priority(7)) >> ground.service("D");
    alb >> on(path("/e"), priority(7)) >> ground.service("E");
    alb >> on(path("/f")) >> ground.service("F");
    alb >> on(path("/f")) >> ground.service("G");
  });
  for (const char* expected :
       {"a host condition is a name", "a path condition starts with '/'", "a route's priority is 1 to 50000",
        "two routes of one load balancer have the same priority",
        "two routes of one load balancer have the same conditions"})
    EXPECT_NE(messages.find(expected), std::string::npos) << expected << "\n" << messages;
  EXPECT_NE(messages.find("alb_test.cpp:"), std::string::npos) << "with the line of the edge\n" << messages;
}

TEST(AlbRules, WarnsOfALoadBalancerThatNobodyReaches) {
  const Synthesized made = synthesize(Target::terraform, [](App& app) { Ground{app}.alb(); });
  EXPECT_FALSE(has_errors(made.diagnostics)) << made.messages();
  EXPECT_NE(made.messages().find("warning: nobody reaches the load balancer"), std::string::npos)
      << made.messages();
  EXPECT_NE(made.messages().find("warning: the load balancer sends to no service"), std::string::npos);
}

/// A load balancer whose properties come from configuration.
Synthesized configured(const std::vector<std::string>& options) {
  return synthesize(
      Target::terraform,
      [](App& app) {
        const Ground ground{app};
        const Alb<internet_facing> alb{
            ground.stack,
            "Alb",
            {.subnets = ground.vpc.public_subnets(),
             .certificate = existing_certificate(app.context(
                 "certificate",
                 "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012")),
             .web_acl =
                 WebAcl<regional>{ground.stack,
                                  "Waf",
                                  {.rate_limit = requests_per_5_minutes(app.context_number("rate", 2000))}},
             .tls_policy = tls_policy_named(app.context("tls", "ELBSecurityPolicy-TLS13-1-3-2021-06")),
             .idle_timeout = seconds_of(app.context_number("idle", 60))}};
        const auto api = ground.service("Api");
        internet >> alb >> api;
      },
      options);
}

TEST(AlbRules, TakesGoodValuesFromContext) {
  const Synthesized made = configured({"--context", "idle=4000"});
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(only_of(made.terraform_all("aws_lb")).at("idle_timeout"), 4000);
  EXPECT_EQ(terraform_listener(made, 443).at("ssl_policy"), "ELBSecurityPolicy-TLS13-1-3-2021-06");
}

TEST(AlbRules, RefusesOldTlsFromContext) {
  for (const char* policy : {"ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS-1-1-2017-01", "none"}) {
    const std::string messages = configured({"--context", std::string{"tls="} + policy}).messages();
    EXPECT_NE(messages.find("error[QN-TLS-03]: a listener speaks TLS 1.2 at least"), std::string::npos)
        << messages;
    EXPECT_NE(messages.find(policy), std::string::npos) << messages;
    EXPECT_NE(messages.find("chat/Alb"), std::string::npos) << messages;
  }
}

TEST(AlbRules, RefusesIdleTimeoutsFromContext) {
  for (const char* seconds : {"0", "4001", "-5"}) {
    const std::string messages = configured({"--context", std::string{"idle="} + seconds}).messages();
    EXPECT_NE(messages.find("error: a load balancer's idle timeout is 1 to 4000 seconds"), std::string::npos)
        << messages;
  }
}

TEST(AlbRules, RefusesBadCertificatesFromContext) {
  const std::string no_arn = configured({"--context", "certificate=my-cert"}).messages();
  EXPECT_NE(no_arn.find("error[QN-TLS-01]: a certificate that exists is named by its ARN"), std::string::npos)
      << no_arn;
  const std::string elsewhere =
      configured(
          {"--context",
           "certificate=arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"})
          .messages();
  EXPECT_NE(elsewhere.find("error: a load balancer's certificate lies in its own region"), std::string::npos)
      << elsewhere;
}

TEST(AlbRules, RefusesACertificateOfAnotherRegion) {
  const std::string messages =
      synthesize(Target::terraform, [](App& app) {
        const Ground ground{app};
        const Certificate<us_east_1> cert{ground.stack, "Global", {.domain = "www.example.com"}};
        const Alb<internal> alb{
            ground.stack, "Alb", {.subnets = ground.vpc.private_subnets(), .certificate = cert}};
      }).messages();
  EXPECT_NE(messages.find("a certificate in us-east-1, a load balancer in eu-west-1"), std::string::npos)
      << messages;
}

TEST(AlbRules, RefusesRateLimitsFromContext) {
  const std::string messages = configured({"--context", "rate=9"}).messages();
  EXPECT_NE(messages.find("error[QN-TLS-06]: a rate limit is 10 to 2,000,000,000 requests"),
            std::string::npos)
      << messages;
}

}  // namespace quoin::test::alb_test
