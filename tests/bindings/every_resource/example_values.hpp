// Makes a value for an argument from nothing but its schema.
#pragma once
#include "layout.hpp"

#include <string>

namespace quoin::every_resource {

/// The initializer of an argument in C++: `"example"`, `{1}`, `{{.name = "example"}}`. Of a nested block,
/// only what it requires.
std::string value_of(const bindgen::Schema& schema, const bindgen::Layout& layout,
                     const bindgen::Member& member);

/// `{.name = "example", .size = 1}`: the required arguments of a shape.
std::string required_arguments(const bindgen::Schema& schema, const bindgen::Layout& layout,
                               std::uint32_t shape);

}  // namespace quoin::every_resource
