// Keeps each distinct shape once.
#pragma once
#include "model.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace quoin::bindgen {

/// Stores shapes in a schema so that equal ones share one index.
class ShapePool {
public:
  explicit ShapePool(std::vector<Shape>& shapes) : shapes_{shapes} {}
  std::uint32_t intern(Shape shape);

private:
  std::vector<Shape>& shapes_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

}  // namespace quoin::bindgen
