// Nested blocks that are too few or too many, noted while arguments are written.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace quoin::bindings {

struct CountProblem {
  std::string_view block;
  std::size_t count;
  unsigned min;
  unsigned max;  // 0: no limit
};

/// What this thread has noted and nobody has taken yet.
std::vector<CountProblem>& count_problems();

}  // namespace quoin::bindings
