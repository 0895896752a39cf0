// Lists in messages.
#pragma once

#include <string>
#include <string_view>

namespace quoin::messages {

/// The items of a list, with a text between them. fmt::join would pull in all of fmt, in every source that
/// says it.
template <class List> std::string joined(const List& items, std::string_view between) {
  std::string out;
  for (bool first = true; const auto& item : items) {
    if (!first) out += between;
    out += item;
    first = false;
  }
  return out;
}

}  // namespace quoin::messages
