// What a resource gives to others: a function for each attribute.
#pragma once
#include "layout.hpp"

#include <string>

namespace quoin::bindgen {

/// The struct of a resource's attributes.
std::string attributes_of(const Schema& schema, const Entity& entity, const Place& place,
                          const Layout& layout);

}  // namespace quoin::bindgen
