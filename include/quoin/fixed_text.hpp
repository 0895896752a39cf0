// A text as a template argument: what `"10.0.0.0/16"_cidr` and `waive<"QN-SG-05", "…">` are made of.
#pragma once

#include <cstddef>
#include <string_view>

namespace quoin {

/// A string literal that can be a template argument. Its characters live as long as the program.
template <std::size_t Size> struct FixedText {
  char characters[Size]{};

  // Implicit, because a template argument is written as a plain literal.
  consteval FixedText(const char (&literal)[Size]) {  // NOLINT(google-explicit-constructor)
    for (std::size_t i = 0; i < Size; ++i) characters[i] = literal[i];
  }

  /// The text without its closing zero.
  constexpr std::string_view view() const { return {characters, Size - 1}; }
};

}  // namespace quoin
