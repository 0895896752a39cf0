// One fact: a few fields by name.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoin::facts {

/// One fact: its fields by name, sorted. Values are constructs' paths, "internet", ranges, ports and the
/// like; fields that are unknown before deployment say "unknown". Names are borrowed: they stand in tables or
/// are literals.
///
/// A map in all that it does, and a vector in what it costs: a stack has thousands of these, of four fields
/// each.
class Fact {
public:
  using Entry = std::pair<std::string_view, std::string>;
  using Iterator = std::vector<Entry>::const_iterator;

  Fact() = default;
  Fact(std::initializer_list<Entry> entries) {
    for (const Entry& each : entries) (*this)[each.first] = each.second;
  }

  void reserve(std::size_t fields) { entries_.reserve(fields); }

  std::string& operator[](std::string_view name) {
    const auto at = std::ranges::lower_bound(entries_, name, {}, &Entry::first);
    if (at != entries_.end() && at->first == name) return at->second;
    return entries_.emplace(at, name, std::string{})->second;
  }

  Iterator find(std::string_view name) const {
    const auto at = std::ranges::lower_bound(entries_, name, {}, &Entry::first);
    return at != entries_.end() && at->first == name ? at : entries_.end();
  }
  bool contains(std::string_view name) const {
    return find(name) != end();  // NOLINT(readability-container-contains): this is what it is made of
  }

  /// What a field says, or nothing.
  const std::string& at(std::string_view name) const {
    static const std::string nothing;
    const auto found = find(name);
    return found == end() ? nothing : found->second;
  }

  Iterator begin() const { return entries_.begin(); }
  Iterator end() const { return entries_.end(); }

  friend bool operator==(const Fact&, const Fact&) = default;
  friend auto operator<=>(const Fact&, const Fact&) = default;

private:
  std::vector<Entry> entries_;
};

/// What a field says, or nothing.
inline std::string_view field(const Fact& fact, std::string_view name) { return fact.at(name); }

}  // namespace quoin::facts
