// Waivers: a rule set aside at one place, with a reason and an end: waive<"QN-SG-05", "…">(until<2027, 3,
// 1>).
#pragma once

#include <quoin/date.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>
#include <quoin/rule_ids.hpp>

#include <source_location>
#include <string_view>

namespace quoin {

/// What every report lists of a waiver. The texts are literals and live as long as the program.
struct WaiverRecord {
  std::string_view rule;
  std::string_view reason;
  Date until;
  std::source_location where;

  /// On that day the waiver no longer holds; the day it names is its last.
  constexpr bool is_expired(Date as_of) const { return until < as_of; }
};

/// A waiver of one rule. Only a property that this rule concerns accepts it.
template <FixedText Rule> struct Waiver : WaiverRecord {};

namespace detail {

/// What waive() yields after an error that it has reported itself: fits everywhere, so that no second
/// follows.
struct MisspeltWaiver : WaiverRecord {};

template <class T, FixedText Rule> inline constexpr bool waives_rule = false;
template <FixedText Rule> inline constexpr bool waives_rule<Waiver<Rule>, Rule> = true;
template <FixedText Rule> inline constexpr bool waives_rule<MisspeltWaiver, Rule> = true;
template <class T, FixedText Rule> inline constexpr bool waives_rule<const T, Rule> = waives_rule<T, Rule>;
template <class T, FixedText Rule> inline constexpr bool waives_rule<T&, Rule> = waives_rule<T, Rule>;
template <class T, FixedText Rule> inline constexpr bool waives_rule<T&&, Rule> = waives_rule<T, Rule>;

constexpr bool says_something(std::string_view reason) {
  for (const char c : reason)
    if (c != ' ' && c != '\t' && c != '\n' && c != '.' && c != '-' && c != '?') return true;
  return false;
}

template <int Year, int Month, int Day> consteval Date checked_date() {
  constexpr bool in_range =
      Year >= 1970 && Year <= 9999 && Month >= 1 && Month <= 12 && Day >= 1 && Day <= 31 &&
      Date{static_cast<std::int16_t>(Year), static_cast<std::uint8_t>(Month), static_cast<std::uint8_t>(Day)}
          .exists();
  static_assert(in_range, "there is no such day. Fix: until<year, month, day>, as until<2027, 3, 1>");
  if constexpr (in_range)
    return {static_cast<std::int16_t>(Year), static_cast<std::uint8_t>(Month),
            static_cast<std::uint8_t>(Day)};
  else
    return {9999, 12, 31};
}

}  // namespace detail

/// `T` (a reference, too) is a waiver of that rule: `if constexpr (waives<T, "QN-SG-05">)`.
template <class T, FixedText Rule> inline constexpr bool waives = detail::waives_rule<T, Rule>;

/// The last day on which a waiver holds: `until<2027, 3, 1>`.
template <int Year, int Month, int Day>
inline constexpr Date until = detail::checked_date<Year, Month, Day>();

/// Sets a rule aside where a property accepts that: `waive<"QN-SG-05", "the office has no fixed
/// address">(until<2027, 3, 1>)`.
template <FixedText Rule, FixedText Reason>
constexpr auto waive(Date last_day, std::source_location where = std::source_location::current()) {
  constexpr bool known = rules::is_rule_id(Rule.view());
  constexpr bool reasoned = detail::says_something(Reason.view());
  static_assert(
      known,
      "a waiver names a rule of the catalogue. Fix: an ID of docs/rules.md, as waive<\"QN-SG-05\", \"why\">");
  static_assert(!known || reasoned,
                "a waiver states its reason. Fix: waive<\"QN-SG-05\", \"the office has no fixed "
                "address\">(until<2027, 3, 1>)");
  if constexpr (known && reasoned)
    return Waiver<Rule>{{Rule.view(), Reason.view(), last_day, where}};
  else
    return detail::MisspeltWaiver{{Rule.view(), Reason.view(), last_day, where}};
}

/// A waiver has an end.
template <FixedText Rule, FixedText Reason = ""> constexpr auto waive() {
  static_assert(never<decltype(Rule)>,
                "a waiver has a reason and an end. Fix: waive<\"QN-SG-05\", \"why\">(until<2027, 3, 1>)");
  return detail::MisspeltWaiver{};
}

/// A waiver has a reason.
template <FixedText Rule> constexpr auto waive(Date) {
  static_assert(never<decltype(Rule)>,
                "a waiver states its reason. Fix: waive<\"QN-SG-05\", \"the office has no fixed "
                "address\">(until<2027, 3, 1>)");
  return detail::MisspeltWaiver{};
}

}  // namespace quoin
