// What a header says of values beyond their types: enumerations, lengths, patterns, ranges.
#include "limit_text.hpp"

#include "layout.hpp"
#include "names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace quoin::bindgen {

namespace {

// A message names so many values; `quoin bindings show` has all.
constexpr std::size_t most_values_shown = 12;

std::string quoted_values(const std::vector<std::string>& values) {
  const std::size_t shown = std::min(values.size(), most_values_shown);
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == values.size();
    text += fmt::format("{}\"{}\"", i == 0 ? "" : last ? " or " : ", ", values[i]);
  }
  return shown == values.size() ? text : text + fmt::format(" or another of {} values", values.size());
}

std::string range_text(const std::string& from, const std::string& to) {
  if (from.empty()) return "at most " + to;
  if (to.empty()) return "at least " + from;
  return from == to ? from : fmt::format("{} to {}", from, to);
}

std::string wanted(const Member& member) {
  const Limits& limits = member.limits;
  if (!member.values.empty()) return quoted_values(member.values);
  if (member.type.leaf != Leaf::string) return "a number: " + range_text(limits.least, limits.most);
  std::string text;
  if (!limits.shortest.empty() || !limits.longest.empty())
    text = range_text(limits.shortest, limits.longest) + " characters";
  if (limits.pattern.empty()) return text;
  return (text.empty() ? "text" : text) + " with the pattern " + limits.pattern;
}

/// A number as a literal of type double.
std::string real(const std::string& number) {
  return number.find_first_of(".eE") == std::string::npos ? number + ".0" : number;
}

}  // namespace

bool is_limited_text(const Member& member) {
  const Limits& limits = member.limits;
  return member.type.leaf == Leaf::string && (!member.values.empty() || !limits.pattern.empty() ||
                                              !limits.shortest.empty() || !limits.longest.empty());
}

bool is_limited_number(const Member& member) {
  const bool number = member.type.leaf == Leaf::number || member.type.leaf == Leaf::integer;
  return number && !(member.limits.least.empty() && member.limits.most.empty());
}

bool is_limited(const Member& member) { return is_limited_text(member) || is_limited_number(member); }

std::string limits_name(std::string_view field) {
  while (field.ends_with('_')) field.remove_suffix(1);
  return fmt::format("{}_limits_", field);
}

std::string limits_text(const Member& member, std::string_view field, std::string_view owner,
                        const std::set<std::string>& taken) {
  const Limits& limits = member.limits;
  std::string before;
  std::string inside;
  std::string members;
  if (!member.values.empty()) {
    std::string name = pascal_case(plain_identifier(member.name));
    while (taken.contains(name)) name += '_';
    UniqueNames unique;
    std::vector<std::string> names;
    std::vector<std::string> texts;
    for (const std::string& value : member.values) {
      names.push_back(unique.add(identifier(snake_case(value))));
      texts.push_back(cpp_literal(value));
    }
    before = fmt::format("  enum class {} : unsigned short {{ {} }};\n", name, fmt::join(names, ", "));
    inside = fmt::format("    using named = {};\n    static constexpr const char* values[]{{{}}};\n", name,
                         fmt::join(texts, ", "));
    members += fmt::format(", .values = values, .count = {}", texts.size());
  } else {
    if (!limits.pattern.empty()) members += ", .pattern = " + cpp_literal(limits.pattern);
    if (!limits.shortest.empty()) members += ", .shortest = " + limits.shortest;
    if (!limits.longest.empty()) members += ", .longest = " + limits.longest;
    if (member.type.leaf != Leaf::string) {
      if (!limits.least.empty()) members += ", .least = " + real(limits.least);
      if (!limits.most.empty()) members += ", .most = " + real(limits.most);
    }
  }
  const std::string says =
      fmt::format("{} '{}' of {} takes {}", member.type.outer.empty() ? "argument" : "an item of argument",
                  field, owner, wanted(member));
  return fmt::format(
      "{}  struct {} {{\n{}    static void refuse(); static constexpr char says[] = {};\n    static "
      "constexpr "
      "bindings::Limits limits{{.says = says{}}};\n  }};\n",
      before, limits_name(field), inside, cpp_literal(says), members);
}

}  // namespace quoin::bindgen
