// Which rules the program has set aside, and where: waivers, and relaxations that take effect.
#pragma once

#include "core/tree.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace quoin::facts {

class SetAside {
public:
  explicit SetAside(const detail::Tree& tree) {
    for (const detail::UsedWaiver& each : tree.waivers) places_.emplace(each.path, each.record.rule);
    for (const detail::Relaxation& each : tree.relaxations) places_.emplace(each.path, each.rule);
  }

  /// The rule does not hold for the construct at `path`: its waiver or relaxation stands in the report. To be
  /// asked once something is found, for a waiver that nothing asks for waives nothing.
  bool has(const RuleText& rule, std::string_view path) const {
    if (places_.empty()) return false;
    const auto place = places_.find({std::string{path}, std::string{rule.id()}});
    if (place == places_.end()) return false;
    used_.insert(*place);
    return true;
  }

  /// Something was found that the rule is set aside for.
  bool was_used(std::string_view rule, std::string_view path) const {
    return used_.contains({std::string{path}, std::string{rule}});
  }

private:
  std::set<std::pair<std::string, std::string>> places_;
  mutable std::set<std::pair<std::string, std::string>> used_;
};

}  // namespace quoin::facts
