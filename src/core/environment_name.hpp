// The names of environments.
#pragma once

#include "core/ascii.hpp"

#include <algorithm>
#include <string_view>

namespace quoin::detail {

/// What `--env` takes, for messages.
constexpr std::string_view environment_name_form =
    "an environment's name, made of letters, digits, '-' and '_'";

constexpr bool is_environment_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return ascii::is_letter_or_digit(c) || c == '-' || c == '_';
  });
}

}  // namespace quoin::detail
