// The one rule by which schema names become C++ names. docs/bindings.md states it for users.
#include "names.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <array>

namespace quoin::bindgen {

namespace {

// Keywords of C++, and macros that C libraries or compilers define in lower case.
constexpr std::array reserved{std::to_array<std::string_view>(
    {"alignas",     "alignof",      "and",      "and_eq",     "asm",       "assert",    "auto",
     "bitand",      "bitor",        "bool",     "break",      "case",      "catch",     "char",
     "char16_t",    "char32_t",     "char8_t",  "class",      "co_await",  "co_return", "co_yield",
     "compl",       "concept",      "const",    "const_cast", "consteval", "constexpr", "constinit",
     "continue",    "decltype",     "default",  "delete",     "do",        "double",    "dynamic_cast",
     "else",        "enum",         "errno",    "explicit",   "export",    "extern",    "false",
     "float",       "for",          "friend",   "goto",       "i386",      "if",        "inline",
     "int",         "linux",        "long",     "major",      "makedev",   "minor",     "mutable",
     "namespace",   "new",          "noexcept", "not",        "not_eq",    "nullptr",   "operator",
     "or",          "or_eq",        "private",  "protected",  "public",    "register",  "reinterpret_cast",
     "requires",    "return",       "short",    "signed",     "sizeof",    "static",    "static_assert",
     "static_cast", "stderr",       "stdin",    "stdout",     "struct",    "switch",    "template",
     "this",        "thread_local", "throw",    "true",       "try",       "typedef",   "typeid",
     "typename",    "union",        "unix",     "unsigned",   "using",     "virtual",   "void",
     "volatile",    "wchar_t",      "while",    "xor",        "xor_eq"})};

}  // namespace

std::string pascal_case(std::string_view snake) {
  std::string out;
  bool start = true;
  for (const char c : snake) {
    if (c == '_' || c == '-' || c == '.') {
      start = true;
      continue;
    }
    out += start ? ascii::upper(c) : c;
    start = false;
  }
  return out;
}

std::string snake_case(std::string_view name) {
  std::string out;
  const auto at = [&](std::size_t i) { return i < name.size() ? name[i] : '\0'; };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!ascii::is_upper(c)) {
      out += c;
      continue;
    }
    // "IPv6", "IPv4": one word.
    const bool plural = at(i + 1) == 's' && !ascii::is_lower(at(i + 2));
    const bool version = at(i + 1) == 'v' && ascii::is_digit(at(i + 2));
    const bool starts_word = ascii::is_lower(at(i + 1)) && !plural && !version;
    const char previous = i == 0 ? '_' : name[i - 1];
    if (previous != '_' && previous != '-' && previous != '.' && (!ascii::is_upper(previous) || starts_word))
      out += '_';
    out += ascii::lower(c);
  }
  return out;
}

std::string plain_identifier(std::string_view name) {
  std::string out;
  for (const char c : name) out += ascii::is_letter_or_digit(c) ? c : '_';
  // No leading, trailing or double underscores: those names belong to the compiler or to this rule.
  out.erase(std::unique(out.begin(), out.end(), [](char a, char b) { return a == '_' && b == '_'; }),
            out.end());
  while (!out.empty() && out.back() == '_') out.pop_back();
  while (!out.empty() && out.front() == '_') out.erase(out.begin());
  if (out.empty() || ascii::is_digit(out.front())) out.insert(out.begin(), 'n');
  return out;
}

std::string identifier(std::string_view name) {
  std::string out = plain_identifier(name);
  if (std::find(reserved.begin(), reserved.end(), out) != reserved.end()) out += '_';
  return out;
}

std::string UniqueNames::add(std::string name) {
  while (!taken_.insert(name).second) name += '_';
  return name;
}

}  // namespace quoin::bindgen
