// The messages about raw resources.
#include "messages/bindings_messages.hpp"

#include <fmt/format.h>

namespace quoin::messages {

Diagnostic wrong_block_count(std::string_view type, std::string_view block, std::size_t count, unsigned min,
                             unsigned max) {
  const bool few = count < min;
  return {.summary = few ? fmt::format("{} takes at least {} of '{}'", type, min, block)
                         : fmt::format("{} takes at most {} of '{}'", type, max, block),
          .got = fmt::format("{}", count),
          .fix = few ? "add what is missing" : "spread them over several resources"};
}

}  // namespace quoin::messages
