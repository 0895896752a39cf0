// An address plan: one block of addresses, and a range of its own for each VPC, by name.
#pragma once

#include <quoin/aws/rules/net.hpp>
#include <quoin/aws/rules/net_checks.hpp>
#include <quoin/cidr.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::aws {

/// The VPCs of a plan, by name, in the order of their ranges; all of one size: `vpc_ranges<16, "shop",
/// "data">`.
///
/// A VPC that is added comes last, and moves nothing. One that goes leaves its name, or "" in its place.
template <int Prefix, FixedText... Names> struct PlannedRanges {};
template <int Prefix, FixedText... Names> inline constexpr PlannedRanges<Prefix, Names...> vpc_ranges{};

namespace detail {

/// Where the name stands; -1: nowhere.
template <FixedText Name, FixedText... Names> constexpr int place_in_plan() {
  int place = 0;
  int found = -1;
  ((Names.view() == Name.view() && found < 0 ? (found = place++) : place++), ...);
  return found;
}

/// Every name but "" stands once.
template <FixedText... Names> constexpr bool names_are_distinct() {
  constexpr std::size_t count = sizeof...(Names);
  const std::string_view names[count + 1]{Names.view()...};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!names[i].empty() && names[i] == names[j]) return false;
  return true;
}

/// What a plan may cut: a private network, wide enough for VPCs.
constexpr bool block_is_allowed(const Cidr& block) {
  return !block.ipv6 && block.is_network() && block.is_private() && block.prefix <= 24;
}

}  // namespace detail

/// The messages of a literal plan.
#define QUOIN_PLAN_BLOCK                                                                                 \
  QUOIN_MALFORMED("QN-NET-01", "an address plan divides a private IPv4 block into ranges of /16 to /24", \
                  "address_plan(\"10.20.0.0/14\"_cidr, vpc_ranges<16, \"shop\", \"data\">)")
#define QUOIN_PLAN_ROOM                                                                          \
  QUOIN_MALFORMED("QN-NET-03", "the block of an address plan has no room for all of its ranges", \
                  "a wider block, or narrower ranges, as vpc_ranges<18, \"shop\", \"data\">")
#define QUOIN_PLAN_NAMES                                                                                  \
  QUOIN_MALFORMED("QN-NET-03", "a name stands twice in an address plan, so two VPCs would share a range", \
                  "a name of its own for each VPC")
#define QUOIN_PLAN_NAME                                                     \
  QUOIN_MALFORMED("QN-NET-03", "an address plan has no range of that name", \
                  "one of the names in vpc_ranges<16, \"shop\", \"data\">")

/// A plan whose block is written in the program. Made by address_plan().
template <Cidr Block, int Prefix, FixedText... Names> struct AddressPlan {
  /// The range of the VPC of that name, for vpc_layout().
  template <FixedText Name> static consteval auto of() {
    constexpr int place = detail::place_in_plan<Name, Names...>();
    static_assert(place >= 0, QUOIN_PLAN_NAME);
    return CidrConstant<Block.part(Prefix, place < 0 ? 0 : place)>{};
  }
};

/// A plan whose block comes from configuration.
template <int Prefix, FixedText... Names> struct RunTimeAddressPlan {
  ParsedCidr block{};

  /// The range of the VPC of that name. Where the block is none, or has no room, it is no range, and the Vpc
  /// that takes it is refused (QN-NET-01).
  template <FixedText Name> constexpr ParsedCidr of() const {
    constexpr int place = detail::place_in_plan<Name, Names...>();
    static_assert(place >= 0, QUOIN_PLAN_NAME);
    const bool has_room =
        block && detail::block_is_allowed(block.value) && block.value.count_of(Prefix) >= sizeof...(Names);
    if (!has_room) return {block.value, CidrError::malformed};
    return {block.value.part(Prefix, place < 0 ? 0 : place), CidrError::none};
  }
};

/// Divides a block among the VPCs of a program, so that none overlaps another (QN-NET-03):
///
///     constexpr auto plan = address_plan("10.20.0.0/14"_cidr, vpc_ranges<16, "shop", "data">);
///     Vpc shop{stack, "Shop", {.layout = vpc_layout(plan.of<"shop">(), zones<2>)}};  // 10.20.0.0/16
///     Vpc data{stack, "Data", {.layout = vpc_layout(plan.of<"data">(), zones<2>)}};  // 10.21.0.0/16
///
/// The block is private and at most as narrow as the ranges, which are /16 to /24. What has no room, a name
/// that stands twice and a name that the plan does not have do not compile.
template <Cidr Block, int Prefix, FixedText... Names>
constexpr auto address_plan(CidrConstant<Block>, PlannedRanges<Prefix, Names...>) {
  constexpr bool is_allowed = detail::block_is_allowed(Block) && Prefix >= 16 && Prefix <= 24;
  constexpr bool has_room = !is_allowed || Block.count_of(Prefix) >= sizeof...(Names);
  static_assert(is_allowed, QUOIN_PLAN_BLOCK);
  static_assert(has_room, QUOIN_PLAN_ROOM);
  static_assert(detail::names_are_distinct<Names...>(), QUOIN_PLAN_NAMES);
  constexpr Cidr harmless{0, 0x0A000000, 8, false};
  return AddressPlan<is_allowed && has_room ? Block : harmless, is_allowed ? Prefix : 16, Names...>{};
}

/// The same for a block from configuration: `address_plan(parse_cidr(app.context("block")), vpc_ranges<16,
/// "shop">)`. What is wrong with it is said at synthesis.
template <int Prefix, FixedText... Names>
constexpr RunTimeAddressPlan<Prefix, Names...> address_plan(const ParsedCidr& block,
                                                            PlannedRanges<Prefix, Names...>) {
  static_assert(Prefix >= 16 && Prefix <= 24, QUOIN_PLAN_BLOCK);
  static_assert(detail::names_are_distinct<Names...>(), QUOIN_PLAN_NAMES);
  return {block};
}

#undef QUOIN_PLAN_BLOCK
#undef QUOIN_PLAN_ROOM
#undef QUOIN_PLAN_NAMES
#undef QUOIN_PLAN_NAME

}  // namespace quoin::aws
