// What rules demand of single resources, whoever made them: one row per property.
#pragma once

#include <quoin/rule.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace quoin::facts {

/// How a property is judged.
enum class Test : std::uint8_t {
  equals,             ///< It is one of the words.
  starts_with,        ///< It starts with one of the words.
  has_all,            ///< The list has all of the words.
  is_set,             ///< It is there and not empty.
  is_positive,        ///< A number above zero.
  exceeds,            ///< A number above that of the property that is named.
  differs,            ///< It is none of the words.
  differs_in_series,  ///< It is none of the versions that the words begin: "5.7" is that of "5.7.44".
  is_pinned,          ///< An image by digest, or by a tag that is not `latest`.
};

/// Where a target keeps the property. `properties` are alternatives, separated by '|', the first that is set
/// counts; they are read as in tables.hpp ("Name:key" looks a key up). `each` names a list: its elements are
/// judged, and properties that start with '.' are theirs.
struct Place {
  std::string_view type{};
  std::string_view properties{};
  std::string_view otherwise{};  ///< What AWS does where nothing is said.
  std::string_view each{};
  std::string_view unless{};  ///< Judged only where none of these properties is set, separated by '|'.
  std::string_view when{};    ///< Judged only where "property=word" holds; the word may be a prefix.
};

struct Demand {
  RuleText rule;
  bool production;  ///< Outside production it is no finding.
  Test test;
  std::string_view words;  ///< Separated by blanks.
  Place terraform;
  Place cloudformation;
};

std::span<const Demand> demands();

}  // namespace quoin::facts
