// Every rule of the catalogue: what it says, why, where it comes from, and what enforces it today.
#pragma once

#include <quoin/rule.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace quoin::rules {

/// Where a violation is meant to stop (the catalogue's letters C, T and S).
enum class Level : std::uint8_t { compile_time, by_construction, synthesis };

/// The catalogue's letter.
constexpr char letter(Level level) {
  constexpr char letters[] = {'C', 'T', 'S'};
  return letters[static_cast<int>(level)];
}

/// One place where a rule holds today, and the test that proves it.
struct Enforcement {
  std::string_view by;    ///< The construct or part that enforces it: "RdsMysql". Empty: no entry.
  Level where{};          ///< When a violation stops there.
  std::string_view test;  ///< "Suite.Test" or a path from the root; for compile time tests/rules/<ID>_*.cpp.
};

/// A literal misuse of `by` does not compile. At least two files tests/rules/<ID>_*.cpp prove it.
consteval Enforcement at_compile_time(std::string_view by) { return {by, Level::compile_time, {}}; }
/// `by` refuses at synthesis. `test` is the GoogleTest ("Suite.Test") or the file that proves it.
consteval Enforcement at_synthesis(std::string_view by, std::string_view test) {
  return {by, Level::synthesis, test};
}
/// `by` has no way to say otherwise. `test` is the GoogleTest ("Suite.Test") or the file that proves it.
consteval Enforcement by_construction(std::string_view by, std::string_view test) {
  return {by, Level::by_construction, test};
}

enum class Status : std::uint8_t { planned, partly, enforced };

/// One rule. The rows stand beside the construct that they concern, as `constexpr Rule rows[]`.
struct Rule {
  RuleText text;              ///< The rule's literal, QUOIN_QN_…
  Level level{};              ///< Where a violation is meant to stop.
  std::string_view why;       ///< What goes wrong without it, in whole sentences.
  std::string_view detail{};  ///< What decides doubtful cases, in whole sentences; may be empty.
  std::string_view sources;   ///< "doc 0, doc 2 (stricter), AWS"
  std::string_view
      controls{};  ///< Matching controls of public rule sets, "AWS Security Hub RDS.2; …"; may be empty.
  std::string_view broken{};  ///< A snippet that breaks the rule; may be empty.
  std::string_view fixed{};   ///< The same snippet as it should be; empty where `broken` is.
  Enforcement enforced[8]{};  ///< Where it holds today; none: planned.
  std::string_view open{};    ///< What is not covered yet although something enforces the rule; may be empty.

  constexpr std::string_view id() const { return text.id(); }
  constexpr std::string_view title() const { return text.title(); }
  constexpr std::string_view fix() const { return text.fix(); }

  /// 'enforced' needs an entry at the rule's own level and nothing open; less is 'partly' or 'planned'.
  constexpr Status status() const {
    bool any = false;
    bool at_level = false;
    for (const Enforcement& entry : enforced) {
      any = any || !entry.by.empty();
      at_level = at_level || (!entry.by.empty() && entry.where == level);
    }
    if (!any) return Status::planned;
    return at_level && open.empty() ? Status::enforced : Status::partly;
  }
};

/// A group of rules, in the catalogue's order: the area's code, its name for readers, and its rows.
struct Area {
  std::string_view code;   ///< "RDS"
  std::string_view title;  ///< "Relational databases"
  std::span<const Rule> rows;
};

/// The areas in the order in which a reader meets them.
std::span<const Area> areas();
/// All rules, sorted by ID.
std::span<const Rule> registry();
/// The rule of that ID, or nullptr.
const Rule* find(std::string_view id);

}  // namespace quoin::rules
