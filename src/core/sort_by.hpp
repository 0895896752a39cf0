// Sorting what is mostly in order, and what lies far apart.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace quoin::detail {

/// As std::ranges::sort. What comes in order already, as the parts of one construct do, costs one look at
/// each.
template <class Range, class Projection> void sort_by(Range& range, Projection projection) {
  if (!std::ranges::is_sorted(range, {}, projection)) std::ranges::sort(range, {}, std::move(projection));
}

/// How many characters the two have in common at their start.
inline std::size_t common_start(std::string_view one, std::string_view other) {
  return static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
}

/// Eight characters as a number that is ordered as they are; what is missing counts as zeros.
inline std::uint64_t as_number(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number = number << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return number;
}

/// The same by a text, each of which is looked at once: those of 50,000 resources lie all over the memory,
/// and differ within a few characters behind what all of them begin with.
template <class T, class Projection> void sort_by_text(std::vector<T>& items, Projection projection) {
  using Text = std::invoke_result_t<Projection&, T&>;
  static_assert(std::is_reference_v<Text> || std::is_same_v<Text, std::string_view>,
                "a view of it must last");
  if (std::ranges::is_sorted(items, {}, projection)) return;
  struct Row {
    std::uint64_t start;
    std::string_view text;
    T item;
  };
  std::vector<Row> rows;
  rows.reserve(items.size());
  const std::string_view first = std::invoke(projection, items.front());
  std::size_t common = first.size();
  for (T& item : items) {
    const std::string_view text = std::invoke(projection, item);
    common = common_start(first.substr(0, common), text);
    rows.push_back({0, text, item});
  }
  for (Row& row : rows) row.start = as_number(row.text.substr(common));
  std::ranges::sort(rows, [](const Row& one, const Row& other) {
    return one.start != other.start ? one.start < other.start : one.text < other.text;
  });
  std::ranges::transform(rows, items.begin(), &Row::item);
}

}  // namespace quoin::detail
