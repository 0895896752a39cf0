// Which line a finding about an emitted resource is told of: that of its construct, or of the override.
#pragma once

#include "core/tree.hpp"

#include <quoin/bindings/raw.hpp>

#include <string_view>

namespace quoin::facts {

/// The line that made the resource's construct; that of an override of the resource where the finding names
/// its property or its value.
inline std::source_location line_of(const detail::Resource& resource, std::string_view finding) {
  const detail::NodeData& owner = *resource.owner;
  for (const detail::Override& each : owner.overrides()) {
    if (each.target != resource.type->target || each.resource != resource.local) continue;
    const std::string_view property{each.property};
    const std::string_view value = each.value.characters();
    if (finding.find(property.substr(0, property.find('.'))) != std::string_view::npos ||
        finding.find(property.substr(property.rfind('.') + 1)) != std::string_view::npos ||
        (!value.empty() && finding.find(value) != std::string_view::npos))
      return each.where;
  }
  return owner.where;
}

/// The finding with the resource's path and that line.
inline Diagnostic blamed(Diagnostic finding, const detail::Resource& resource) {
  const std::source_location where = line_of(resource, finding.got);
  if (finding.path.empty()) finding.path = resource.path;
  return resource.owner->tree->placed(std::move(finding), resource.owner, where);
}

}  // namespace quoin::facts
