// Text that is made, compared and written piece by piece, so that large documents never stand in memory
// whole.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace quoin::detail {

/// Takes the pieces of a text, one after the other.
using TextSink = std::function<void(std::string_view)>;

/// Makes a text: hands its pieces to the sink.
using TextSource = std::function<void(const TextSink&)>;

/// A text that stands in memory already; it must last as long as the source.
inline TextSource source_of(std::string_view text) {
  return [text](const TextSink& sink) { sink(text); };
}

/// All of a text in one piece.
inline std::string all_of(const TextSource& source) {
  std::string out;
  source([&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace quoin::detail
