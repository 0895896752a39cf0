// Finds the word that was meant: for unknown options, commands, keys, rules, environments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quoin::detail {

/// The candidate that is nearest to the word, or nothing where none is near enough to be what was meant.
std::string closest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace quoin::detail
