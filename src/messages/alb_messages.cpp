// The messages about load balancers and their routes.
#include "messages/alb_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {
namespace {

Diagnostic error(std::string summary, std::string got, std::string fix) {
  return {.summary = std::move(summary), .got = std::move(got), .fix = std::move(fix)};
}

Diagnostic warning(std::string summary, std::string fix) {
  return {.severity = Severity::warning, .summary = std::move(summary), .fix = std::move(fix)};
}

}  // namespace

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

}  // namespace quoin::messages
