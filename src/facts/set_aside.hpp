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

  /// The rule does not hold for the construct at `path`: its waiver or relaxation stands in the report.
  bool has(const RuleText& rule, std::string_view path) const {
    return !places_.empty() && places_.contains({std::string{path}, std::string{rule.id()}});
  }

private:
  std::set<std::pair<std::string, std::string>> places_;
};

}  // namespace quoin::facts
