#include "model.hpp"

#include <fmt/format.h>

namespace quoin::bindgen {

namespace {

/// Messages quote names out of the schema; whatever these hold, the message stays one line.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (const auto byte = static_cast<unsigned char>(c); byte < ' ' || byte == 0x7f) {
      line += fmt::format("\\u{:04x}", byte);
    } else {
      line += c;
    }
  }
  return line;
}

}  // namespace

SchemaError::SchemaError(std::string_view what) : std::runtime_error{on_one_line(what)} {}

}  // namespace quoin::bindgen
