// Finds the word that was meant: for unknown options, commands, keys, rules, environments.
#include "core/suggestion.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <cstddef>

namespace quoin::detail {
namespace {

// Insertions, deletions, replacements and swapped neighbours; upper and lower case are one.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> table(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) table[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) table[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i)
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool same = ascii::lower(left[i - 1]) == ascii::lower(right[j - 1]);
      table[i][j] =
          std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && ascii::lower(left[i - 1]) == ascii::lower(right[j - 2]) &&
          ascii::lower(left[i - 2]) == ascii::lower(right[j - 1]))
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  return table.back().back();
}

constexpr std::size_t longest_word = 64;

}  // namespace

std::string closest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > longest_word) return {};
  std::string best;
  // A word that has nothing in common with the candidate is no misspelling of it.
  std::size_t best_distance = std::min(std::max<std::size_t>(1, word.size() / 3) + 1, word.size());
  for (const std::string& candidate : candidates) {
    const std::size_t apart = distance(word, candidate);
    if (apart < best_distance) {
      best_distance = apart;
      best = candidate;
    }
  }
  return best;
}

}  // namespace quoin::detail
