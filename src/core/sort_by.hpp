// Sorting what is mostly in order.
#pragma once

#include <algorithm>
#include <utility>

namespace quoin::detail {

/// As std::ranges::sort. What comes in order already, as the parts of one construct do, costs one look at
/// each.
template <class Range, class Projection> void sort_by(Range& range, Projection projection) {
  if (!std::ranges::is_sorted(range, {}, projection)) std::ranges::sort(range, {}, std::move(projection));
}

}  // namespace quoin::detail
