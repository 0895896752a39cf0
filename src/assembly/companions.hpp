// Companion stacks: what must live in another region than its stack, where a stack has one region only.
#pragma once

#include "assembly/template.hpp"

namespace quoin::assembly {

/// Moves the resources of another region into stacks of their own: `web-us-east-1` for those that the stack
/// builds on, `web-us-east-1-last` for those that need something of the stack itself.
void split_by_region(Assembly& assembly);

}  // namespace quoin::assembly
