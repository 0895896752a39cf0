// From the release series that was asked for to one that may be used, whatever the engine.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/rules/rds.hpp>
#include <quoin/date.hpp>
#include <quoin/rule.hpp>

#include <string>
#include <string_view>

namespace quoin::aws {

/// An engine's release series: how one is found, and which takes the place of one that is refused.
template <class Version> struct EngineVersions {
  const Version* (*find)(std::string_view series);
  bool (*is_supported)(const Version& version, Date day);
  const Version& latest;
};

/// The series that was asked for, or the latest where that one is refused (QN-RDS-15).
template <class Version>
const Version& resolve_version(const EngineVersions<Version>& versions, std::string_view series,
                               quoin::detail::Tree& tree, const Node& scope, std::string_view id,
                               std::source_location where) {
  const auto refuse = [&](std::string got) {
    tree.report({.rule = std::string{RuleText{QUOIN_QN_RDS_15}.id()},
                 .summary = std::string{RuleText{QUOIN_QN_RDS_15}.title()},
                 .got = std::move(got),
                 .fix = std::string{RuleText{QUOIN_QN_RDS_15}.fix()},
                 .path = std::string{scope.path()} + "/" + std::string{id}},
                nullptr, where);
  };
  const Version* version = versions.find(series);
  if (version == nullptr) {
    refuse("\"" + std::string{series} + "\", a release series that is not known");
    return versions.latest;
  }
  if (!versions.is_supported(*version, tree.options.as_of)) {
    refuse(std::string{series} + ", whose standard support ended on " +
           std::string{iso(version->end_of_support).view()});
    return versions.latest;
  }
  return *version;
}

}  // namespace quoin::aws
