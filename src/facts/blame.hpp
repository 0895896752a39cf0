// Which line a finding about an emitted resource is told of: that of its construct, or of the override.
#pragma once

#include "core/ascii.hpp"
#include "core/tree.hpp"

#include <quoin/bindings/raw.hpp>

#include <string>
#include <string_view>

namespace quoin::facts {

/// "publicly_accessible" and "PubliclyAccessible" are one word.
inline std::string without_case(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != '_') out += ascii::lower(c);
  return out;
}

/// The line that made the resource's construct; that of an override of the resource where the finding names
/// its property or its value, or its mending a construct's property of that name.
inline std::source_location line_of(const detail::Resource& resource, std::string_view finding,
                                    std::string_view fix) {
  const detail::NodeData& owner = *resource.owner;
  for (const detail::Override& each : owner.overrides()) {
    if (each.target != resource.type->target || each.resource != resource.local) continue;
    const std::string_view property{each.property};
    const std::string_view value = each.value.characters();
    if (finding.find(property.substr(0, property.find('.'))) != std::string_view::npos ||
        finding.find(property.substr(property.rfind('.') + 1)) != std::string_view::npos ||
        (!value.empty() && finding.find(value) != std::string_view::npos) ||
        without_case(fix).find("." + without_case(property)) != std::string::npos)
      return each.where;
  }
  return owner.where;
}

/// The finding with the resource's path and that line.
inline Diagnostic blamed(Diagnostic finding, const detail::Resource& resource) {
  const std::source_location where = line_of(resource, finding.got, finding.fix);
  if (finding.path.empty()) finding.path = resource.path;
  return resource.owner->tree->placed(std::move(finding), resource.owner, where);
}

}  // namespace quoin::facts
