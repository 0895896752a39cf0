// Writes docs/rules.md from the registry.
#include "rules/document.hpp"

#include "core/ascii.hpp"

#include <fmt/core.h>  // not format.h: a program that is linked with the library needs no libfmt

namespace quoin::rules {

namespace {

constexpr std::string_view introduction = R"(# The rules

<!-- Written by quoin_rules_doc from the rule registry. Do not edit; see docs/contributing-rules.md. -->

An architecture that breaks a rule does not compile, or is refused before anything is written. Each rule has
an ID, which stands in the compiler's first error line, in every finding and in `quoin explain ID`.

**Level** says where a violation is meant to stop:

- **C**, at compile time: a literal misuse does not compile. The same check judges values that are only known
  when the program runs, with the same text.
- **T**, by construction: the API has no way to say otherwise. Where reality needs a relaxation, it is a waiver
  with a reason and an end.
- **S**, at synthesis: a property of everything that is emitted.

**Status** says what is true today: *enforced* (at its level, everywhere), *partly enforced* (at the places that
are listed, and not at those that are listed as open), *planned* (nothing enforces it yet). Every entry names
its proof, and a test checks that the proof exists.

**Sources** are the documents that ask for the rule: doc 0 to doc 4 are the five security notes that the
catalogue was drawn from, AWS is AWS's own documentation, and 'stricter' marks a rule that goes further than its
document. **Controls** are the matching ones of public rule sets; where none is named, we know of none for certain.
)";

/// Text inside a table's cell.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

/// Angle brackets outside of code would be read as HTML.
std::string prose(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<' || c == '*' || c == '_') out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) {
  return text.find('`') == std::string_view::npos ? fmt::format("`{}`", text) : std::string{text};
}

void write_counts(std::string& out, std::span<const Area> areas) {
  int counts[3]{};
  for (const Area& area : areas)
    for (const Rule& rule : area.rows) ++counts[static_cast<int>(rule.status())];
  out += fmt::format("\n{} rules: {} enforced, {} partly enforced, {} planned.\n",
                     counts[0] + counts[1] + counts[2], counts[static_cast<int>(Status::enforced)],
                     counts[static_cast<int>(Status::partly)], counts[static_cast<int>(Status::planned)]);
}

std::string capitalised(std::string_view text) {
  std::string out{text};
  if (!out.empty()) out[0] = ascii::upper(out[0]);
  return out;
}

void write_proof(std::string& out, const Rule& rule, const Enforcement& entry) {
  const std::string proof = entry.where == Level::compile_time
                                ? fmt::format("tests/rules/{}_*.cpp", rule.id())
                                : std::string{entry.test};
  out += fmt::format("- {}, by {} ({})\n", capitalised(phrase(entry.where)), prose(entry.by), code(proof));
}

void write_rule(std::string& out, const Rule& rule) {
  out += fmt::format("\n### {}\n\n", rule.id());
  out += fmt::format("{}.\n\n", prose(capitalised(rule.title())));
  out += fmt::format("{}\n\n", prose(rule.why));
  if (!rule.detail.empty()) out += fmt::format("{}\n\n", prose(rule.detail));
  out += fmt::format("Fix: {}.\n", prose(rule.fix()));
  if (!rule.broken.empty()) {
    out += fmt::format("\n```cpp\n{}  // refused\n", rule.broken);
    if (!rule.fixed.empty()) out += fmt::format("{}  // right\n", rule.fixed);
    out += "```\n";
  }
  out += fmt::format("\nLevel: {} ({}). Status: {}. Sources: {}.", letter(rule.level), phrase(rule.level),
                     phrase(rule.status()), rule.sources);
  if (!rule.controls.empty()) out += fmt::format(" Controls: {}.", rule.controls);
  out += '\n';
  if (rule.status() == Status::planned) return;
  out += '\n';
  for (const Enforcement& entry : rule.enforced)
    if (!entry.by.empty()) write_proof(out, rule, entry);
  if (!rule.open.empty()) out += fmt::format("- Open: {}\n", prose(rule.open));
}

}  // namespace

std::string_view phrase(Level level) {
  constexpr std::string_view phrases[] = {"at compile time", "by construction", "at synthesis"};
  return phrases[static_cast<int>(level)];
}

std::string_view phrase(Status status) {
  constexpr std::string_view phrases[] = {"planned", "partly enforced", "enforced"};
  return phrases[static_cast<int>(status)];
}

std::string document(std::span<const Area> areas) {
  std::string page{introduction};
  write_counts(page, areas);
  for (const Area& area : areas) {
    page += fmt::format("\n## {}\n\n| ID | Level | Rule | Status |\n|---|---|---|---|\n", area.title);
    for (const Rule& rule : area.rows)
      page += fmt::format("| [{}](#{}) | {} | {} | {} |\n", rule.id(), ascii::lower(rule.id()),
                          letter(rule.level), cell(prose(rule.title())), phrase(rule.status()));
    for (const Rule& rule : area.rows) write_rule(page, rule);
  }
  return page;
}

}  // namespace quoin::rules
