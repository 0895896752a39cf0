// Reads JSON that others wrote: refuses duplicate names, too much nesting, and anything truncated.
#pragma once
#include <nlohmann/json.hpp>

#include <string_view>

namespace quoin::bindgen {

/// Parses a whole document. Throws SchemaError with the line and column where it cannot.
nlohmann::json read_json(std::string_view text);

}  // namespace quoin::bindgen
