// The options of a program, as App reads them.
#pragma once

#include "core/intent.hpp"

#include <quoin/date.hpp>
#include <quoin/diagnostic.hpp>
#include <quoin/environment.hpp>

#include <map>
#include <string>
#include <vector>

namespace quoin::detail {

struct Options {
  std::vector<quoin::Target> targets{};  ///< Sorted, without repetition; never empty after reading.
  std::string out = "quoin.out";
  std::string environment = "production";
  EnvironmentKind environment_kind = EnvironmentKind::production;
  std::map<std::string, std::string, std::less<>> context{};
  State state = State::running;
  bool no_waivers = false;
  Date as_of{};  ///< Today unless `--as-of` says otherwise.
  std::string diagnostics_file{};
  enum class Colour : std::uint8_t { automatic, always, never } colour = Colour::automatic;
};

/// Reads the program's arguments. Everything that is wrong with them is reported, not only the first.
Options read_options(int argc, const char* const* argv, Diagnostics& diagnostics);

/// "terraform", "cloudformation".
std::string_view name_of(quoin::Target target);
/// "running", "hibernated", "contained", "unlocked".
std::string_view name_of(State state);

}  // namespace quoin::detail
