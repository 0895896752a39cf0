// The order of texts, where most of what is compared is the same piece of memory or differs at once.
#pragma once

#include <compare>
#include <string_view>

namespace quoin::detail {

/// As `one <=> other`; a look at where they stand and at their first characters spares most of the calls.
inline std::strong_ordering compared(std::string_view one, std::string_view other) {
  if (one.data() == other.data() && one.size() == other.size()) return std::strong_ordering::equal;
  if (!one.empty() && !other.empty() && one.front() != other.front())
    return static_cast<unsigned char>(one.front()) <=> static_cast<unsigned char>(other.front());
  return one <=> other;
}

/// A text that is ordered that way, as a part of a key.
struct OrderedText {
  std::string_view text;
  friend std::strong_ordering operator<=>(OrderedText one, OrderedText other) {
    return compared(one.text, other.text);
  }
  friend bool operator==(OrderedText one, OrderedText other) {
    return one.text.size() == other.text.size() && compared(one.text, other.text) == 0;
  }
};

}  // namespace quoin::detail
