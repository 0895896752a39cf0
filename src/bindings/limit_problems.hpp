// Values that are not within what the schema says beyond a type, noted while arguments are written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace quoin::bindings {

struct LimitProblem {
  std::string_view says;  // the whole sentence that the header has
  std::string got;
};

/// What this thread has noted and nobody has taken yet.
std::vector<LimitProblem>& limit_problems();

}  // namespace quoin::bindings
