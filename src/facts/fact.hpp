// One fact: a few fields by name.
#pragma once

#include "core/text_order.hpp"

#include <algorithm>
#include <compare>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace quoin::facts {

/// One fact: its fields by name, sorted. Values are constructs' paths, "internet", ranges, ports and the
/// like; fields that are unknown before deployment say "unknown". Both are borrowed: names stand in tables or
/// are literals, values are what View says, and last as long as the assembly that was read and its tree.
///
/// A map in all that it does, and a vector in what it costs: a stack has thousands of these, of four fields
/// each.
class Fact {
public:
  using Entry = std::pair<std::string_view, std::string_view>;
  using Iterator = std::vector<Entry>::const_iterator;

  Fact() = default;
  Fact(std::initializer_list<Entry> entries) {
    entries_.reserve(entries.size());
    for (const Entry& each : entries) (*this)[each.first] = each.second;
  }

  void reserve(std::size_t fields) { entries_.reserve(fields); }

  std::string_view& operator[](std::string_view name) {
    if (entries_.empty() ||
        detail::compared(entries_.back().first, name) < 0)  // as the tables' columns nearly always come
      return entries_.emplace_back(name, std::string_view{}).second;
    const auto at = std::ranges::lower_bound(entries_, name, {}, &Entry::first);
    if (at != entries_.end() && at->first == name) return at->second;
    return entries_.emplace(at, name, std::string_view{})->second;
  }

  Iterator find(std::string_view name) const { return std::ranges::find(entries_, name, &Entry::first); }
  bool contains(std::string_view name) const {
    return find(name) != end();  // NOLINT(readability-container-contains): this is what it is made of
  }

  /// What a field says, or nothing.
  std::string_view at(std::string_view name) const {
    const auto found = find(name);
    return found == end() ? std::string_view{} : found->second;
  }

  Iterator begin() const { return entries_.begin(); }
  Iterator end() const { return entries_.end(); }

  friend bool operator==(const Fact&, const Fact&) = default;
  friend std::strong_ordering operator<=>(const Fact& left, const Fact& right) {
    const auto in_order = [](const Entry& one, const Entry& other) {
      const auto names = detail::compared(one.first, other.first);
      return names != 0 ? names : detail::compared(one.second, other.second);
    };
    return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end(),
                                                  in_order);
  }

private:
  std::vector<Entry> entries_;
};

/// What a field says, or nothing.
inline std::string_view field(const Fact& fact, std::string_view name) { return fact.at(name); }

}  // namespace quoin::facts
