// Spans of seconds as properties take them: `seconds<60>`, or `seconds_of(n)` for a number known at run time
// only.
#pragma once

namespace quoin {

/// A number of seconds that is known at run time only. What is wrong with it is reported at synthesis.
struct Seconds {
  int count = 0;

  constexpr bool operator==(const Seconds&) const = default;
};

/// A number of seconds that the compiler knows, so that a property can refuse it.
template <int Count> struct SecondsConstant {
  static constexpr int count = Count;
  constexpr operator Seconds() const { return {Count}; }  // NOLINT(google-explicit-constructor)
};

/// `.idle_timeout = seconds<120>`
template <int Count> inline constexpr SecondsConstant<Count> seconds{};

/// The run-time path: `.idle_timeout = seconds_of(app.context_number("idle timeout", 60))`.
constexpr Seconds seconds_of(long long count) {
  return {count < -1 ? -1 : count > 1'000'000'000 ? 1'000'000'000 : static_cast<int>(count)};
}

}  // namespace quoin
