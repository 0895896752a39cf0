// How a load balancer orders its routes, and what a route may say.
#include "constructs/alb/routing.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <cstddef>

namespace quoin::aws {
namespace {

constexpr std::size_t longest_condition = 128;
constexpr int most_wildcards = 5;

bool is_wildcard(char c) { return c == '*' || c == '?'; }

std::ptrdiff_t literal_length(std::string_view pattern) {
  return static_cast<std::ptrdiff_t>(pattern.size()) - std::ranges::count_if(pattern, is_wildcard);
}

bool fits(std::string_view pattern) {
  return !pattern.empty() && pattern.size() <= longest_condition &&
         std::ranges::count_if(pattern, is_wildcard) <= most_wildcards;
}

void append_name(std::string& out, std::string_view pattern) {
  std::string word;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!out.empty()) out += '_';
    out += word;
    word.clear();
  };
  for (const char c : pattern) {
    if (ascii::is_letter_or_digit(c)) {
      word += ascii::lower(c);
      continue;
    }
    flush();
    if (c == '*') word = "any";
    if (c == '?') word = "one";
    if (is_wildcard(c)) flush();
  }
  flush();
}

}  // namespace

bool is_host_pattern(std::string_view pattern) {
  const auto dot = pattern.rfind('.');
  if (!fits(pattern) || dot == std::string_view::npos || dot + 1 == pattern.size()) return false;
  return std::ranges::all_of(
             pattern,
             [](char c) { return ascii::is_letter_or_digit(c) || is_wildcard(c) || c == '-' || c == '.'; }) &&
         std::ranges::all_of(pattern.substr(dot + 1), ascii::is_letter);
}

bool is_path_pattern(std::string_view pattern) {
  constexpr std::string_view marks = "_-.$/~\"'@:+&";
  if (!fits(pattern) || (pattern.front() != '/' && pattern.front() != '*')) return false;
  return std::ranges::all_of(pattern, [&](char c) {
    return ascii::is_letter_or_digit(c) || is_wildcard(c) || marks.find(c) != std::string_view::npos;
  });
}

std::uint32_t stable_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

int chosen_priority(std::string_view host, std::string_view path, std::string_view service) {
  constexpr int first = 20'000;
  constexpr int longest = 2 * static_cast<int>(longest_condition);
  constexpr int band_width = 100;
  const int length = std::min(longest, static_cast<int>(literal_length(host) + literal_length(path)));
  const std::string all = std::string{host} + "|" + std::string{path} + "|" + std::string{service};
  return first + (longest - length) * band_width + static_cast<int>(stable_hash(all) % band_width);
}

std::string name_of_conditions(std::string_view host, std::string_view path) {
  std::string name;
  append_name(name, host);
  append_name(name, path);
  return name.empty() ? "root" : name;
}

}  // namespace quoin::aws
