// What a service tells the load balancers before it: how they ask for its health, and send it requests.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/container.hpp>
#include <quoin/aws/load_balancing.hpp>

#include <source_location>
#include <string_view>

namespace quoin::aws {

/// What a load balancer asks for: what the program states, or what that version of HTTP has.
std::string_view health_path(const ServiceHealth& health, HttpVersion version);
std::string_view health_codes(const ServiceHealth& health, HttpVersion version);

/// "/health" of HTTP, "/package.Service/Method" of gRPC, at most 1,024 characters.
bool health_path_is_allowed(std::string_view path, HttpVersion version);
/// "200-299", "200,204": 200 to 499 of HTTP, 0 to 99 of gRPC.
bool health_codes_are_allowed(std::string_view codes, HttpVersion version);

/// Fills in how requests are sent. What AWS does not take is reported at `node`.
void take_load_balancing(const quoin::detail::NodeData& node, const LoadBalancing& wanted,
                         quoin::detail::Endpoint& endpoint, std::source_location where);

}  // namespace quoin::aws
