// Finds a text that a schema's limits allow.
#pragma once
#include "model.hpp"

#include <optional>
#include <string>

namespace quoin::every_resource {

/// `usual`, if the limits allow it; else a text made from the pattern. Nothing where no such text was found.
std::optional<std::string> text_within(const bindgen::Limits& limits, const std::string& usual);

}  // namespace quoin::every_resource
