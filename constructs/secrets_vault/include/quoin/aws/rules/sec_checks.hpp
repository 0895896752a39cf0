// The traits of the secret rules that need no construct.
#pragma once

#include <string_view>

namespace quoin::rules {

/// The name of an environment variable says that its value is secret (a warning beside QN-SEC-01).
constexpr bool name_says_secret(std::string_view name) {
  constexpr std::string_view words[] = {"PASSWORD", "PASSWD",  "PASSPHRASE", "PWD",
                                        "SECRET",   "SECRETS", "TOKEN",      "TOKENS",
                                        "KEY",      "APIKEY",  "CREDENTIAL", "CREDENTIALS"};
  const auto ends_with = [name](std::string_view word) {
    if (name.size() < word.size()) return false;
    const auto start = name.size() - word.size();
    for (std::size_t i = 0; i < word.size(); ++i) {
      char c = name[start + i];
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (c == '-') c = '_';
      if (c != word[i]) return false;
    }
    return start == 0 || name[start - 1] == '_' || name[start - 1] == '-';
  };
  for (const auto word : words)
    if (ends_with(word)) return true;
  return false;
}

/// QN-SEC-04: days between two rotations of a signing key.
constexpr bool signing_key_rotation_is_allowed(int days) { return days >= 1 && days <= 30; }

/// Days between two rotations that Secrets Manager takes.
constexpr bool rotation_is_allowed(int days) { return days >= 1 && days <= 1000; }

}  // namespace quoin::rules
