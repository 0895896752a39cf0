// Spans of days as properties take them: `days<30>`, or `days_of(n)` for a number known at run time only.
#pragma once

namespace quoin {

/// A number of days that is known at run time only. What is wrong with it is reported at synthesis.
struct Days {
  int count = 0;

  constexpr bool operator==(const Days&) const = default;
};

/// A number of days that the compiler knows, so that a property can refuse it.
template <int Count> struct DaysConstant {
  static constexpr int count = Count;
  constexpr operator Days() const { return {Count}; }  // NOLINT(google-explicit-constructor)
};

/// `.backup_retention = days<14>`
template <int Count> inline constexpr DaysConstant<Count> days{};

/// The run-time path: `.backup_retention = days_of(app.context_number("backup days", 14))`.
constexpr Days days_of(long long count) {
  return {count < -1 ? -1 : count > 1'000'000 ? 1'000'000 : static_cast<int>(count)};
}

}  // namespace quoin
