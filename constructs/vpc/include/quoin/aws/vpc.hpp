// Vpc: a private network of three tiers in two or more zones. ExistingVpc: one that stands already, by its
// ids.
#pragma once

#include <quoin/aws/retention.hpp>
#include <quoin/aws/rules/net.hpp>
#include <quoin/aws/rules/net_checks.hpp>
#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws/subnets.hpp>
#include <quoin/aws/vpc_layout.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/chain.hpp>
#include <quoin/cidr.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/environment.hpp>
#include <quoin/rule.hpp>
#include <quoin/value.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

// ---- the way out of private subnets

/// A NAT gateway in each zone: the default.
struct NatPerZone {};
inline constexpr NatPerZone nat_per_zone{};

/// One NAT gateway for all zones, with the reason why its zone's failure may end everybody's egress.
struct StatedSingleNat {
  std::string_view reason;
};
/// One NAT gateway for all zones. It saves about 33 USD a month for each further zone, and its zone's failure
/// ends the egress of all.
struct SingleNat {
  /// In production, too: `.nat = single_nat("calls out at night only")`. Every report lists it.
  constexpr StatedSingleNat operator()(std::string_view reason) const { return {reason}; }
};
inline constexpr SingleNat single_nat{};

/// No NAT gateway and no egress-only gateway: private subnets reach AWS's services through endpoints and
/// nothing else.
struct NoNat {};
inline constexpr NoNat no_nat{};

/// How private subnets leave. Accepts nat_per_zone, no_nat, outside_production(single_nat),
/// single_nat("why").
class NatChoice {
public:
  enum class Kind : std::uint8_t { per_zone, single, single_outside_production, none };

  constexpr NatChoice() = default;
  constexpr NatChoice(NatPerZone) {}                 // NOLINT(google-explicit-constructor)
  constexpr NatChoice(NoNat) : kind_{Kind::none} {}  // NOLINT(google-explicit-constructor)
  constexpr NatChoice(OutsideProduction<SingleNat>)  // NOLINT(google-explicit-constructor)
      : kind_{Kind::single_outside_production} {}
  constexpr NatChoice(StatedSingleNat stated)
      : kind_{Kind::single}, reason_{stated.reason} {}           // NOLINT(google-explicit-constructor)
  template <std::same_as<SingleNat> U> constexpr NatChoice(U) {  // NOLINT(google-explicit-constructor)
    static_assert(
        never<U>,
        "one NAT gateway for all zones ends their egress when its zone fails. Fix: .nat = nat_per_zone, or "
        "outside_production(single_nat), or single_nat(\"why that is accepted\")");
  }

  constexpr Kind kind() const { return kind_; }
  constexpr std::string_view reason() const { return reason_; }

private:
  Kind kind_ = Kind::per_zone;
  std::string_view reason_{};
};

// ---- further routes

/// Where a route leads, other than to the internet: a network that is joined to the VPC.
struct Gateway {
  enum class Kind : std::uint8_t { transit_gateway, peering_connection, virtual_private_gateway };
  Kind kind;
  Text id;
};
/// A transit gateway that the VPC is attached to: `transit_gateway("tgw-…")`.
inline Gateway transit_gateway(const Text& id) { return {Gateway::Kind::transit_gateway, id}; }
/// A peering connection: `peering_connection("pcx-…")`.
inline Gateway peering_connection(const Text& id) { return {Gateway::Kind::peering_connection, id}; }
/// The gateway of a VPN or Direct Connect: `virtual_private_gateway("vgw-…")`.
inline Gateway virtual_private_gateway(const Text& id) {
  return {Gateway::Kind::virtual_private_gateway, id};
}

// ---- properties

/// The property `layout`: required, and made by vpc_layout().
class RequiredLayout {
public:
  template <class U = int> constexpr RequiredLayout() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-NET-01", "layout",
                                           ".layout = vpc_layout(\"10.20.0.0/16\"_cidr, zones<2>)"));
  }
  constexpr RequiredLayout(const VpcLayout& layout)
      : layout_{layout} {}  // NOLINT(google-explicit-constructor)
  template <class U>
    requires(!std::same_as<U, RequiredLayout> && !std::same_as<U, VpcLayout>)
  constexpr RequiredLayout(const U&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<U>, QUOIN_QN_NET_01);
  }

  constexpr const VpcLayout& layout() const { return layout_; }

private:
  VpcLayout layout_{};
};

struct VpcProps {
  /// The range, the zones, and how the range is divided. Required; see vpc_layout().
  RequiredLayout layout;
  /// How private subnets leave. Default: nat_per_zone.
  NatChoice nat{};
  /// How long flow logs are kept: days<365>, or keep_forever("why"). Default: a year.
  LogRetention flow_log_retention = Days{365};
  /// Buckets of other accounts that may be read through the S3 endpoint, by name
  /// ("al2023-repos-eu-west-1-de612dc2"). Buckets of the stack's own account are reached always, and the one
  /// that images lie in where images are pulled.
  std::initializer_list<std::string_view> foreign_buckets{};
};

namespace detail {
using quoin::detail::NodeData;

Node make_vpc(Scope scope, std::string_view id, const VpcProps& props, std::source_location where);
Ref<VpcId> vpc_id(const Node& vpc);
void add_route(const Node& vpc, int tier, const Cidr& range, const Gateway& gateway,
               std::source_location where);
}  // namespace detail

/// A virtual private cloud.
///
///     Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
///
/// What it is made of, without being asked: a public, a private and an isolated subnet in each zone, for IPv4
/// and IPv6; DNS; an internet gateway, NAT gateways and an egress-only gateway; a route table and a network
/// ACL for each tier; an S3 gateway endpoint, and an interface endpoint for each service of AWS that what
/// stands in it needs; flow logs in an encrypted log group; and a default security group without rules.
/// Nothing gets a public address at launch.
///
/// Costs by the hour: each NAT gateway and each interface endpoint in each zone (docs/constructs/vpc.md).
struct Vpc {
  Scope scope;
  std::string_view id;
  VpcProps props;
  Node node = detail::make_vpc(scope, id, props, std::source_location::current());

  /// For load balancers.
  Subnets<Public> public_subnets() const { return {node}; }
  /// For services.
  Subnets<Private> private_subnets() const { return {node}; }
  /// For databases and caches.
  Subnets<Isolated> isolated_subnets() const { return {node}; }

  Ref<VpcId> vpc_id() const { return detail::vpc_id(node); }

  /// Routes a range to a network that is joined to this one:
  /// `vpc.route(vpc.private_subnets(), "10.50.0.0/16"_cidr, transit_gateway("tgw-…"))`.
  ///
  /// The tier's network ACL opens to that range, too. From isolated subnets, private ranges only (QN-NET-05);
  /// from the others, no range wider than /8 (IPv6: /7), for the ways to the internet are the VPC's own
  /// (QN-NET-11).
  template <class Tier, Cidr Range>
  void route(const Subnets<Tier>&, CidrConstant<Range>, const Gateway& gateway,
             std::source_location where = std::source_location::current()) const {
    constexpr bool is_isolated = std::same_as<Tier, Isolated>;
    static_assert(!is_isolated || rules::isolated_route_is_allowed(Range), QUOIN_QN_NET_05);
    static_assert(is_isolated || rules::joined_range_is_allowed(Range), QUOIN_QN_NET_11);
    constexpr bool allowed =
        is_isolated ? rules::isolated_route_is_allowed(Range) : rules::joined_range_is_allowed(Range);
    if constexpr (allowed) detail::add_route(node, detail::tier_index<Tier>, Range, gateway, where);
  }
  /// The same for a range that is known at run time only.
  template <class Tier>
  void route(const Subnets<Tier>&, const ParsedCidr& range, const Gateway& gateway,
             std::source_location where = std::source_location::current()) const {
    // What does not parse is no private range either, and the check at synthesis says so.
    detail::add_route(node, detail::tier_index<Tier>, range ? range.value : Cidr{}, gateway, where);
  }
};

// ---- a VPC that stands already

/// A subnet that stands already: its zone's letter and its id.
struct ExistingSubnet {
  char zone = 0;
  Text id;
};

struct ExistingVpcProps {
  /// "vpc-0123456789abcdef0"
  Text id;
  /// Its range: what lies inside is named by security groups (QN-SG-09).
  Cidr range{};
  /// The subnets by tier, each with its zone. State the tier that a subnet's route table makes it: public
  /// ones have a route to an internet gateway, isolated ones no default route at all. A tier that nothing
  /// uses may stay empty.
  std::initializer_list<ExistingSubnet> public_subnets{};
  std::initializer_list<ExistingSubnet> private_subnets{};
  std::initializer_list<ExistingSubnet> isolated_subnets{};
  /// All stated subnets have IPv6 ranges. A database with a dual-stack network needs that. Default: false.
  bool dual_stack = false;
  /// The security group of its interface endpoints, where it has them: what needs a service of AWS may send
  /// to it on 443. That the group admits them is the owner's work.
  Text endpoints_security_group{};
  /// The prefix list of S3 in the region ("pl-…"), where the VPC has a gateway endpoint for S3.
  Text s3_prefix_list{};
};

namespace detail {
Node make_existing_vpc(Scope scope, std::string_view id, const ExistingVpcProps& props,
                       std::source_location where);
}  // namespace detail

/// A VPC that stands already, made by others. It gives the same handles as `Vpc` and emits nothing.
///
///     ExistingVpc vpc{stack, "Network", {
///         .id = "vpc-0123456789abcdef0",
///         .range = "10.1.0.0/16"_cidr,
///         .private_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}, {'b', "subnet-0bbbbbbbbbbbbbbbb"}},
///     }};
struct ExistingVpc {
  Scope scope;
  std::string_view id;
  ExistingVpcProps props;
  Node node = detail::make_existing_vpc(scope, id, props, std::source_location::current());

  Subnets<Public> public_subnets() const { return {node}; }
  Subnets<Private> private_subnets() const { return {node}; }
  Subnets<Isolated> isolated_subnets() const { return {node}; }

  Ref<VpcId> vpc_id() const { return detail::vpc_id(node); }
};

// ---- the chain leads to constructs, not to networks

namespace detail {

/// Who tries to reach a network as a whole.
struct NetworkCaller {
  template <class From> NetworkCaller(const From&) {  // NOLINT(google-explicit-constructor)
    static_assert(!std::same_as<From, Internet>, QUOIN_QN_SG_01);
    static_assert(std::same_as<From, Internet>, QUOIN_QN_SG_07);
  }
};

}  // namespace detail

/// A whole network is no destination: `internet >> vpc` is QN-SG-01, `service >> vpc` is QN-SG-07.
inline const Vpc& operator>>(const detail::NetworkCaller&, const Vpc& to) { return to; }
inline const ExistingVpc& operator>>(const detail::NetworkCaller&, const ExistingVpc& to) { return to; }
template <class From, class Tier> const Subnets<Tier>& operator>>(const From&, const Subnets<Tier>& to) {
  static_assert(!std::same_as<From, Internet>, QUOIN_QN_SG_01);
  static_assert(std::same_as<From, Internet>, QUOIN_QN_SG_07);
  return to;
}

}  // namespace quoin::aws
