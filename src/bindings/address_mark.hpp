// Where the address of a resource stands in an attribute's path: `tolist(@.name)[0]`, `@["orders"].arn`.
#pragma once
#include <cstddef>
#include <string_view>

namespace quoin::bindings {

/// The place of the next `@` from `start` on that is no part of a quoted key; npos where there is none.
inline std::size_t find_address_mark(std::string_view path, std::size_t start = 0) {
  bool is_quoted = false;
  for (std::size_t i = start; i < path.size(); ++i) {
    if (is_quoted && path[i] == '\\')
      ++i;
    else if (path[i] == '"')
      is_quoted = !is_quoted;
    else if (path[i] == '@' && !is_quoted)
      return i;
  }
  return std::string_view::npos;
}

}  // namespace quoin::bindings
