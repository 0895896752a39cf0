// How a load balancer sends requests to a service: version of HTTP, health, sticky sessions, leaving and
// starting.
#include "constructs/fargate_service/target_traffic.hpp"
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

#include <string>

namespace quoin::test::alb_targets_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr Digest digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;

Synthesized made(Target target, const LoadBalancing& balancing, const ServiceHealth& health = {}) {
  return synthesize(target, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    const Certificate cert{stack, "Cert", {.domain = "api.example.com"}};
    const ContainerRegistry registry{stack, "Images", {}};
    const Alb<internet_facing> alb{
        stack,
        "Alb",
        {.subnets = vpc.public_subnets(),
         .certificate = cert,
         .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}}}};
    const FargateService api{stack,
                             "Api",
                             {.subnets = vpc.private_subnets(),
                              .image = registry.image(digest),
                              .port = tls_port<3443>,
                              .health = health,
                              .load_balancing = balancing}};
    internet >> alb >> api;
  });
}

json terraform_group(const LoadBalancing& balancing, const ServiceHealth& health = {}) {
  const Synthesized all = made(Target::terraform, balancing, health);
  EXPECT_EQ(all.messages(), "");
  return all.terraform("aws_lb_target_group", "alb_target_api");
}

json cloudformation_group(const LoadBalancing& balancing, const ServiceHealth& health = {}) {
  const Synthesized all = made(Target::cloudformation, balancing, health);
  EXPECT_EQ(all.messages(), "");
  return all.cloudformation("AlbTargetApi");
}

/// CloudFormation's attributes as one object.
json attributes_of(const json& group) {
  json attributes = json::object();
  for (const json& each : group.at("TargetGroupAttributes"))
    attributes[each.at("Key").get<std::string>()] = each.at("Value");
  return attributes;
}

std::string message(const LoadBalancing& balancing, const ServiceHealth& health = {}) {
  const std::string in_terraform = made(Target::terraform, balancing, health).messages();
  EXPECT_EQ(made(Target::cloudformation, balancing, health).messages(), in_terraform);
  return without_places(in_terraform);
}

/// The version that the facts tell, which both targets share.
std::string version_in_facts(Target target, const LoadBalancing& balancing) {
  const Synthesized all = made(target, balancing);
  const auto groups = all.facts.find("target_group");
  EXPECT_NE(groups, all.facts.end());
  return groups == all.facts.end() ? "" : std::string{groups->second.begin()->at("version")};
}

TEST(AlbTargets, SpeakHttp1AndForgetClientsUnlessToldOtherwise) {
  const json in_terraform = terraform_group({});
  EXPECT_EQ(in_terraform.at("protocol_version"), "HTTP1");
  EXPECT_EQ(in_terraform.at("deregistration_delay"), "30");
  EXPECT_EQ(in_terraform.at("stickiness"), (json{{"enabled", false}, {"type", "lb_cookie"}}));
  EXPECT_FALSE(in_terraform.contains("slow_start"));
  EXPECT_EQ(in_terraform.at("health_check").at("matcher"), "200-299");
  EXPECT_EQ(in_terraform.at("health_check").at("path"), "/");

  const json in_cloudformation = cloudformation_group({});
  EXPECT_FALSE(in_cloudformation.contains("ProtocolVersion")) << "stating it replaces a group that stands";
  EXPECT_EQ(in_cloudformation.at("Matcher"), (json{{"HttpCode", "200-299"}}));
  EXPECT_EQ(attributes_of(in_cloudformation), (json{{"deregistration_delay.timeout_seconds", "30"},
                                                    {"slow_start.duration_seconds", "0"},
                                                    {"stickiness.enabled", "false"}}));
}

TEST(AlbTargets, SpeakHttp2) {
  const LoadBalancing balancing{.version = http_2};
  EXPECT_EQ(terraform_group(balancing).at("protocol_version"), "HTTP2");
  const json in_cloudformation = cloudformation_group(balancing);
  EXPECT_EQ(in_cloudformation.at("ProtocolVersion"), "HTTP2");
  EXPECT_EQ(in_cloudformation.at("Matcher"), (json{{"HttpCode", "200-299"}}));
}

TEST(AlbTargets, SpeakGrpcAndReadItsStatus) {
  const LoadBalancing balancing{.version = grpc};
  const json in_terraform = terraform_group(balancing);
  EXPECT_EQ(in_terraform.at("protocol_version"), "GRPC");
  EXPECT_EQ(in_terraform.at("protocol"), "HTTPS");
  EXPECT_EQ(in_terraform.at("health_check").at("path"), "/AWS.ALB/healthcheck");
  EXPECT_EQ(in_terraform.at("health_check").at("matcher"), "12");

  const json in_cloudformation = cloudformation_group(balancing);
  EXPECT_EQ(in_cloudformation.at("ProtocolVersion"), "GRPC");
  EXPECT_EQ(in_cloudformation.at("HealthCheckPath"), "/AWS.ALB/healthcheck");
  EXPECT_EQ(in_cloudformation.at("Matcher"), (json{{"GrpcCode", "12"}}));

  const ServiceHealth own{.path = "/grpc.health.v1.Health/Check", .codes = "0"};
  EXPECT_EQ(terraform_group(balancing, own).at("health_check").at("matcher"), "0");
  EXPECT_EQ(cloudformation_group(balancing, own).at("Matcher"), (json{{"GrpcCode", "0"}}));
}

TEST(AlbTargets, SayTheirVersionInTheFacts) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    EXPECT_EQ(version_in_facts(target, {}), "HTTP1");
    EXPECT_EQ(version_in_facts(target, {.version = grpc}), "GRPC");
  }
}

TEST(AlbTargets, StickByTheLoadBalancersCookie) {
  const LoadBalancing balancing{.stickiness = load_balancer_cookie(days<7>)};
  EXPECT_EQ(terraform_group(balancing).at("stickiness"),
            (json{{"cookie_duration", 604800}, {"enabled", true}, {"type", "lb_cookie"}}));
  EXPECT_EQ(attributes_of(cloudformation_group(balancing)),
            (json{{"deregistration_delay.timeout_seconds", "30"},
                  {"slow_start.duration_seconds", "0"},
                  {"stickiness.enabled", "true"},
                  {"stickiness.lb_cookie.duration_seconds", "604800"},
                  {"stickiness.type", "lb_cookie"}}));
}

TEST(AlbTargets, StickByTheApplicationsCookie) {
  const LoadBalancing balancing{.stickiness = application_cookie<"JSESSIONID">(seconds<3600>)};
  EXPECT_EQ(terraform_group(balancing).at("stickiness"), (json{{"cookie_duration", 3600},
                                                               {"cookie_name", "JSESSIONID"},
                                                               {"enabled", true},
                                                               {"type", "app_cookie"}}));
  EXPECT_EQ(attributes_of(cloudformation_group(balancing)),
            (json{{"deregistration_delay.timeout_seconds", "30"},
                  {"slow_start.duration_seconds", "0"},
                  {"stickiness.app_cookie.cookie_name", "JSESSIONID"},
                  {"stickiness.app_cookie.duration_seconds", "3600"},
                  {"stickiness.enabled", "true"},
                  {"stickiness.type", "app_cookie"}}));
}

TEST(AlbTargets, LeaveAndStartSlowly) {
  const LoadBalancing balancing{.deregistration_delay = seconds<3600>, .slow_start = seconds<30>};
  const json in_terraform = terraform_group(balancing);
  EXPECT_EQ(in_terraform.at("deregistration_delay"), "3600");
  EXPECT_EQ(in_terraform.at("slow_start"), 30);
  const json attributes = attributes_of(cloudformation_group(balancing));
  EXPECT_EQ(attributes.at("deregistration_delay.timeout_seconds"), "3600");
  EXPECT_EQ(attributes.at("slow_start.duration_seconds"), "30");
  EXPECT_EQ(terraform_group({.deregistration_delay = seconds<0>}).at("deregistration_delay"), "0");
}

TEST(AlbTargets, RefuseSpansFromConfiguration) {
  EXPECT_EQ(message({.stickiness = load_balancer_cookie(days_of(8))}),
            "error: a session sticks to its task for 1 second to 7 days\n"
            "  at chat/Api\n"
            "  got: 691200 seconds\n"
            "  fix: .stickiness = load_balancer_cookie(days<1>)\n");
  EXPECT_EQ(message({.stickiness = load_balancer_cookie(seconds_of(0))}),
            "error: a session sticks to its task for 1 second to 7 days\n"
            "  at chat/Api\n"
            "  got: 0 seconds\n"
            "  fix: .stickiness = load_balancer_cookie(days<1>)\n");
  EXPECT_EQ(message({.deregistration_delay = seconds_of(3601)}),
            "error: a task that leaves has 0 to 3,600 seconds\n"
            "  at chat/Api\n"
            "  got: 3601\n"
            "  fix: .load_balancing = {.deregistration_delay = seconds<30>}\n");
  EXPECT_EQ(message({.slow_start = seconds_of(29)}),
            "error: a slow start is 0, which is none, or 30 to 900 seconds\n"
            "  at chat/Api\n"
            "  got: 29\n"
            "  fix: .load_balancing = {.slow_start = seconds<60>}\n");
}

TEST(AlbTargets, RefuseCookiesFromConfiguration) {
  EXPECT_EQ(message({.stickiness = application_cookie_named("AWSALBAPP-0", days<1>)}),
            "error: the application's cookie has the name of a cookie, and none that starts with AWSALB\n"
            "  at chat/Api\n"
            "  got: \"AWSALBAPP-0\"\n"
            "  fix: .stickiness = application_cookie<\"JSESSIONID\">(days<1>)\n");
  for (const std::string_view name : {"", "two words", "a;b", "a=b", "caf\xc3\xa9"})
    EXPECT_NE(message({.stickiness = application_cookie_named(name, days<1>)}), "") << name;
  EXPECT_EQ(message({.stickiness = application_cookie_named("session_id", days<1>)}), "");
}

TEST(AlbTargets, WarnOfStickyGrpc) {
  EXPECT_EQ(message({.version = grpc, .stickiness = load_balancer_cookie(days<1>)}),
            "warning: clients of gRPC keep no cookies, so their sessions do not stick\n"
            "  at chat/Api\n"
            "  fix: remove .stickiness, or .version = grpc\n");
}

TEST(AlbTargets, RefuseHealthChecksThatDoNotFitTheVersion) {
  EXPECT_EQ(
      message({.version = grpc}, {.path = "/health"}),
      "error: a load balancer asks for a gRPC service's health by a method, \"/package.Service/Method\"\n"
      "  at chat/Api\n"
      "  got: \"/health\"\n"
      "  fix: .health = {.path = \"/grpc.health.v1.Health/Check\", .codes = \"0\"}\n");
  EXPECT_EQ(message({.version = grpc}, {.codes = "200"}),
            "error: good answers of gRPC are statuses from 0 to 99, as \"0\" or \"0-12\"\n"
            "  at chat/Api\n"
            "  got: \"200\"\n"
            "  fix: .health = {.codes = \"0\"}\n");
  EXPECT_EQ(message({}, {.codes = "200-599"}),
            "error: good answers are statuses of HTTP from 200 to 499, as \"200-299\" or \"200,204\"\n"
            "  at chat/Api\n"
            "  got: \"200-599\"\n"
            "  fix: .health = {.codes = \"200-299\"}\n");
}

TEST(AlbTargets, KnowWhatIsAStatus) {
  for (const std::string_view codes : {"200", "200-299", "200,204,301", "200-299,404", "200-200"})
    EXPECT_TRUE(health_codes_are_allowed(codes, HttpVersion::http_2)) << codes;
  for (const std::string_view codes : {"", "199", "500", "299-200", "200,", ",200", "200-", "-200",
                                       "200-299-300", "200 ", "2xx", "+200", "0200"})
    EXPECT_FALSE(health_codes_are_allowed(codes, HttpVersion::http_1_1)) << codes;
  for (const std::string_view codes : {"0", "99", "0-99", "0,12"})
    EXPECT_TRUE(health_codes_are_allowed(codes, HttpVersion::grpc)) << codes;
  for (const std::string_view codes : {"100", "0-100", "-1"})
    EXPECT_FALSE(health_codes_are_allowed(codes, HttpVersion::grpc)) << codes;
}

}  // namespace quoin::test::alb_targets_test
