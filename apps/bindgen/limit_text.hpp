// What a header says of values beyond their types: enumerations, lengths, patterns, ranges.
#pragma once
#include "model.hpp"

#include <set>
#include <string>
#include <string_view>

namespace quoin::bindgen {

/// Whether the schema says more than a type.
bool is_limited(const Member& member);

/// Whether that concerns text.
bool is_limited_text(const Member& member);

/// Whether that concerns a number.
bool is_limited_number(const Member& member);

/// The name of the struct whose `limits` says it: `mode_limits_`.
std::string limits_name(std::string_view field);

/// That struct, and an enumeration's `enum class` before it, as members of a struct of arguments.
/// `taken` has the names that the enumeration cannot have; `owner` is whose argument it is.
std::string limits_text(const Member& member, std::string_view field, std::string_view owner,
                        const std::set<std::string>& taken);

}  // namespace quoin::bindgen
