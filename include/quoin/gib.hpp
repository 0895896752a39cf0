// Sizes of storage as properties take them: `gib<100>`, or `gib_of(n)` for a number known at run time only.
#pragma once

namespace quoin {

/// A size in GiB that is known at run time only. What is wrong with it is reported at synthesis.
struct Gib {
  int count = 0;

  constexpr bool operator==(const Gib&) const = default;
};

/// A size in GiB that the compiler knows, so that a property can refuse it.
template <int Count> struct GibConstant {
  static constexpr int count = Count;
  constexpr operator Gib() const { return {Count}; }  // NOLINT(google-explicit-constructor)
};

/// `.ephemeral_storage = gib<50>`
template <int Count> inline constexpr GibConstant<Count> gib{};

/// The run-time path: `.ephemeral_storage = gib_of(app.context_number("scratch gib", 20))`.
constexpr Gib gib_of(long long count) {
  return {count < -1 ? -1 : count > 1'000'000 ? 1'000'000 : static_cast<int>(count)};
}

}  // namespace quoin
