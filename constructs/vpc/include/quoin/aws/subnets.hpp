// The three tiers of a VPC, and the handle by which a construct says in which tier's subnets it stands.
#pragma once

#include <quoin/construct.hpp>

namespace quoin::aws {

/// Subnets with a route to the internet: load balancers and NAT gateways stand there.
struct Public {};
/// Subnets that can call out (through NAT, and an egress-only gateway for IPv6), and that nobody can call.
struct Private {};
/// Subnets without a route to anything outside the VPC: databases and caches stand there.
struct Isolated {};

/// All subnets of one tier of a VPC, one in each zone. The tier is in the type, so that a rule can refuse it.
template <class Tier> struct Subnets {
  Node vpc;
};

}  // namespace quoin::aws
