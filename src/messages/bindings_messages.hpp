// The messages about raw resources.
#pragma once
#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

/// A nested block stands too few or too many times; `max` 0 is no limit.
Diagnostic wrong_block_count(std::string_view type, std::string_view block, std::size_t count, unsigned min,
                             unsigned max);

}  // namespace quoin::messages
