// Reads the options of a program.
#include "core/options.hpp"

#include "core/environment_name.hpp"
#include "core/suggestion.hpp"
#include "messages/core_messages.hpp"

#include <algorithm>
#include <chrono>
#include <span>

namespace quoin {

std::string_view name_of(EnvironmentKind kind) {
  constexpr std::string_view names[] = {"production", "staging", "development", "test"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace quoin

namespace quoin::detail {
namespace {

/// One option: its name, what it may be, and what it sets. False: the value is not allowed.
struct OptionRow {
  std::string_view name;
  std::string_view allowed;  ///< Empty: a flag without a value.
  bool (*set)(Options& options, std::string_view value);
};

template <class Enum>
bool choose(std::initializer_list<std::string_view> names, std::string_view value, Enum& out) {
  const auto found = std::ranges::find(names, value);
  if (found == names.end()) return false;
  out = static_cast<Enum>(found - names.begin());
  return true;
}

bool set_targets(Options& options, std::string_view value) {
  while (true) {
    const auto comma = value.find(',');
    quoin::Target target{};
    if (!choose({"terraform", "cloudformation"}, value.substr(0, comma), target)) return false;
    options.targets.push_back(target);
    if (comma == std::string_view::npos) return true;
    value.remove_prefix(comma + 1);
  }
}

bool set_name(std::string& out, std::string_view value) {
  out = value;
  return !value.empty();
}

bool add_context(Options& options, std::string_view value) {
  const auto equals = value.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  options.context.insert_or_assign(std::string{value.substr(0, equals)},
                                   std::string{value.substr(equals + 1)});
  return true;
}

constexpr OptionRow option_rows[] = {
    {"--as-of", "a day, as 2027-03-01",
     [](Options& o, std::string_view v) { return o.as_of = parse_date(v), o.as_of.exists(); }},
    {"--color", "auto, always or never",
     [](Options& o, std::string_view v) { return choose({"auto", "always", "never"}, v, o.colour); }},
    {"--context", "KEY=VALUE", add_context},
    {"--diagnostics", "a file",
     [](Options& o, std::string_view v) { return set_name(o.diagnostics_file, v); }},
    {"--env", environment_name_form,
     [](Options& o, std::string_view v) { return set_name(o.environment, v) && is_environment_name(v); }},
    {"--env-kind", "production, staging, development or test",
     [](Options& o, std::string_view v) {
       return choose({"production", "staging", "development", "test"}, v, o.environment_kind);
     }},
    {"--no-waivers", "", [](Options& o, std::string_view) { return o.no_waivers = true; }},
    {"--out", "a folder", [](Options& o, std::string_view v) { return set_name(o.out, v); }},
    {"--state", "running, hibernated, contained or unlocked",
     [](Options& o, std::string_view v) {
       return choose({"running", "hibernated", "contained", "unlocked"}, v, o.state);
     }},
    {"--target", "terraform, cloudformation, or both with a comma between them", set_targets},
};

std::string nearest_option(std::string_view wrong) {
  std::vector<std::string> names;
  for (const OptionRow& row : option_rows) names.emplace_back(row.name);
  return closest(wrong, names);
}

/// In UTC. gmtime_r() would read the machine's time zone all the same.
Date today() {
  const std::chrono::year_month_day day{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return {static_cast<std::int16_t>(static_cast<int>(day.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

}  // namespace

Options read_options(int argc, const char* const* argv, Diagnostics& diagnostics) {
  Options options;
  options.as_of = today();
  const std::span arguments{argv, static_cast<std::size_t>(std::max(argc, 0))};
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (!argument.starts_with("--")) {
      diagnostics.push_back(messages::argument_unexpected(argument));
      continue;
    }
    const auto equals = argument.find('=');
    const std::string_view name = argument.substr(0, equals);
    const auto row = std::ranges::find(option_rows, name, &OptionRow::name);
    if (row == std::end(option_rows)) {
      diagnostics.push_back(messages::option_unknown(name, nearest_option(name)));
      continue;
    }
    std::string_view value;
    if (row->allowed.empty()) {
      if (equals != std::string_view::npos) {
        diagnostics.push_back(
            messages::option_value_wrong(name, argument.substr(equals + 1), "no value at all"));
        continue;
      }
    } else if (equals != std::string_view::npos) {
      value = argument.substr(equals + 1);
    } else if (i + 1 < arguments.size() && !std::string_view{arguments[i + 1]}.starts_with("--")) {
      value = arguments[++i];
    } else {
      diagnostics.push_back(messages::option_without_value(name));
      continue;
    }
    if (!row->set(options, value))
      diagnostics.push_back(messages::option_value_wrong(name, value, row->allowed));
  }
  if (options.targets.empty()) options.targets.push_back(quoin::Target::terraform);
  std::ranges::sort(options.targets);
  const auto repeated = std::ranges::unique(options.targets);
  options.targets.erase(repeated.begin(), repeated.end());
  return options;
}

std::string_view name_of(quoin::Target target) {
  return target == quoin::Target::terraform ? "terraform" : "cloudformation";
}

std::string_view name_of(State state) {
  constexpr std::string_view names[] = {"running", "hibernated", "contained", "unlocked"};
  return names[static_cast<std::size_t>(state)];
}

}  // namespace quoin::detail
