// The chain: `internet >> alb >> api >> db`. It, and only it, opens security groups.
#pragma once

#include <quoin/cidr.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>

#include <cstdint>
#include <source_location>
#include <string_view>

namespace quoin {

/// Which edges the rules allow: one specialization per allowed pair of types. The default is 'no'.
///
/// A construct of the user's own takes part with
/// `template <> inline constexpr bool may_reach<aws::Alb<internal>, MyService> = true;`
template <class From, class To> inline constexpr bool may_reach = false;

/// The internet, as the left side of an edge.
struct Internet {};
inline constexpr Internet internet{};

/// A TCP port, by the name of what is spoken there.
struct Port {
  std::uint16_t number;
};
inline constexpr Port https{443};

/// Which requests a load balancer sends to a service: `alb >> on(host("api.example.com"), path("/v1/*")) >>
/// api`.
struct Route {
  std::string_view host{};
  std::string_view path{};
  int priority =
      0;         ///< 1 to 50,000; 0: Quoin chooses, by the length of the conditions and the service's path.
  Node guard{};  ///< Who must let a request pass before it is sent on; empty: nobody.
  std::string_view guard_otherwise{};  ///< What becomes of requests that it does not know.
};
/// Requests for that host name; `*` and `?` stand for characters. At most 128 characters.
constexpr Route host(std::string_view pattern) { return {.host = pattern}; }
/// Requests for that path; `*` and `?` stand for characters. At most 128 characters, starting with '/'.
constexpr Route path(std::string_view pattern) { return {.path = pattern}; }
/// The order of the rules of one listener: 1 to 50,000, each once, the lowest first.
constexpr Route priority(int number) { return {.priority = number}; }

/// Joins conditions: all must hold.
template <class... Conditions> constexpr Route on(const Conditions&... conditions) {
  Route all;
  const auto take = [&all](const Route& each) {
    if (!each.host.empty()) all.host = each.host;
    if (!each.path.empty()) all.path = each.path;
    if (each.priority != 0) all.priority = each.priority;
    if (each.guard.data() != nullptr) {
      all.guard = each.guard;
      all.guard_otherwise = each.guard_otherwise;
    }
  };
  (take(conditions), ...);
  return all;
}

/// The left side of an edge: who calls, and the line of the program. Constructs derive theirs from it, so
/// that the converting constructor can assert the rule that guards their right side.
struct EdgeEnd {
  Node node{};  ///< Empty for the internet.
  Route route{};
  std::source_location where{};
};

/// A caller that has said which requests it means.
template <class From> struct RoutedCaller {
  Node node;
  Route route;
};

namespace detail {
inline EdgeEnd edge_end(const Internet&, std::source_location where) { return {{}, {}, where}; }
template <Construct From> EdgeEnd edge_end(const From& from, std::source_location where) {
  return {from.node, {}, where};
}
template <class From> EdgeEnd edge_end(const RoutedCaller<From>& from, std::source_location where) {
  return {from.node, from.route, where};
}

/// Notes the edge. The port and the protocol are those of the right side.
void connect(const EdgeEnd& from, const Node& to);
}  // namespace detail

template <class From, class To> inline constexpr bool may_reach<RoutedCaller<From>, To> = may_reach<From, To>;

/// A destination outside the app: a port of the internet, or a range of addresses.
struct Destination {
  Cidr range{};  ///< Meaningful where is_internet is false.
  std::uint16_t port = 0;
  bool is_internet = true;
  std::source_location where{};
};

/// The internet on one port, for `api >> outside(https)`.
constexpr Destination outside(Port port, std::source_location where = std::source_location::current()) {
  return {{}, port.number, true, where};
}
/// A range outside the VPC on one port: `api >> cidr("203.0.113.0/24"_cidr, 443)`.
constexpr Destination cidr(Cidr range, std::uint16_t port,
                           std::source_location where = std::source_location::current()) {
  return {range, port, false, where};
}

/// Constructs that may call a stated destination outside the app (QN-SG-07): services. Others are refused.
template <class From> inline constexpr bool may_leave = false;

namespace detail {
void connect_outside(const Node& from, const Destination& to);
}

}  // namespace quoin
