// docs/rules.md, written from the registry.
#pragma once

#include "rules/registry.hpp"

#include <span>
#include <string>

namespace quoin::rules {

/// "at compile time", "by construction", "at synthesis"
std::string_view phrase(Level level);
/// "planned", "partly enforced", "enforced"
std::string_view phrase(Status status);

/// The whole page, ending with a newline. The same bytes for the same rows.
std::string document(std::span<const Area> areas);

}  // namespace quoin::rules
