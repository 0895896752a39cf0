// What a raw resource, a module or a provider's configuration wants: exactly what it is.
#pragma once
#include "core/resource.hpp"
#include "core/tree.hpp"

#include <quoin/bindings/raw.hpp>

namespace quoin::bindings {

struct RawIntent {
  const ResourceType* type;
  Value arguments;
  quoin::detail::Rarely<quoin::detail::ResourceOptions> options;
};

/// Puts it into the tree; the program then has its target only.
quoin::detail::NodeData& add_raw(const Scope& scope, std::string_view id, RawIntent intent,
                                 std::source_location where);

}  // namespace quoin::bindings
