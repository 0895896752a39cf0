// Keeps each distinct shape once.
#include "shape_pool.hpp"

#include <fmt/format.h>

namespace quoin::bindgen {

namespace {

std::string key_of(const Shape& shape) {
  std::string key = fmt::format("{}\n{}\n", shape.name, shape.exact);
  for (const Member& m : shape.members) {
    fmt::format_to(std::back_inserter(key), "{} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", m.name,
                   m.type.outer, static_cast<int>(m.type.leaf), m.type.shape, static_cast<int>(m.nesting),
                   m.min, m.max, m.required, m.optional, m.computed, m.sensitive, m.write_only, m.deprecated,
                   m.create_only, m.releases);
    for (const std::string& value : m.values)
      fmt::format_to(std::back_inserter(key), " {}:{}", value.size(), value);
    key += '\n';
  }
  return key;
}

}  // namespace

std::uint32_t ShapePool::intern(Shape shape) {
  const auto [it, added] = known_.try_emplace(key_of(shape), static_cast<std::uint32_t>(shapes_.size()));
  if (added) shapes_.push_back(std::move(shape));
  return it->second;
}

}  // namespace quoin::bindgen
