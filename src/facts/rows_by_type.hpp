// The rows of a table by the type of resource that they are about.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoin::facts {

/// Every resource is looked up in every table. The rows of a type stand in the order of the table.
template <class Row> class RowsByType {
public:
  /// `type_of` says the type that a row is about; an empty one is about nothing.
  template <class TypeOf> RowsByType(std::span<const Row> rows, TypeOf type_of) {
    for (const Row& row : rows)
      if (const std::string_view type = type_of(row); !type.empty()) rows_[type].push_back(&row);
  }

  std::span<const Row* const> operator[](std::string_view type) const {
    const auto found = rows_.find(type);
    if (found == rows_.end()) return {};
    return found->second;
  }

private:
  std::unordered_map<std::string_view, std::vector<const Row*>> rows_;
};

}  // namespace quoin::facts
