// The messages about load balancers and their routes.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::messages {

// The load balancer.
Diagnostic alb_seconds_out_of_range(std::string_view what, std::int64_t got, std::int64_t low,
                                    std::int64_t high, std::string_view fix);
Diagnostic alb_in_too_few_zones(std::size_t zones);
Diagnostic alb_certificate_is_no_arn(std::string_view got);
Diagnostic alb_certificate_elsewhere(std::string_view certificate_region, std::string_view region);
Diagnostic alb_certificates_too_many(std::size_t count, std::size_t most);
Diagnostic alb_without_services();
Diagnostic alb_without_callers(bool internet_facing);

// Routes.
Diagnostic route_default_claimed_twice(std::string_view first, std::string_view second);
Diagnostic route_without_conditions_has_priority(int priority);
Diagnostic route_priority_out_of_range(int got, int low, int high);
Diagnostic route_priority_taken(int priority, std::string_view by);
Diagnostic route_conditions_taken(std::string_view by);
Diagnostic route_host_malformed(std::string_view got);
Diagnostic route_path_malformed(std::string_view got);
Diagnostic route_target_speaks_no_http(std::string_view service, std::string_view protocol);

}  // namespace quoin::messages
