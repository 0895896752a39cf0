// What can be wrong with instances, expressions, conditions and providers once everything has its place.
#pragma once

#include "assembly/template.hpp"

namespace quoin::assembly {

/// Reports references to all of a repeated resource where one instance is meant, expressions where they mean
/// nothing, and conditions and providers of other stacks.
void check_meta(const Assembly& assembly, Diagnostics& diagnostics);

}  // namespace quoin::assembly
