// Overrides by the typed argument.
#include <quoin/override.hpp>

#include "core/tree.hpp"

namespace quoin::detail {

void override_argument(const Node& node, const bindings::ResourceType& type, std::string_view resource,
                       std::string_view property, const Value& value, std::source_location where) {
  node.data()->remarks.made().overrides.push_back(
      {type.target, std::string{resource}, std::string{property}, value, where, &type});
}

}  // namespace quoin::detail
