// Environments: what is relaxed outside production, and values that differ by environment.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

namespace quoin {

/// What an environment is for. One that does not say so is production.
enum class EnvironmentKind : std::uint8_t { production, staging, development, test };

/// The environment of this run: `--env` and `--env-kind`, or what quoin.yaml says of it.
struct Environment {
  std::string_view name;
  EnvironmentKind kind = EnvironmentKind::production;

  constexpr bool is_production() const { return kind == EnvironmentKind::production; }
};

/// "production", "staging", "development", "test".
std::string_view name_of(EnvironmentKind kind);

/// A value that a rule allows outside production only. In production the strict value takes its place.
template <class T> struct OutsideProduction {
  T value;
};

/// `outside_production(single_az)`: takes effect where the environment is not production; every report lists
/// it.
template <class T> constexpr OutsideProduction<T> outside_production(T value) { return {value}; }

}  // namespace quoin
