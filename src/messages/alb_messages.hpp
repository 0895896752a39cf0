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

// Load balancers that stand already.
Diagnostic existing_listener_malformed(std::string_view got);
Diagnostic existing_load_balancer_malformed(std::string_view got);
Diagnostic existing_alb_elsewhere(std::string_view listener, std::string_view stack);
Diagnostic existing_alb_lacks(std::string_view property);
Diagnostic existing_alb_route_takes_everything(std::string_view service);
Diagnostic existing_alb_route_without_priority(std::string_view service);
Diagnostic existing_alb_unjudged();

// How requests are sent to a service.
Diagnostic stickiness_out_of_range(std::int64_t got);
Diagnostic cookie_name_malformed(std::string_view got);
Diagnostic grpc_clients_keep_no_cookies();
Diagnostic deregistration_delay_out_of_range(std::int64_t got);
Diagnostic slow_start_out_of_range(std::int64_t got);
Diagnostic health_method_malformed(std::string_view got);
Diagnostic health_codes_malformed(std::string_view got);
Diagnostic health_statuses_malformed(std::string_view got);

// Routes.
Diagnostic route_default_claimed_twice(std::string_view first, std::string_view second);
Diagnostic route_without_conditions_has_priority(int priority);
Diagnostic route_priority_out_of_range(int got, int low, int high);
Diagnostic route_priority_taken(int priority, std::string_view by);
Diagnostic route_conditions_taken(std::string_view by);
Diagnostic route_host_malformed(std::string_view got);
Diagnostic route_path_malformed(std::string_view got);
Diagnostic route_target_speaks_no_http(std::string_view service, std::string_view protocol);
Diagnostic route_login_before_http2(std::string_view service, std::string_view version);
Diagnostic route_login_without_way_out();
Diagnostic route_guard_is_no_login(std::string_view got);

// Logins.
Diagnostic login_url_malformed(std::string_view property, std::string_view got);
Diagnostic login_client_empty();
Diagnostic login_scope_without_openid(std::string_view got);
Diagnostic login_session_out_of_range(std::int64_t got);
Diagnostic login_cookie_malformed(std::string_view got);
Diagnostic login_cookie_shared(std::string_view cookie, std::string_view by);
Diagnostic login_parameter_malformed(std::string_view name);
Diagnostic login_parameters_too_many(std::size_t count, std::size_t most);
Diagnostic login_secret_version_malformed(std::string_view got);
Diagnostic login_secret_elsewhere(std::string_view secret_region, std::string_view region);
Diagnostic login_pool_is_no_arn(std::string_view got);
Diagnostic login_domain_malformed(std::string_view got);
Diagnostic oidc_login_in_terraform();

}  // namespace quoin::messages
