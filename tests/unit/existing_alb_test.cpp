// Load balancers that stand already: what the chain adds to them, and what only their owners know.
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/alb_login.hpp>
#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/existing_alb.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/bindings/raw.hpp>
#include <quoin/cfn/ec2/security_group.hpp>
#include <quoin/cfn/elasticloadbalancingv2/listener.hpp>
#include <quoin/cfn/elasticloadbalancingv2/load_balancer.hpp>
#include <quoin/tf/aws/data/lb.hpp>
#include <quoin/tf/aws/data/lb_listener.hpp>
#include <quoin/tf/aws/security_group.hpp>

#include <set>
#include <string>

namespace quoin::test::existing_alb_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr std::string_view listener =
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2";
constexpr std::string_view group = "sg-0123456789abcdef0";

/// What every test of this file stands on.
struct Ground {
  explicit Ground(App& app, Region region = eu_west_1)
      : stack{app, "chat", {.region = region, .account = "123456789012"}} {}

  Stack stack;
  Vpc vpc{stack, "Network", {.layout = vpc_layout("10.1.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};

  FargateService service(std::string_view id, TaskRange count = tasks<1, 2>) const {
    return {stack,
            id,
            {.subnets = vpc.private_subnets(),
             .image = registry.image("v1.4.2"_tag),
             .port = tls_port<3443>,
             .tasks = count}};
  }
  template <Exposure E> ExistingAlb<E> edge() const {
    return {stack, "Edge", {.vpc = vpc, .https_listener = listener, .security_group = group}};
  }
};

void usual(App& app) {
  const Ground ground{app};
  const auto edge = ground.edge<internet_facing>();
  const auto api = ground.service("Api");
  edge >> on(host("api.example.com"), path("/v1/*"), priority(10)) >> api;
}

template <class Wire> Synthesized wired(Target target, const Wire& wire, Region region = eu_west_1) {
  return synthesize(target, [&](App& app) {
    const Ground ground{app, region};
    wire(ground);
  });
}

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

json only_of(const json& all) {
  EXPECT_EQ(all.size(), 1U) << all.dump(2);
  return all.empty() ? json::object() : *all.begin();
}

/// The rules of the owner's group: "egress api 3443".
std::set<std::string> rules_of_the_group(const Synthesized& made) {
  std::set<std::string> out;
  for (const char* way : {"ingress", "egress"}) {
    const json all = made.terraform_all("aws_vpc_security_group_" + std::string{way} + "_rule");
    for (const auto& [name, rule] : all.items())
      if (rule.at("security_group_id") == group) out.insert(name);
  }
  return out;
}

TEST(ExistingAlbLowering, AddsTargetsAndARuleToTheListener) {
  const Synthesized tf = synthesize(Target::terraform, usual);
  EXPECT_EQ(tf.messages(), "");
  for (const char* type :
       {"aws_lb", "aws_lb_listener", "aws_lb_listener_certificate", "aws_wafv2_web_acl_association"})
    EXPECT_TRUE(tf.terraform_all(type).empty()) << type;
  const json targets = only_of(tf.terraform_all("aws_lb_target_group"));
  EXPECT_EQ(targets.at("vpc_id"), "${aws_vpc.network.id}");
  EXPECT_EQ(targets.at("port"), 3443);
  EXPECT_EQ(targets.at("protocol"), "HTTPS");
  const json rule = only_of(tf.terraform_all("aws_lb_listener_rule"));
  EXPECT_EQ(rule.at("listener_arn"), listener);
  EXPECT_EQ(rule.at("priority"), 10);
  EXPECT_EQ(first_of(rule.at("action")).at("target_group_arn"), "${aws_lb_target_group.edge_target_api.arn}");
  EXPECT_NE(rule.at("condition").dump().find("api.example.com"), std::string::npos);
  EXPECT_NE(rule.at("condition").dump().find("/v1/*"), std::string::npos);
  const json service = tf.terraform("aws_ecs_service", "api");
  EXPECT_EQ(first_of(service.at("load_balancer")).at("target_group_arn"),
            "${aws_lb_target_group.edge_target_api.arn}");
  EXPECT_NE(service.at("depends_on").dump().find("aws_lb_listener_rule."), std::string::npos)
      << "a service is not registered before its rule stands";

  const Synthesized cfn = synthesize(Target::cloudformation, usual);
  EXPECT_EQ(cfn.messages(), "");
  const std::string elb = "AWS::ElasticLoadBalancingV2::";
  for (const char* type : {"LoadBalancer", "Listener", "ListenerCertificate"})
    EXPECT_TRUE(cfn.cloudformation_all(elb + type).empty()) << type;
  EXPECT_EQ(only_of(cfn.cloudformation_all(elb + "TargetGroup")).at("Properties").at("VpcId"),
            json::parse(R"({"Ref": "Network"})"));
  const json same = only_of(cfn.cloudformation_all(elb + "ListenerRule")).at("Properties");
  EXPECT_EQ(same.at("ListenerArn"), listener);
  EXPECT_EQ(same.at("Priority"), 10);
  EXPECT_EQ(same.at("Actions").at(0).at("TargetGroupArn"), json::parse(R"({"Ref": "EdgeTargetApi"})"));
  EXPECT_EQ(same.at("Conditions").size(), 2U);

  for (const char* kind : {"target", "security_edge", "registration"})
    EXPECT_EQ(tf.facts.at(kind), cfn.facts.at(kind)) << kind;
}

TEST(ExistingAlbLowering, OpensTheOwnersGroupToTheServiceAndNothingElse) {
  const Synthesized tf = synthesize(Target::terraform, usual);
  EXPECT_EQ(rules_of_the_group(tf), std::set<std::string>{"edge_egress_to_api_3443"});
  const json out = tf.terraform("aws_vpc_security_group_egress_rule", "edge_egress_to_api_3443");
  EXPECT_EQ(out.at("referenced_security_group_id"), "${aws_security_group.api_security_group.id}");
  const json in = tf.terraform("aws_vpc_security_group_ingress_rule", "api_ingress_from_edge_3443");
  EXPECT_EQ(in.at("referenced_security_group_id"), group);
  EXPECT_EQ(in.at("from_port"), 3443);
  const json groups = tf.terraform_all("aws_security_group");
  for (const auto& [name, made] : groups.items())
    EXPECT_EQ(name.find("edge"), std::string::npos) << made.dump();

  const Synthesized cfn = synthesize(Target::cloudformation, usual);
  const json same = cfn.cloudformation("EdgeEgressToApi3443");
  EXPECT_EQ(same.at("GroupId"), group);
  EXPECT_EQ(same.at("ToPort"), 3443);
  EXPECT_EQ(cfn.cloudformation("ApiIngressFromEdge3443").at("SourceSecurityGroupId"), group);
}

TEST(ExistingAlbLowering, AnInternalOneAdmitsTheServicesThatCallIt) {
  const Synthesized tf = wired(Target::terraform, [](const Ground& ground) {
    const auto edge = ground.edge<internal>();
    const auto web = ground.service("Web");
    const auto api = ground.service("Api");
    web >> edge;
    edge >> on(path("/api/*"), priority(7)) >> api;
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(rules_of_the_group(tf),
            (std::set<std::string>{"edge_egress_to_api_3443", "edge_ingress_from_web_443"}));
  EXPECT_EQ(tf.terraform("aws_vpc_security_group_egress_rule", "web_egress_to_edge_443")
                .at("referenced_security_group_id"),
            group);
}

TEST(ExistingAlbLowering, TakesTheReferencesOfRawResources) {
  const Synthesized tf = wired(Target::terraform, [](const Ground& ground) {
    const tf::aws::data::Lb raw{ground.stack, "Raw", {.name = "edge"}};
    const tf::aws::data::LbListener https{
        ground.stack, "Https", {.load_balancer_arn = raw->arn(), .port = 443}};
    const tf::aws::SecurityGroup outward{ground.stack, "Outward", {.vpc_id = ground.vpc.vpc_id()}};
    const ExistingAlb<internet_facing> edge{ground.stack,
                                            "Edge",
                                            {.vpc = ground.vpc,
                                             .https_listener = https->arn(),
                                             .security_group = outward->id(),
                                             .full_name = raw->arn_suffix()}};
    edge >> on(path("/api/*"), priority(7)) >> ground.service("Api");
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(only_of(tf.terraform_all("aws_lb_listener_rule")).at("listener_arn"),
            "${data.aws_lb_listener.https.arn}");
  EXPECT_EQ(
      tf.terraform("aws_vpc_security_group_egress_rule", "edge_egress_to_api_3443").at("security_group_id"),
      "${aws_security_group.outward.id}");

  const Synthesized cfn = wired(Target::cloudformation, [](const Ground& ground) {
    const cfn::ec2::SecurityGroup outward{
        ground.stack, "Outward", {.group_description = "Edge", .vpc_id = ground.vpc.vpc_id()}};
    const ExistingAlb<internet_facing> edge{
        ground.stack,
        "Edge",
        {.vpc = ground.vpc, .https_listener = listener, .security_group = outward->group_id()}};
    edge >> on(path("/api/*"), priority(7)) >> ground.service("Api");
  });
  EXPECT_EQ(cfn.cloudformation("EdgeEgressToApi3443").at("GroupId"),
            json::parse(R"({"Fn::GetAtt": ["Outward", "GroupId"]})"));
}

TEST(ExistingAlbLowering, ItsNameForCloudWatchIsReadOutOfTheListener) {
  const Synthesized tf = wired(Target::terraform, [](const Ground& ground) {
    ground.edge<internet_facing>() >> on(path("/api/*"), priority(7)) >> ground.service("Api", tasks<2, 8>);
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_NE(
      tf.only().dump().find("app/edge/50dc6c495c0c9188/${aws_lb_target_group.edge_target_api.arn_suffix}"),
      std::string::npos)
      << tf.terraform_all("aws_appautoscaling_policy").dump(2);
}

TEST(ExistingAlbLowering, RecordsFollowItsStatedName) {
  const auto declare = [](const Ground& ground) {
    const ExistingAlb<internet_facing> edge{ground.stack,
                                            "Edge",
                                            {.vpc = ground.vpc,
                                             .https_listener = listener,
                                             .security_group = group,
                                             .dns_name = "edge-1234567890.eu-west-1.elb.amazonaws.com",
                                             .zone_id = "Z32O12XQLNTSW2"}};
    const DnsRecord record{
        ground.stack,
        "Record",
        {.zone = "Z0123456789ABCDEFGHIJ", .name = "api.example.com", .to = alias_of(edge)}};
  };
  const Synthesized tf = wired(Target::terraform, declare);
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json alias = first_of(tf.terraform_all("aws_route53_record").begin()->at("alias"));
  EXPECT_EQ(alias.at("name"), "edge-1234567890.eu-west-1.elb.amazonaws.com");
  EXPECT_EQ(alias.at("zone_id"), "Z32O12XQLNTSW2");
  const Synthesized cfn = wired(Target::cloudformation, declare);
  EXPECT_NE(cfn.only().dump().find("\"HostedZoneId\":\"Z32O12XQLNTSW2\""), std::string::npos)
      << cfn.only().dump();
}

template <Exposure E> void put_a_site_before(const ExistingAlb<E>& edge, const Ground& ground) {
  const CloudFrontSite site{
      ground.stack,
      "Site",
      {.certificate = Certificate<us_east_1>{ground.stack, "SiteCert", {.domain = "www.example.com"}},
       .aliases = {"www.example.com"},
       .web_acl = WebAcl<cloudfront>{ground.stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}}}};
  site >> edge;
}

TEST(ExistingAlbLowering, ASiteSendsToItsStatedName) {
  const Synthesized tf = wired(Target::terraform, [](const Ground& ground) {
    const ExistingAlb<internet_facing> edge{ground.stack,
                                            "Edge",
                                            {.vpc = ground.vpc,
                                             .https_listener = listener,
                                             .security_group = group,
                                             .dns_name = "edge-1234567890.eu-west-1.elb.amazonaws.com"}};
    put_a_site_before(edge, ground);
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_NE(tf.terraform("aws_cloudfront_distribution", "site")
                .at("origin")
                .dump()
                .find("\"domain_name\":\"edge-1234567890.eu-west-1.elb.amazonaws.com\""),
            std::string::npos);
  EXPECT_TRUE(rules_of_the_group(tf).empty()) << "its owner lets the internet in, and CloudFront with it";
}

TEST(ExistingAlbLowering, ASiteReachesAnInternalOneThroughAVpcOrigin) {
  const Synthesized tf = wired(Target::terraform, [](const Ground& ground) {
    const ExistingAlb<internal> edge{ground.stack,
                                     "Edge",
                                     {.vpc = ground.vpc,
                                      .https_listener = listener,
                                      .security_group = group,
                                      .dns_name = "internal-edge-1.eu-west-1.elb.amazonaws.com"}};
    put_a_site_before(edge, ground);
  });
  ASSERT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_NE(
      only_of(tf.terraform_all("aws_cloudfront_vpc_origin"))
          .dump()
          .find("arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge/50dc6c495c0c9188"),
      std::string::npos);
  EXPECT_EQ(rules_of_the_group(tf), std::set<std::string>{"edge_ingress_from_cloudfront_443"});
}

/// One message with its parts, of a program that is wrong in one way.
std::string said(const Synthesized& made) {
  std::string out;
  for (const Diagnostic& each : made.diagnostics)
    if (each.severity == Severity::error) {
      out +=
          each.path + " | " + each.summary + " | " + each.got + " | " + each.note + " | " + each.fix + "\n";
    }
  return out;
}

TEST(ExistingAlbRules, ARouteStatesItsPriority) {
  EXPECT_EQ(
      said(wired(Target::terraform,
                 [](const Ground& ground) {
                   ground.edge<internet_facing>() >> on(path("/api/*")) >> ground.service("Api");
                 })),
      "chat/Edge | a route of a load balancer that stands already states its priority | a route without one "
      "to chat/Api | its owner knows which priorities are free: two rules of one listener cannot have the "
      "same | edge >> on(path(\"/api/*\"), priority(10)) >> service\n");
}

TEST(ExistingAlbRules, ARouteHasACondition) {
  EXPECT_EQ(said(wired(Target::cloudformation,
                       [](const Ground& ground) {
                         ground.edge<internet_facing>() >> Route{} >> ground.service("Api");
                       })),
            "chat/Edge | what no route of a load balancer that stands already takes is its owner's | a route "
            "without a condition to chat/Api |  | edge >> on(path(\"/api/*\"), priority(10)) >> service\n");
}

TEST(ExistingAlbRules, RoutesAreCheckedAsOfAnyLoadBalancer) {
  const std::string messages = said(wired(Target::terraform, [](const Ground& ground) {
    const auto edge = ground.edge<internet_facing>();
    edge >> on(path("/a"), priority(7)) >> ground.service("A");
    edge >> on(path("/b"), priority(7)) >> ground.service("B");
    edge >> on(path("c"), priority(8)) >> ground.service("C");
  }));
  EXPECT_NE(messages.find("two routes of one load balancer have the same priority"), std::string::npos);
  EXPECT_NE(messages.find("a path condition starts with '/'"), std::string::npos) << messages;
}

TEST(ExistingAlbRules, RefusesWhatIsNoListenersArn) {
  for (const char* wrong :
       {"edge", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge/50dc6c495c0c9188",
        ("arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/edge/50dc6c495c0c9188/"
         "f2f7dc8efc522ab2"),
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188",
        "arn:aws:elasticloadbalancing:eu-west-1:12:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2"}) {
    EXPECT_EQ(said(wired(Target::terraform,
                         [wrong](const Ground& ground) {
                           const ExistingAlb<internal> edge{
                               ground.stack,
                               "Edge",
                               {.vpc = ground.vpc, .https_listener = wrong, .security_group = group}};
                         })),
              "chat/Edge | the listener of an application load balancer is named by its ARN | \"" +
                  std::string{wrong} +
                  "\" |  | .https_listener = "
                  "\"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/"
                  "50dc6c495c0c9188/f2f7dc8efc522ab2\"\n");
  }
}

TEST(ExistingAlbRules, StandsInItsListenersAccountAndRegion) {
  EXPECT_EQ(
      said(wired(
          Target::terraform, [](const Ground& ground) { ground.edge<internal>(); }, us_east_1)),
      "chat/Edge | a load balancer's rules stand in its own account and region | a listener in eu-west-1, a "
      "stack in us-east-1 |  | a stack in eu-west-1\n");
  EXPECT_EQ(
      said(synthesize(Target::terraform,
                      [](App& app) {
                        const Stack stack{app, "chat", {.region = eu_west_1, .account = "210987654321"}};
                        const ExistingVpc vpc{
                            stack, "Network", {.id = "vpc-0123456789abcdef0", .range = "10.1.0.0/16"_cidr}};
                        const ExistingAlb<internal> edge{
                            stack, "Edge", {.vpc = vpc, .https_listener = listener, .security_group = group}};
                      })),
      "chat/Edge | a load balancer's rules stand in its own account and region | a listener in 123456789012, "
      "a stack in 210987654321 |  | a stack in 123456789012\n");
}

TEST(ExistingAlbRules, RefusesOtherThingsThatAreMalformed) {
  const std::string messages = said(wired(Target::terraform, [](const Ground& ground) {
    const ExistingAlb<internal> edge{ground.stack,
                                     "Edge",
                                     {.vpc = ground.vpc,
                                      .https_listener = listener,
                                      .security_group = "edge",
                                      .dns_name = "edge",
                                      .zone_id = "edge",
                                      .arn = "edge"}};
  }));
  for (const char* part : {"the load balancer's security group", "| \"edge\" |",
                           "an application load balancer is named by its ARN | \"edge\" |  | .arn = "
                           "\"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge/"
                           "50dc6c495c0c9188\", or none: the listener's ARN says it"})
    EXPECT_NE(messages.find(part), std::string::npos) << part << "\n" << messages;
  EXPECT_EQ(std::ranges::count(messages, '\n'), 4) << messages;
}

TEST(ExistingAlbRules, WhatIsReferredToIsStated) {
  EXPECT_EQ(
      said(wired(Target::terraform,
                 [](const Ground& ground) {
                   const DnsRecord record{ground.stack,
                                          "Record",
                                          {.zone = "Z0123456789ABCDEFGHIJ",
                                           .name = "api.example.com",
                                           .to = alias_of(ground.edge<internet_facing>())}};
                 })),
      "chat/Edge | the program refers to the dns_name of a load balancer that stands already, and does not "
      "state it |  |  | .dns_name = \"edge-1234567890.eu-west-1.elb.amazonaws.com\"\n"
      "chat/Edge | the program refers to the zone_id of a load balancer that stands already, and does not "
      "state it |  |  | .zone_id = \"Z32O12XQLNTSW2\"\n");
  EXPECT_EQ(
      said(wired(Target::cloudformation,
                 [](const Ground& ground) { put_a_site_before(ground.edge<internet_facing>(), ground); })),
      "chat/Edge | the program refers to the dns_name of a load balancer that stands already, and does not "
      "state it |  |  | .dns_name = \"edge-1234567890.eu-west-1.elb.amazonaws.com\"\n");
}

TEST(ExistingAlbRules, ServicesOfAnotherNetworkAreOutOfReach) {
  const std::string messages = said(wired(Target::terraform, [](const Ground& ground) {
    const Vpc other{ground.stack, "Other", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    const FargateService api{ground.stack,
                             "Api",
                             {.subnets = other.private_subnets(),
                              .image = ground.registry.image("v1"_tag),
                              .port = tls_port<3443>}};
    ground.edge<internet_facing>() >> on(path("/api/*"), priority(7)) >> api;
  }));
  EXPECT_NE(messages.find("chat/Edge stands in chat/Network"), std::string::npos) << messages;
}

TEST(ExistingAlbRules, TheReportSaysWhatIsNotJudged) {
  for (const Diagnostic& each : synthesize(Target::terraform, usual).diagnostics)
    if (each.path == "chat/Edge") {
      EXPECT_EQ(each.severity, Severity::note);
      EXPECT_EQ(
          each.summary,
          "a load balancer that stands already is not judged: its certificates, TLS versions, web ACL, logs, "
          "and whom it takes in");
      EXPECT_EQ(each.fix, "its owner keeps QN-TLS-01 to QN-TLS-06");
      return;
    }
  ADD_FAILURE() << "no note";
}

}  // namespace quoin::test::existing_alb_test
