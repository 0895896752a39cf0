// Which entries of a log are meant, in CloudWatch's own words: terms, or a pattern of JSON or of columns.
#pragma once

#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::rules {

inline constexpr std::size_t longest_log_pattern = 1024;

namespace detail {

constexpr bool is_of_a_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

constexpr std::string_view without_blanks_around(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// How much of `text` the quoted text or the regular expression at its start takes; 0 where it does not end.
constexpr std::size_t delimited(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == text.front())
      return i + 1;
  }
  return 0;
}

/// `login_failed`, `ERROR "sign in"`, `?"a b" ?c`, `denied -health`: words; what has other characters stands
/// in quotes, a regular expression between '%'.
constexpr bool are_terms(std::string_view text) {
  bool has_one = false;
  while (!(text = without_blanks_around(text)).empty()) {
    const bool excludes = text.front() == '-';
    if (excludes || text.front() == '?') text.remove_prefix(1);
    std::size_t length = 0;
    if (!text.empty() && (text.front() == '"' || text.front() == '%'))
      length = delimited(text);
    else
      while (length < text.size() && is_of_a_word(text[length])) ++length;
    if (length == 0 || (length < text.size() && text[length] != ' ')) return false;
    has_one = has_one || !excludes;
    text.remove_prefix(length);
  }
  return has_one;
}

/// `{ $.event = "login_failed" }`, `[ip, user, event = "login_failed"]`: what opens, closes, and something is
/// compared.
constexpr bool is_enclosed(std::string_view text, char open, char close) {
  std::size_t depth = 0;
  bool compares = false;
  bool selects = open == '[';
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '%') {
      const std::size_t length = delimited(text.substr(i));
      if (length == 0) return false;
      i += length;
      continue;
    }
    if (c == open || c == '(' || c == '[') ++depth;
    if (c == close || c == ')' || c == ']') {
      if (depth-- == 0) return false;
      if (depth == 0 && i + 1 != text.size()) return false;
    }
    if (c == '$') selects = true;
    if (c == '=' || c == '<' || c == '>') compares = true;
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(" IS ") || rest.starts_with(" EXISTS") || rest.starts_with(" NOT EXISTS"))
      compares = true;
    ++i;
  }
  return depth == 0 && compares && selects && text.back() == close;
}

}  // namespace detail

/// Whether CloudWatch takes it, as far as can be told from the text: its length, its quotes and brackets, and
/// that it does not mean every entry.
constexpr bool is_log_pattern(std::string_view pattern) {
  if (pattern.size() > longest_log_pattern) return false;
  for (const char c : pattern)
    if (static_cast<unsigned char>(c) < ' ') return false;
  const std::string_view text = detail::without_blanks_around(pattern);
  if (text.starts_with('{')) return detail::is_enclosed(text, '{', '}');
  if (text.starts_with('[')) return detail::is_enclosed(text, '[', ']');
  return detail::are_terms(text);
}

}  // namespace quoin::rules

namespace quoin::aws {

/// Entries of a log. Made by `"login_failed"_log_pattern`, or by log_pattern().
struct LogPattern {
  std::string_view text;
};

/// The run-time path: `log_pattern(app.context("failed-logins"))`. What is no pattern is refused at
/// synthesis.
constexpr LogPattern log_pattern(std::string_view text) { return {text}; }

}  // namespace quoin::aws

namespace quoin {

/// `"login_failed"_log_pattern`: entries with that word. `R"("sign in failed")"_log_pattern`: with that text.
/// `R"({ $.event = "login_failed" })"_log_pattern`: JSON with that member. At most 1,024 characters.
///
/// Source: AWS, "Filter pattern syntax for metric filters".
template <FixedText Text> consteval aws::LogPattern operator""_log_pattern() {
  constexpr bool good = rules::is_log_pattern(Text.view());
  static_assert(
      good,
      QUOIN_MALFORMED("QN-AUD-05",
                      "a pattern of a log is words, text in quotes, or { $.member = value }, and has at most "
                      "1,024 characters",
                      "\"login_failed\"_log_pattern, or R\"({ $.event = \"login_failed\" })\"_log_pattern"));
  return {good ? Text.view() : std::string_view{"login_failed"}};
}

}  // namespace quoin
