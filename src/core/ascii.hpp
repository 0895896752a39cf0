// ASCII, which is all that names of AWS, Terraform and C++ are made of. <cctype> would ask the locale.
#pragma once

#include <string>
#include <string_view>

namespace quoin::ascii {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

inline std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result) c = lower(c);
  return result;
}

/// Letters and digits only, each word with a capital: "s3:GetObject" → "S3GetObject".
inline std::string pascal_case(std::string_view text) {
  std::string result;
  bool starts = true;
  for (const char c : text) {
    if (is_letter_or_digit(c)) result += starts ? upper(c) : c;
    starts = !is_letter_or_digit(c);
  }
  return result;
}

}  // namespace quoin::ascii
