// How a VPC's range is divided: zones by letter, three tiers in each, computed or stated, checked where it is
// written.
#pragma once

#include <quoin/aws/rules/net.hpp>
#include <quoin/aws/rules/net_checks.hpp>
#include <quoin/aws/subnets.hpp>
#include <quoin/cidr.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// AWS names a region's zones with letters from 'a'; none has gone beyond 'f'. Eight is a power of two.
inline constexpr int most_zones = 8;

/// Zones, by letter, sorted, each once.
struct ZoneList {
  char letters[most_zones]{};
  std::uint8_t count = 0;
  /// A letter that is none, or stands twice; 0: all is well.
  char wrong = 0;
  /// Only their number is stated: where a region has other letters, a Vpc takes the region's first ones.
  bool counted = false;

  constexpr bool operator==(const ZoneList&) const = default;

  /// Takes in one more letter.
  constexpr void add(char letter) {
    if (letter < 'a' || letter >= 'a' + most_zones) {
      wrong = letter;
      return;
    }
    int place = 0;
    while (place < count && letters[place] < letter) ++place;
    if (place < count && letters[place] == letter) {
      wrong = letter;
      return;
    }
    for (int i = count; i > place; --i) letters[i] = letters[i - 1];
    letters[place] = letter;
    ++count;
  }
  /// The slot of the last zone: 0 for 'a'.
  constexpr int last_slot() const { return count == 0 ? 0 : letters[count - 1] - 'a'; }
};

/// The first `count` zones of the region, where the number is known at run time only.
constexpr ZoneList zone_count(long long count) {
  ZoneList list;
  list.counted = true;
  for (long long i = 0; i < count && i < most_zones; ++i) list.add(static_cast<char>('a' + i));
  if (count > most_zones) list.wrong = static_cast<char>('a' + most_zones);
  return list;
}

/// Zones by letter, where the letters are known at run time only: `zone_letters("acd")`.
constexpr ZoneList zone_letters(std::string_view letters) {
  ZoneList list;
  for (const char letter : letters) list.add(letter);
  return list;
}

/// Zones that the compiler knows: a number of them, or letters.
template <auto... Which> struct Zones {
  static constexpr ZoneList list() {
    if constexpr (sizeof...(Which) == 1 && (std::same_as<std::remove_cv_t<decltype(Which)>, int> && ...)) {
      return (zone_count(Which), ...);
    } else {
      ZoneList letters;
      (letters.add(static_cast<char>(Which)), ...);
      return letters;
    }
  }
  constexpr operator ZoneList() const { return list(); }  // NOLINT(google-explicit-constructor)
};

/// `zones<2>`: the first two zones of the region, a and b in most (docs/constructs/vpc.md). `zones<'a',
/// 'c'>`: those two. A zone's subnets lie at the place of its letter, so that adding a zone moves nothing.
template <auto... Which> inline constexpr Zones<Which...> zones{};

/// The sizes of the subnets, as prefix lengths: `subnet_sizes<24, 20, 22>` for public, private and isolated
/// ones.
template <int PublicPrefix, int PrivatePrefix, int IsolatedPrefix> struct SubnetSizes {};
template <int PublicPrefix, int PrivatePrefix, int IsolatedPrefix>
inline constexpr SubnetSizes<PublicPrefix, PrivatePrefix, IsolatedPrefix> subnet_sizes{};

/// The ranges of one tier's subnets, in the order of the zones' letters. Made by public_ranges() and its
/// siblings.
template <class Tier, class... Ranges> struct TierRanges {
  ParsedCidr ranges[sizeof...(Ranges) == 0 ? 1 : sizeof...(Ranges)]{};
  static constexpr int count = sizeof...(Ranges);
};

/// How a VPC's range is divided. Made by vpc_layout().
struct VpcLayout {
  ParsedCidr range{};
  ZoneList zones{};
  int sizes[3]{};                      ///< Prefix lengths by tier; 0: chosen by the range's size.
  bool stated = false;                 ///< The ranges below are stated; otherwise they are computed.
  ParsedCidr ranges[3][most_zones]{};  ///< By tier and zone, where they are stated.
  int range_counts[3]{};
};

namespace detail {

using quoin::never;

/// How a range is cut: each tier is one block, and each block has a slot for each zone's letter.
struct LayoutCut {
  int slots = 0;              ///< 8, 4 or 2: the most for which the tiers fit; 0: not even two do.
  int prefixes[3]{};          ///< By tier.
  std::uint64_t starts[3]{};  ///< Where each tier's block begins, in addresses from the range's start.
};

/// The largest blocks come first, so that every block is aligned; of equal ones the public comes before the
/// isolated.
constexpr LayoutCut cut_range(const Cidr& range, const int (&sizes)[3]) {
  LayoutCut cut;
  const int step = range.prefix <= 22 ? 3 : range.prefix == 23 ? 2 : 1;
  const int chosen[3] = {range.prefix + 2 + step, range.prefix + 1 + step, range.prefix + 2 + step};
  for (int tier = 0; tier < 3; ++tier) cut.prefixes[tier] = sizes[tier] != 0 ? sizes[tier] : chosen[tier];

  const std::uint64_t room = std::uint64_t{1} << (32 - range.prefix);
  std::uint64_t one_of_each = 0;
  for (const int prefix : cut.prefixes) one_of_each += std::uint64_t{1} << (32 - prefix);
  for (const int slots : {8, 4, 2})
    if (cut.slots == 0 && one_of_each * slots <= room) cut.slots = slots;

  std::uint64_t next = 0;
  for (int prefix = 0; prefix <= 32; ++prefix)
    for (int tier = 0; tier < 3; ++tier)
      if (cut.prefixes[tier] == prefix) {
        cut.starts[tier] = next;
        next += static_cast<std::uint64_t>(cut.slots) << (32 - prefix);
      }
  return cut;
}

/// The subnet of a tier in a slot. Meaningful where cut.slots is above it.
constexpr Cidr subnet_at(const Cidr& range, const LayoutCut& cut, int tier, int slot) {
  Cidr subnet = range;
  subnet.prefix = static_cast<std::uint8_t>(cut.prefixes[tier]);
  subnet.low += cut.starts[tier] + (static_cast<std::uint64_t>(slot) << (32 - cut.prefixes[tier]));
  return subnet;
}

template <class T> inline constexpr bool is_range_constant = false;
template <Cidr Range> inline constexpr bool is_range_constant<CidrConstant<Range>> = true;

template <class T> constexpr ParsedCidr parsed(const T& range) {
  if constexpr (std::same_as<T, ParsedCidr>) {
    return range;
  } else {
    return {static_cast<Cidr>(range), CidrError::none};
  }
}

template <class Tier> inline constexpr int tier_index = 0;
template <> inline constexpr int tier_index<Private> = 1;
template <> inline constexpr int tier_index<Isolated> = 2;

template <class Tier, class... Ranges>
constexpr void take_ranges(VpcLayout& layout, const TierRanges<Tier, Ranges...>& tier) {
  constexpr int index = tier_index<Tier>;
  layout.stated = true;
  layout.range_counts[index] = tier.count;
  for (int i = 0; i < tier.count && i < most_zones; ++i) layout.ranges[index][i] = tier.ranges[i];
}

template <class Tier, class... Ranges>
constexpr bool ranges_are_literals(const TierRanges<Tier, Ranges...>*) {
  return (is_range_constant<Ranges> && ...);
}

/// The literal ranges of a tier, from its type alone.
template <class Tier, Cidr... Ranges>
constexpr void take_literals(VpcLayout& layout, const TierRanges<Tier, CidrConstant<Ranges>...>*) {
  take_ranges(layout, TierRanges<Tier, CidrConstant<Ranges>...>{{ParsedCidr{Ranges, CidrError::none}...}});
}

}  // namespace detail

}  // namespace quoin::aws

namespace quoin::rules {

/// QN-NET-02, for computed layouts: what the sizes ask for has room in the range, for the zones that are
/// named.
constexpr bool computed_subnets_fit(const Cidr& range, const int (&sizes)[3], const aws::ZoneList& zones) {
  return aws::detail::cut_range(range, sizes).slots > zones.last_slot();
}

/// QN-NET-02, for stated ranges: each lies inside the VPC's, and no two overlap.
constexpr bool stated_subnets_fit(const aws::VpcLayout& layout) {
  for (int tier = 0; tier < 3; ++tier)
    for (int i = 0; i < layout.range_counts[tier] && i < aws::most_zones; ++i) {
      const Cidr& range = layout.ranges[tier][i].value;
      if (!layout.ranges[tier][i] || !subnet_lies_in_vpc(range, layout.range.value)) return false;
      for (int other = 0; other <= tier; ++other)
        for (int j = 0; j < layout.range_counts[other] && j < aws::most_zones; ++j)
          if (!(other == tier && j >= i) && range.overlaps(layout.ranges[other][j].value)) return false;
    }
  return true;
}

/// QN-NET-04, for stated ranges: one for each zone, in all three tiers.
constexpr bool every_zone_has_three_tiers(const aws::VpcLayout& layout) {
  for (const int count : layout.range_counts)
    if (count != layout.zones.count) return false;
  return true;
}

/// AWS takes subnets from /16 to /28, and a load balancer's subnet must be /27 or wider.
constexpr bool subnet_size_is_allowed(int public_prefix, int private_prefix, int isolated_prefix) {
  return public_prefix >= 16 && public_prefix <= 27 && private_prefix >= 16 && private_prefix <= 28 &&
         isolated_prefix >= 16 && isolated_prefix <= 28;
}

}  // namespace quoin::rules

namespace quoin::aws {

namespace detail {

/// What a refused literal layout becomes, so that one misuse is one error.
consteval VpcLayout harmless_layout() {
  return {.range = {{0, 0x0A000000, 16, false}, CidrError::none}, .zones = zone_count(2)};
}

/// The first reason why a literal layout is refused.
enum class LayoutFault : std::uint8_t { none, range, letter, zone_count, size, fit, tiers };

constexpr LayoutFault fault_of(const VpcLayout& layout) {
  if (!rules::vpc_cidr_is_allowed(layout.range.value)) return LayoutFault::range;
  if (layout.zones.wrong != 0) return LayoutFault::letter;
  if (!rules::zone_count_is_allowed(layout.zones.count)) return LayoutFault::zone_count;
  if (layout.stated) {
    if (!rules::every_zone_has_three_tiers(layout)) return LayoutFault::tiers;
    for (int tier = 0; tier < 3; ++tier)
      for (int i = 0; i < layout.range_counts[tier]; ++i) {
        const int prefix = layout.ranges[tier][i].value.prefix;
        if (prefix > (tier == 0 ? 27 : 28) &&
            rules::subnet_lies_in_vpc(layout.ranges[tier][i].value, layout.range.value))
          return LayoutFault::size;
      }
    return rules::stated_subnets_fit(layout) ? LayoutFault::none : LayoutFault::fit;
  }
  if (layout.sizes[0] != 0 &&
      !rules::subnet_size_is_allowed(layout.sizes[0], layout.sizes[1], layout.sizes[2]))
    return LayoutFault::size;
  return rules::computed_subnets_fit(layout.range.value, layout.sizes, layout.zones) ? LayoutFault::none
                                                                                     : LayoutFault::fit;
}

}  // namespace detail

/// What a wrong letter and a wrong size are told; no rule of the catalogue concerns them.
#define QUOIN_ZONE_LETTERS "a zone is named by its letter, 'a' to 'h', each once. Fix: zones<'a', 'c'>"
#define QUOIN_SUBNET_SIZES                                                                       \
  "a subnet is between /16 and /28, and a public one /27 or wider, for its load balancer. Fix: " \
  "subnet_sizes<24, "                                                                            \
  "20, 22>"

/// Asserts everything about a literal layout, at the user's line.
#define QUOIN_ASSERT_LAYOUT(fault)                                            \
  static_assert((fault) != detail::LayoutFault::range, QUOIN_QN_NET_01);      \
  static_assert((fault) != detail::LayoutFault::letter, QUOIN_ZONE_LETTERS);  \
  static_assert((fault) != detail::LayoutFault::zone_count, QUOIN_QN_NET_04); \
  static_assert((fault) != detail::LayoutFault::tiers, QUOIN_QN_NET_04);      \
  static_assert((fault) != detail::LayoutFault::size, QUOIN_SUBNET_SIZES);    \
  static_assert((fault) != detail::LayoutFault::fit, QUOIN_QN_NET_02)

/// The ranges of the public subnets, one for each zone, in the order of the letters. Literals are checked by
/// the compiler; a `ParsedCidr` (from parse_cidr) is checked at synthesis.
template <class... Ranges> constexpr TierRanges<Public, Ranges...> public_ranges(const Ranges&... ranges) {
  return {{detail::parsed(ranges)...}};
}
/// The ranges of the private subnets.
template <class... Ranges> constexpr TierRanges<Private, Ranges...> private_ranges(const Ranges&... ranges) {
  return {{detail::parsed(ranges)...}};
}
/// The ranges of the isolated subnets.
template <class... Ranges>
constexpr TierRanges<Isolated, Ranges...> isolated_ranges(const Ranges&... ranges) {
  return {{detail::parsed(ranges)...}};
}

/// A computed layout: `vpc_layout("10.20.0.0/16"_cidr, zones<2>)`.
///
/// Each tier is one block of the range with a slot for each of the zones 'a' to 'h', so that a zone that is
/// added later moves nothing: half the range for private subnets, a quarter each for public and isolated
/// ones. A /23 has slots for 'a' to 'd' only, a /24 for 'a' and 'b'.
template <Cidr Range, auto... Which> constexpr VpcLayout vpc_layout(CidrConstant<Range>, Zones<Which...>) {
  constexpr VpcLayout layout{.range = {Range, CidrError::none}, .zones = Zones<Which...>::list()};
  constexpr detail::LayoutFault fault = detail::fault_of(layout);
  QUOIN_ASSERT_LAYOUT(fault);
  return fault == detail::LayoutFault::none ? layout : detail::harmless_layout();
}

/// The same with sizes of one's own: `vpc_layout("10.20.0.0/16"_cidr, zones<2>, subnet_sizes<24, 20, 22>)`.
///
/// The tier with the widest subnets comes first; there are 8, 4 or 2 slots, the most that fit.
template <Cidr Range, auto... Which, int PublicPrefix, int PrivatePrefix, int IsolatedPrefix>
constexpr VpcLayout vpc_layout(CidrConstant<Range>, Zones<Which...>,
                               SubnetSizes<PublicPrefix, PrivatePrefix, IsolatedPrefix>) {
  constexpr VpcLayout layout{.range = {Range, CidrError::none},
                             .zones = Zones<Which...>::list(),
                             .sizes = {PublicPrefix, PrivatePrefix, IsolatedPrefix}};
  constexpr detail::LayoutFault fault = detail::fault_of(layout);
  QUOIN_ASSERT_LAYOUT(fault);
  return fault == detail::LayoutFault::none ? layout : detail::harmless_layout();
}

namespace detail {
template <class T> inline constexpr bool is_tier_ranges = false;
template <class Tier, class... Ranges>
inline constexpr bool is_tier_ranges<TierRanges<Tier, Ranges...>> = true;
template <class T>
concept SomeTierRanges = is_tier_ranges<T>;
}  // namespace detail

/// A layout of stated ranges, one for each zone and tier:
///
///     vpc_layout("10.20.0.0/16"_cidr, zones<2>,
///                public_ranges("10.20.0.0/24"_cidr, "10.20.1.0/24"_cidr),
///                private_ranges("10.20.16.0/20"_cidr, "10.20.32.0/20"_cidr),
///                isolated_ranges("10.20.2.0/24"_cidr, "10.20.3.0/24"_cidr))
template <Cidr Range, auto... Which, detail::SomeTierRanges... Tiers>
  requires(sizeof...(Tiers) > 0)
constexpr VpcLayout vpc_layout(CidrConstant<Range>, Zones<Which...>, const Tiers&... tiers) {
  VpcLayout layout{.range = {Range, CidrError::none}, .zones = Zones<Which...>::list()};
  if constexpr ((detail::ranges_are_literals(static_cast<const Tiers*>(nullptr)) && ...)) {
    constexpr detail::LayoutFault fault = [] {
      VpcLayout literal{.range = {Range, CidrError::none}, .zones = Zones<Which...>::list()};
      literal.stated = true;
      (detail::take_literals(literal, static_cast<const Tiers*>(nullptr)), ...);
      return detail::fault_of(literal);
    }();
    QUOIN_ASSERT_LAYOUT(fault);
    if (fault != detail::LayoutFault::none) return detail::harmless_layout();
  }
  layout.stated = true;
  (detail::take_ranges(layout, tiers), ...);
  return layout;
}

/// The run-time path, for a range from configuration: `vpc_layout(parse_cidr(app.context("range")),
/// zone_count(3))`. The same checks are made at synthesis.
constexpr VpcLayout vpc_layout(const ParsedCidr& range, const ZoneList& zones) {
  return {.range = range, .zones = zones};
}
template <int PublicPrefix, int PrivatePrefix, int IsolatedPrefix>
constexpr VpcLayout vpc_layout(const ParsedCidr& range, const ZoneList& zones,
                               SubnetSizes<PublicPrefix, PrivatePrefix, IsolatedPrefix>) {
  static_assert(rules::subnet_size_is_allowed(PublicPrefix, PrivatePrefix, IsolatedPrefix),
                QUOIN_SUBNET_SIZES);
  return {.range = range, .zones = zones, .sizes = {PublicPrefix, PrivatePrefix, IsolatedPrefix}};
}
template <detail::SomeTierRanges... Tiers>
  requires(sizeof...(Tiers) > 0)
constexpr VpcLayout vpc_layout(const ParsedCidr& range, const ZoneList& zones, const Tiers&... tiers) {
  VpcLayout layout{.range = range, .zones = zones};
  layout.stated = true;
  (detail::take_ranges(layout, tiers), ...);
  return layout;
}

/// A range that is written in the program beside zones from configuration.
template <Cidr Range> constexpr VpcLayout vpc_layout(CidrConstant<Range>, const ZoneList& zones) {
  static_assert(rules::vpc_cidr_is_allowed(Range), QUOIN_QN_NET_01);
  return vpc_layout(ParsedCidr{Range, CidrError::none}, zones);
}
template <Cidr Range, int PublicPrefix, int PrivatePrefix, int IsolatedPrefix>
constexpr VpcLayout vpc_layout(CidrConstant<Range>, const ZoneList& zones,
                               SubnetSizes<PublicPrefix, PrivatePrefix, IsolatedPrefix> sizes) {
  static_assert(rules::vpc_cidr_is_allowed(Range), QUOIN_QN_NET_01);
  return vpc_layout(ParsedCidr{Range, CidrError::none}, zones, sizes);
}
template <Cidr Range, detail::SomeTierRanges... Tiers>
  requires(sizeof...(Tiers) > 0)
constexpr VpcLayout vpc_layout(CidrConstant<Range>, const ZoneList& zones, const Tiers&... tiers) {
  static_assert(rules::vpc_cidr_is_allowed(Range), QUOIN_QN_NET_01);
  return vpc_layout(ParsedCidr{Range, CidrError::none}, zones, tiers...);
}

#undef QUOIN_ASSERT_LAYOUT

}  // namespace quoin::aws
