// Signing users in at a load balancer: what both targets get, what the facts say, and what is refused.
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/alb.hpp>
#include <quoin/aws/alb_login.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/tf/aws/vpc_security_group_egress_rule.hpp>

#include <functional>
#include <string>

namespace quoin::test::alb_login_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr Digest digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;
constexpr std::string_view pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI";

struct IdentityProvider {
  static constexpr std::string_view key_class = "identity-provider";
};

struct Parts {
  App& app;
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  Certificate<> cert{stack, "Cert", {.domain = "api.example.com"}};
  Alb<internet_facing> alb{stack,
                           "Alb",
                           {.subnets = vpc.public_subnets(),
                            .certificate = cert,
                            .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}}}};
  FargateService api = service("Api");
  FargateService admin = service("Admin");

  FargateService service(std::string_view id, const LoadBalancing& balancing = {}) const {
    return {stack,
            id,
            {.subnets = vpc.private_subnets(),
             .image = registry.image(digest),
             .port = tls_port<3443>,
             .load_balancing = balancing}};
  }
  CognitoLogin cognito(std::string_view id = "Login") const {
    return {stack, id, {.user_pool_arn = pool, .client_id = "6example", .domain = "chat-login"}};
  }
  VaultSecret client_secret() const {
    const SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
    return vault.secret<IdentityProvider>("Login", {.rotation = by_owner(days<90>)});
  }
  OidcLogin oidc(const VaultSecret& secret, std::string_view version = {}) const {
    return {stack,
            "Login",
            {.issuer = "https://login.example.com",
             .authorization_endpoint = "https://login.example.com/authorize",
             .token_endpoint = "https://login.example.com/token",
             .user_info_endpoint = "https://login.example.com/userinfo",
             .client_id = "chat",
             .client_secret = secret.value(),
             .client_secret_version = version}};
  }
};

Synthesized made(Target target, const std::function<void(const Parts&)>& declare) {
  return synthesize(
      target,
      [&](App& app) {
        const Parts parts{app};
        internet >> parts.alb >> parts.api;
        parts.alb >> on(host("admin.example.com"), priority(50)) >> parts.admin;
        declare(parts);
      },
      {"--as-of", "2026-11-01", "--target", target == Target::terraform ? "terraform" : "cloudformation"});
}

void admin_with_cognito(const Parts& parts) {
  const CognitoLogin login = parts.cognito();
  parts.alb >> on(path("/admin/*"), signed_in(login), priority(10)) >> parts.admin;
}

void admin_with_oidc(const Parts& parts) {
  parts.alb >> on(path("/admin/*"), signed_in(parts.oidc(parts.client_secret())), priority(10)) >>
      parts.admin;
}

std::string message(const std::function<void(const Parts&)>& declare, Target target = Target::terraform) {
  return without_places(made(target, declare).messages());
}

TEST(AlbLogin, CognitoSignsUsersInBeforeARoute) {
  const Synthesized in_terraform = made(Target::terraform, admin_with_cognito);
  EXPECT_EQ(in_terraform.messages(), "");
  EXPECT_EQ(in_terraform.terraform("aws_lb_listener_rule", "alb_route_admin_admin_any").at("action"),
            json::parse(
                R"([{"authenticate_cognito": {"on_unauthenticated_request": "authenticate", "scope": "openid",
                "session_cookie_name": "AWSELBAuth-chat-Login", "session_timeout": 28800,
                "user_pool_arn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
                "user_pool_client_id": "6example", "user_pool_domain": "chat-login"},
              "order": 1, "type": "authenticate-cognito"},
             {"order": 2, "target_group_arn": "${aws_lb_target_group.alb_target_admin.arn}", "type": "forward"}])"));

  const Synthesized in_cloudformation = made(Target::cloudformation, admin_with_cognito);
  EXPECT_EQ(in_cloudformation.messages(), "");
  EXPECT_EQ(in_cloudformation.cloudformation("AlbRouteAdminAdminAny").at("Actions"),
            json::parse(R"([{"AuthenticateCognitoConfig": {"OnUnauthenticatedRequest": "authenticate",
                "Scope": "openid", "SessionCookieName": "AWSELBAuth-chat-Login", "SessionTimeout": 28800,
                "UserPoolArn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
                "UserPoolClientId": "6example", "UserPoolDomain": "chat-login"},
              "Order": 1, "Type": "authenticate-cognito"},
             {"Order": 2, "TargetGroupArn": {"Ref": "AlbTargetAdmin"}, "Type": "forward"}])"));
}

TEST(AlbLogin, StandsBeforeEveryOtherRequestToo) {
  const auto declare = [](App& app) {
    const Parts parts{app};
    internet >> parts.alb >> signed_in(parts.cognito()) >> parts.api;
    parts.alb >> on(path("/hooks/*")) >> parts.admin;
  };
  const Synthesized in_terraform = synthesize(Target::terraform, declare);
  EXPECT_EQ(in_terraform.messages(), "");
  const json action = in_terraform.terraform("aws_lb_listener", "alb_https").at("default_action");
  ASSERT_EQ(action.size(), 2U);
  EXPECT_EQ(action.at(0).at("type"), "authenticate-cognito");
  EXPECT_EQ(action.at(0).at("authenticate_cognito").at("session_timeout"), 28800);
  EXPECT_EQ(action.at(1).at("order"), 2);

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, declare);
  const json actions = in_cloudformation.cloudformation("AlbHttps").at("DefaultActions");
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions.at(0).at("AuthenticateCognitoConfig").at("SessionTimeout"), "28800")
      << "text, in a listener";
  EXPECT_EQ(actions.at(1).at("Type"), "forward");
  EXPECT_EQ(in_cloudformation.facts.at("sign_in"), in_terraform.facts.at("sign_in"));
}

TEST(AlbLogin, OidcReadsItsSecretWhenCloudFormationDeploys) {
  const Synthesized all = made(Target::cloudformation, admin_with_oidc);
  EXPECT_EQ(all.messages(), "");
  const json ask = all.cloudformation("AlbRouteAdminAdminAny").at("Actions").at(0);
  EXPECT_EQ(ask.at("Type"), "authenticate-oidc");
  EXPECT_EQ(ask.at("Order"), 1);
  EXPECT_EQ(
      ask.at("AuthenticateOidcConfig"),
      json::parse(R"({"AuthorizationEndpoint": "https://login.example.com/authorize", "ClientId": "chat",
              "ClientSecret": {"Fn::Sub": "{{resolve:secretsmanager:${VaultLogin}:SecretString:value}}"},
              "Issuer": "https://login.example.com", "OnUnauthenticatedRequest": "authenticate",
              "Scope": "openid", "SessionCookieName": "AWSELBAuth-chat-Login", "SessionTimeout": 28800,
              "TokenEndpoint": "https://login.example.com/token",
              "UserInfoEndpoint": "https://login.example.com/userinfo"})"));
}

TEST(AlbLogin, OidcReadsTheVersionOfTheSecretThatIsStated) {
  const Synthesized all = made(Target::cloudformation, [](const Parts& parts) {
    const OidcLogin login = parts.oidc(parts.client_secret(), "01234567-89ab-cdef-0123-456789abcdef");
    parts.alb >> on(path("/admin/*"), signed_in(login)) >> parts.admin;
  });
  EXPECT_EQ(all.messages(), "");
  EXPECT_NE(all.only().dump().find("SecretString:value::01234567-89ab-cdef-0123-456789abcdef}}"),
            std::string::npos);
}

TEST(AlbLogin, OidcIsRefusedInTerraformBecauseOfItsState) {
  EXPECT_EQ(
      message(admin_with_oidc),
      "error[QN-SEC-08]: Terraform's listener rule keeps the client secret of an OpenID Connect login in its "
      "state\n"
      "  at chat/Login\n"
      "  note: a user pool of Cognito needs no secret here, and stands before other identity providers, too\n"
      "  fix: CognitoLogin, or --target cloudformation\n");
}

TEST(AlbLogin, OneRouteMayDenyWhatAnotherSignsIn) {
  const auto declare = [](const Parts& parts) {
    const CognitoLogin login = parts.cognito();
    parts.alb >> on(path("/admin/*"), signed_in(login)) >> parts.admin;
    parts.alb >> on(path("/admin/api/*"), signed_in(login, or_deny)) >> parts.admin;
    parts.alb >> on(path("/home/*"), signed_in(login, or_pass)) >> parts.admin;
  };
  const Synthesized in_terraform = made(Target::terraform, declare);
  EXPECT_EQ(in_terraform.messages(), "");
  const auto otherwise = [&](const char* rule) {
    return in_terraform.terraform("aws_lb_listener_rule", rule)
        .at("action")
        .at(0)
        .at("authenticate_cognito")
        .at("on_unauthenticated_request");
  };
  EXPECT_EQ(otherwise("alb_route_admin_admin_any"), "authenticate");
  EXPECT_EQ(otherwise("alb_route_admin_admin_api_any"), "deny");
  EXPECT_EQ(otherwise("alb_route_admin_home_any"), "allow");
  EXPECT_EQ(in_terraform.facts.at("sign_in").size(), 3U);
  EXPECT_EQ(in_terraform.facts.at("sign_in"), made(Target::cloudformation, declare).facts.at("sign_in"));
}

TEST(AlbLogin, OpensTheWayToTheIdentityProviderAndNoOther) {
  const Synthesized in_terraform = made(Target::terraform, admin_with_cognito);
  const json rule =
      in_terraform.terraform("aws_vpc_security_group_egress_rule", "alb_egress_to_internet_443");
  EXPECT_EQ(rule.at("cidr_ipv4"), "0.0.0.0/0");
  EXPECT_EQ(rule.at("from_port"), 443);
  EXPECT_EQ(rule.at("to_port"), 443);
  EXPECT_TRUE(in_terraform.terraform("aws_vpc_security_group_egress_rule", "alb_egress_to_internet_443_ipv6")
                  .is_null())
      << "load balancers ask over IPv4";
  EXPECT_FALSE(
      made(Target::cloudformation, admin_with_cognito).cloudformation("AlbEgressToInternet443").is_null());

  const Synthesized without =
      made(Target::terraform, [](const Parts& parts) { parts.alb >> on(path("/admin/*")) >> parts.admin; });
  EXPECT_TRUE(
      without.terraform("aws_vpc_security_group_egress_rule", "alb_egress_to_internet_443").is_null());
}

TEST(AlbLogin, OpensNoOtherPortForRawRules) {
  const auto raw = [](const Parts& parts, int port, bool with_login) {
    if (with_login)
      admin_with_cognito(parts);
    else
      parts.alb >> on(path("/admin/*")) >> parts.admin;
    const tf::aws::VpcSecurityGroupEgressRule rule{
        parts.stack,
        "Raw",
        {.cidr_ipv4 = "203.0.113.0/24",
         .from_port = port,
         .ip_protocol = "tcp",
         .security_group_id = Text{Value::reference(*parts.alb.node.data(), "security_group.id")},
         .to_port = port}};
  };
  EXPECT_EQ(message([&](const Parts& parts) { raw(parts, 443, true); }), "");
  EXPECT_NE(message([&](const Parts& parts) { raw(parts, 5432, true); }).find("QN-SG-06"), std::string::npos);
  EXPECT_NE(message([&](const Parts& parts) { raw(parts, 443, false); }).find("QN-SG-06"), std::string::npos);
}

TEST(AlbLogin, RefusesServicesThatDoNotSpeakHttp1) {
  EXPECT_EQ(message([](const Parts& parts) {
              parts.alb >> on(path("/chat.Admin/*"), signed_in(parts.cognito())) >>
                  parts.service("Rpc", {.version = grpc});
            }),
            "error: a load balancer signs users in before services to which it speaks HTTP/1.1\n"
            "  at chat/Alb\n"
            "  got: chat/Rpc takes GRPC\n"
            "  fix: .load_balancing = {.version = http_1_1}, or a route without signed_in(login)\n");
}

TEST(AlbLogin, RefusesOneCookieForTwoLogins) {
  EXPECT_EQ(message([](const Parts& parts) {
              const CognitoLogin first = parts.cognito("First");
              const CognitoLogin second{parts.stack,
                                        "Second",
                                        {.user_pool_arn = pool,
                                         .client_id = "7example",
                                         .domain = "staff-login",
                                         .session_cookie = "AWSELBAuth-chat-First"}};
              parts.alb >> on(path("/a/*"), signed_in(first), priority(1)) >> parts.admin;
              parts.alb >> on(path("/b/*"), signed_in(second), priority(2)) >> parts.admin;
            }),
            "error: each login of a load balancer has a session cookie of its own\n"
            "  at chat/Alb\n"
            "  got: \"AWSELBAuth-chat-First\", which chat/First has\n"
            "  note: with a common one, who has signed in with the first passes the second\n"
            "  fix: .session_cookie = \"AdminSession\", or none\n");
}

TEST(AlbLogin, RefusesAnInternalLoadBalancerWithoutAWayOut) {
  const auto declare = [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>), .nat = no_nat}};
    const ContainerRegistry registry{stack, "Images", {}};
    const Certificate cert{stack, "Cert", {.domain = "api.example.com"}};
    const Alb<internal> alb{stack, "Alb", {.subnets = vpc.private_subnets(), .certificate = cert}};
    const FargateService web{
        stack,
        "Web",
        {.subnets = vpc.private_subnets(), .image = registry.image(digest), .port = tls_port<3443>}};
    const FargateService api{
        stack,
        "Api",
        {.subnets = vpc.private_subnets(), .image = registry.image(digest), .port = tls_port<3443>}};
    const CognitoLogin login{
        stack, "Login", {.user_pool_arn = pool, .client_id = "6example", .domain = "chat-login"}};
    web >> alb >> signed_in(login) >> api;
  };
  EXPECT_EQ(without_places(synthesize(Target::terraform, declare).messages()),
            "warning: nobody calls this service: its security group lets nothing in\n"
            "  at chat/Web\n"
            "  note: a service that only works off a queue is fine like that\n"
            "  fix: alb >> service, or caller >> service\n"
            "error: an internal load balancer reaches the identity provider through a NAT gateway\n"
            "  at chat/Alb\n"
            "  got: a VPC without one\n"
            "  fix: .nat = nat_per_zone of the VPC, or a route without signed_in(login)\n");
}

TEST(AlbLogin, RefusesAGuardThatIsNoLogin) {
  EXPECT_EQ(message([](const Parts& parts) {
              Route route = path("/admin/*");
              route.guard = parts.vpc.node;
              parts.alb >> route >> parts.admin;
            }),
            "error: a load balancer signs users in with a login\n"
            "  at chat/Alb\n"
            "  got: chat/Vpc\n"
            "  fix: signed_in(CognitoLogin{stack, \"Login\", {...}})\n");
}

TEST(AlbLogin, RefusesALoginOfAnotherApp) {
  App other{0, nullptr};
  const Stack stack{other, "other", {.region = eu_west_1}};
  const CognitoLogin login{
      stack, "Login", {.user_pool_arn = pool, .client_id = "6example", .domain = "chat-login"}};
  EXPECT_NE(message([&](const Parts& parts) {
              parts.alb >> on(path("/admin/*"), signed_in(login)) >> parts.admin;
            }).find("other/Login"),
            std::string::npos);
}

TEST(AlbLogin, RefusesWhatAwsDoesNotTake) {
  const auto with = [](const CognitoLoginProps& props) {
    return message([&](const Parts& parts) { const CognitoLogin login{parts.stack, "Login", props}; });
  };
  EXPECT_EQ(with({.user_pool_arn = "eu-west-1_AbCdEfGhI", .client_id = "x", .domain = "chat"}),
            "error: a user pool is named by its ARN\n"
            "  at chat/Login\n"
            "  got: \"eu-west-1_AbCdEfGhI\"\n"
            "  fix: .user_pool_arn = "
            "\"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI\"\n");
  EXPECT_EQ(
      with({.user_pool_arn = pool, .client_id = "x", .domain = "https://chat"}),
      "error: a user pool's domain is the prefix of one of Cognito's, or the whole name of one of your own\n"
      "  at chat/Login\n"
      "  got: \"https://chat\"\n"
      "  fix: .domain = \"chat-login\", or \"login.example.com\"\n");
  EXPECT_EQ(with({.user_pool_arn = pool, .client_id = "", .domain = "chat"}),
            "error: a login names the client as which the load balancer is registered\n"
            "  at chat/Login\n"
            "  got: \"\"\n"
            "  fix: .client_id = \"…\"\n");
  EXPECT_EQ(with({.user_pool_arn = pool, .client_id = "x", .domain = "chat", .scope = "email profile"}),
            "error: a login asks for \"openid\", and further words after a blank\n"
            "  at chat/Login\n"
            "  got: \"email profile\"\n"
            "  fix: .scope = \"openid email\"\n");
  EXPECT_EQ(with({.user_pool_arn = pool, .client_id = "x", .domain = "chat", .session = seconds_of(604801)}),
            "error: a user stays signed in for 1 second to 7 days\n"
            "  at chat/Login\n"
            "  got: 604801 seconds\n"
            "  fix: .session = seconds<28800>\n");
  EXPECT_EQ(with({.user_pool_arn = pool, .client_id = "x", .domain = "chat", .session_cookie = "AWSALB"}),
            "error: a login's session cookie has the name of a cookie, and none that starts with AWSALB\n"
            "  at chat/Login\n"
            "  got: \"AWSALB\"\n"
            "  fix: .session_cookie = \"AdminSession\", or none\n");
  EXPECT_EQ(with({.user_pool_arn = pool, .client_id = "x", .domain = "chat", .parameters = {{"prompt", ""}}}),
            "error: a login's parameter has a name, which stands once, and a value\n"
            "  at chat/Login\n"
            "  got: \"prompt\"\n"
            "  fix: .parameters = {{\"prompt\", \"login\"}}\n");
  EXPECT_EQ(with({.user_pool_arn = pool,
                  .client_id = "x",
                  .domain = "chat",
                  .parameters = {{"a", "1"},
                                 {"b", "1"},
                                 {"c", "1"},
                                 {"d", "1"},
                                 {"e", "1"},
                                 {"f", "1"},
                                 {"g", "1"},
                                 {"h", "1"},
                                 {"i", "1"},
                                 {"j", "1"},
                                 {"k", "1"}}}),
            "error: a login has at most 10 further parameters\n"
            "  at chat/Login\n"
            "  got: 11\n"
            "  fix: fewer of them\n");
}

TEST(AlbLogin, RefusesEndpointsInPlainText) {
  EXPECT_EQ(message(
                [](const Parts& parts) {
                  const OidcLogin login{parts.stack,
                                        "Login",
                                        {.issuer = "https://login.example.com",
                                         .authorization_endpoint = "https://login.example.com/authorize",
                                         .token_endpoint = "http://login.example.com/token",
                                         .user_info_endpoint = "https://login.example.com/userinfo",
                                         .client_id = "chat",
                                         .client_secret = parts.client_secret().value()}};
                },
                Target::cloudformation),
            "error: a login's token_endpoint is a URL that starts with https:// and names a host\n"
            "  at chat/Login\n"
            "  got: \"http://login.example.com/token\"\n"
            "  fix: .token_endpoint = \"https://login.example.com/…\"\n");
  EXPECT_EQ(message([](const Parts& parts) { parts.oidc(parts.client_secret(), "AWSCURRENT"); },
                    Target::cloudformation),
            "error: a version of a secret is an id of 32 to 64 letters, digits and '-'\n"
            "  at chat/Login\n"
            "  got: \"AWSCURRENT\"\n"
            "  fix: .client_secret_version = \"EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE\", or none\n");
}

}  // namespace quoin::test::alb_login_test
