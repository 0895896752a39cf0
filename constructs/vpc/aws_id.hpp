// The shape of the ids that EC2 gives.
#pragma once

#include "core/ascii.hpp"

#include <quoin/value.hpp>

#include <algorithm>
#include <string_view>

namespace quoin::aws {

/// "vpc-" and 8 or 17 hexadecimal digits. A value that is not known yet passes: it is a parameter or a
/// reference.
inline bool id_is_well_formed(const Text& id, std::string_view prefix) {
  if (!id.value().is_known()) return true;
  std::string_view text = id.value().characters();
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return (text.size() == 8 || text.size() == 17) &&
         std::ranges::all_of(text, [](char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'f'); });
}

}  // namespace quoin::aws
