// The messages about load balancers and their routes.
#include "messages/alb_messages.hpp"

#include "messages/diagnostics.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic alb_seconds_out_of_range(std::string_view what, std::int64_t got, std::int64_t low,
                                    std::int64_t high, std::string_view fix) {
  return error(fmt::format("{} is {} to {} seconds", what, low, high), fmt::format("{}", got),
               std::string{fix});
}

Diagnostic alb_in_too_few_zones(std::size_t zones) {
  return error("a load balancer stands in two zones at least", fmt::format("subnets in {}", zones),
               "a VPC whose tier has subnets in two zones or more");
}

Diagnostic alb_certificate_is_no_arn(std::string_view got) {
  return {.rule = "QN-TLS-01",
          .summary = "a certificate that exists is named by its ARN",
          .got = fmt::format("\"{}\"", got),
          .fix = "existing_certificate(\"arn:aws:acm:eu-west-1:123456789012:certificate/…\")"};
}

Diagnostic alb_certificate_elsewhere(std::string_view certificate_region, std::string_view region) {
  return error("a load balancer's certificate lies in its own region",
               fmt::format("a certificate in {}, a load balancer in {}", certificate_region, region),
               fmt::format("a certificate in {}", region));
}

Diagnostic alb_certificates_too_many(std::size_t count, std::size_t most) {
  return error(fmt::format("a listener has at most {} further certificates", most), fmt::format("{}", count),
               "several names in one certificate, by .alternative_names");
}

Diagnostic alb_without_services() {
  return warning("the load balancer sends to no service, so it answers every request with 404",
                 "alb >> service, or remove the load balancer");
}

Diagnostic alb_without_callers(bool internet_facing) {
  return warning("nobody reaches the load balancer: its security group is closed",
                 internet_facing ? "internet >> alb" : "service >> alb, or site >> alb");
}

Diagnostic existing_listener_malformed(std::string_view got) {
  return error("the listener of an application load balancer is named by its ARN", fmt::format("\"{}\"", got),
               ".https_listener = \"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/"
               "50dc6c495c0c9188/f2f7dc8efc522ab2\"");
}

Diagnostic existing_load_balancer_malformed(std::string_view got) {
  return error("an application load balancer is named by its ARN", fmt::format("\"{}\"", got),
               ".arn = \"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge/"
               "50dc6c495c0c9188\", or none: the listener's ARN says it");
}

Diagnostic existing_alb_elsewhere(std::string_view listener, std::string_view stack) {
  return error("a load balancer's rules stand in its own account and region",
               fmt::format("a listener in {}, a stack in {}", listener, stack),
               fmt::format("a stack in {}", listener));
}

Diagnostic existing_alb_lacks(std::string_view property) {
  const std::string_view example =
      property == "dns_name"  ? "edge-1234567890.eu-west-1.elb.amazonaws.com"
      : property == "zone_id" ? "Z32O12XQLNTSW2"
                              : "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge/"
                                "50dc6c495c0c9188";
  return error(
      fmt::format("the program refers to the {} of a load balancer that stands already, and does not "
                  "state it",
                  property),
      fmt::format(".{} = \"{}\"", property, example));
}

Diagnostic existing_alb_route_takes_everything(std::string_view service) {
  return error("what no route of a load balancer that stands already takes is its owner's",
               fmt::format("a route without a condition to {}", service),
               "edge >> on(path(\"/api/*\"), priority(10)) >> service");
}

Diagnostic existing_alb_route_without_priority(std::string_view service) {
  Diagnostic unstated = error("a route of a load balancer that stands already states its priority",
                              fmt::format("a route without one to {}", service),
                              "edge >> on(path(\"/api/*\"), priority(10)) >> service");
  unstated.note = "its owner knows which priorities are free: two rules of one listener cannot have the same";
  return unstated;
}

Diagnostic existing_alb_unjudged() {
  return {.severity = Severity::note,
          .summary =
              "a load balancer that stands already is not judged: its certificates, TLS versions, web ACL, "
              "logs, and whom it takes in",
          .fix = "its owner keeps QN-TLS-01 to QN-TLS-06"};
}

Diagnostic stickiness_out_of_range(std::int64_t got) {
  return error("a session sticks to its task for 1 second to 7 days", fmt::format("{} seconds", got),
               ".stickiness = load_balancer_cookie(days<1>)");
}

Diagnostic cookie_name_malformed(std::string_view got) {
  return error("the application's cookie has the name of a cookie, and none that starts with AWSALB",
               fmt::format("\"{}\"", got), ".stickiness = application_cookie<\"JSESSIONID\">(days<1>)");
}

Diagnostic grpc_clients_keep_no_cookies() {
  return warning("clients of gRPC keep no cookies, so their sessions do not stick",
                 "remove .stickiness, or .version = grpc");
}

Diagnostic deregistration_delay_out_of_range(std::int64_t got) {
  return error("a task that leaves has 0 to 3,600 seconds", fmt::format("{}", got),
               ".load_balancing = {.deregistration_delay = seconds<30>}");
}

Diagnostic slow_start_out_of_range(std::int64_t got) {
  return error("a slow start is 0, which is none, or 30 to 900 seconds", fmt::format("{}", got),
               ".load_balancing = {.slow_start = seconds<60>}");
}

Diagnostic health_method_malformed(std::string_view got) {
  return error("a load balancer asks for a gRPC service's health by a method, \"/package.Service/Method\"",
               fmt::format("\"{}\"", got),
               ".health = {.path = \"/grpc.health.v1.Health/Check\", .codes = \"0\"}");
}

Diagnostic health_codes_malformed(std::string_view got) {
  return error("good answers are statuses of HTTP from 200 to 499, as \"200-299\" or \"200,204\"",
               fmt::format("\"{}\"", got), ".health = {.codes = \"200-299\"}");
}

Diagnostic health_statuses_malformed(std::string_view got) {
  return error("good answers of gRPC are statuses from 0 to 99, as \"0\" or \"0-12\"",
               fmt::format("\"{}\"", got), ".health = {.codes = \"0\"}");
}

Diagnostic route_default_claimed_twice(std::string_view first, std::string_view second) {
  return error("two services take every request", fmt::format("{} and {}", first, second),
               "a condition for one of them, as in alb >> on(path(\"/api/*\")) >> service");
}

Diagnostic route_without_conditions_has_priority(int priority) {
  return error("a route without a condition is the last one and has no priority",
               fmt::format("priority({})", priority),
               "a condition beside it, as in on(path(\"/api/*\"), priority(10)), or no priority");
}

Diagnostic route_priority_out_of_range(int got, int low, int high) {
  return error(fmt::format("a route's priority is {} to {}", low, high), fmt::format("{}", got),
               "priority(10), or none: then the route with the longest conditions comes first");
}

Diagnostic route_priority_taken(int priority, std::string_view by) {
  return error("two routes of one load balancer have the same priority",
               fmt::format("priority({}), which the route to {} has", priority, by),
               "another priority for one of them");
}

Diagnostic route_conditions_taken(std::string_view by) {
  return error("two routes of one load balancer have the same conditions",
               fmt::format("the conditions of the route to {}", by), "another host or path for one of them");
}

Diagnostic route_host_malformed(std::string_view got) {
  return error(
      "a host condition is a name of at most 128 letters, digits, '-', '.', '*' and '?', five wildcards at "
      "most, with letters after its last dot",
      fmt::format("\"{}\"", got), "host(\"api.example.com\"), or host(\"*.example.com\")");
}

Diagnostic route_path_malformed(std::string_view got) {
  return error(
      "a path condition starts with '/' and has at most 128 of the characters of a path, five wildcards at "
      "most",
      fmt::format("\"{}\"", got), "path(\"/api/*\")");
}

Diagnostic route_target_speaks_no_http(std::string_view service, std::string_view protocol) {
  return error("a load balancer sends HTTP or HTTPS", fmt::format("{} speaks {}", service, protocol),
               "a service with .port = tls_port<3443> or plain_text_port<3000>");
}

Diagnostic route_login_before_http2(std::string_view service, std::string_view version) {
  return error("a load balancer signs users in before services to which it speaks HTTP/1.1",
               fmt::format("{} takes {}", service, version),
               ".load_balancing = {.version = http_1_1}, or a route without signed_in(login)");
}

Diagnostic route_login_without_way_out() {
  return error("an internal load balancer reaches the identity provider through a NAT gateway",
               "a VPC without one", ".nat = nat_per_zone of the VPC, or a route without signed_in(login)");
}

Diagnostic route_guard_is_no_login(std::string_view got) {
  return error("a load balancer signs users in with a login", std::string{got},
               "signed_in(CognitoLogin{stack, \"Login\", {...}})");
}

Diagnostic login_url_malformed(std::string_view property, std::string_view got) {
  return error(fmt::format("a login's {} is a URL that starts with https:// and names a host", property),
               fmt::format("\"{}\"", got), fmt::format(".{} = \"https://login.example.com/…\"", property));
}

Diagnostic login_client_empty() {
  return error("a login names the client as which the load balancer is registered", "\"\"",
               ".client_id = \"…\"");
}

Diagnostic login_scope_without_openid(std::string_view got) {
  return error("a login asks for \"openid\", and further words after a blank", fmt::format("\"{}\"", got),
               ".scope = \"openid email\"");
}

Diagnostic login_session_out_of_range(std::int64_t got) {
  return error("a user stays signed in for 1 second to 7 days", fmt::format("{} seconds", got),
               ".session = seconds<28800>");
}

Diagnostic login_cookie_malformed(std::string_view got) {
  return error("a login's session cookie has the name of a cookie, and none that starts with AWSALB",
               fmt::format("\"{}\"", got), ".session_cookie = \"AdminSession\", or none");
}

Diagnostic login_cookie_shared(std::string_view cookie, std::string_view by) {
  Diagnostic shared =
      error("each login of a load balancer has a session cookie of its own",
            fmt::format("\"{}\", which {} has", cookie, by), ".session_cookie = \"AdminSession\", or none");
  shared.note = "with a common one, who has signed in with the first passes the second";
  return shared;
}

Diagnostic login_parameter_malformed(std::string_view name) {
  return error("a login's parameter has a name, which stands once, and a value", fmt::format("\"{}\"", name),
               ".parameters = {{\"prompt\", \"login\"}}");
}

Diagnostic login_parameters_too_many(std::size_t count, std::size_t most) {
  return error(fmt::format("a login has at most {} further parameters", most), fmt::format("{}", count),
               "fewer of them");
}

Diagnostic login_secret_version_malformed(std::string_view got) {
  return error("a version of a secret is an id of 32 to 64 letters, digits and '-'",
               fmt::format("\"{}\"", got),
               ".client_secret_version = \"EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE\", or none");
}

Diagnostic login_secret_elsewhere(std::string_view secret_region, std::string_view region) {
  return error("a login's client secret lies in its own region",
               fmt::format("a secret in {}, a login in {}", secret_region, region),
               fmt::format("a vault in {}", region));
}

Diagnostic login_pool_is_no_arn(std::string_view got) {
  return error(
      "a user pool is named by its ARN", fmt::format("\"{}\"", got),
      ".user_pool_arn = \"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI\"");
}

Diagnostic login_domain_malformed(std::string_view got) {
  return error("a user pool's domain is the prefix of one of Cognito's, or the whole name of one of your own",
               fmt::format("\"{}\"", got), ".domain = \"chat-login\", or \"login.example.com\"");
}

Diagnostic oidc_login_in_terraform() {
  return {
      .rule = "QN-SEC-08",
      .summary = "Terraform's listener rule keeps the client secret of an OpenID Connect login in its state",
      .note = "a user pool of Cognito needs no secret here, and stands before other identity providers, too",
      .fix = "CognitoLogin, or --target cloudformation"};
}

}  // namespace quoin::messages
