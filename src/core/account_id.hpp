// The ids of AWS's accounts.
#pragma once

#include "core/ascii.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace quoin::detail {

constexpr std::size_t account_digits = 12;

constexpr bool is_account_id(std::string_view text) {
  return text.size() == account_digits && std::ranges::all_of(text, ascii::is_digit);
}

}  // namespace quoin::detail
