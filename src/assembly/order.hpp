// Order: what must exist before what, and circles in it.
#pragma once

#include "assembly/template.hpp"

namespace quoin::assembly {

/// Reports resources that refer to one another in a circle, and stacks that do.
void report_cycles(const Assembly& assembly, Diagnostics& diagnostics);

/// The stacks in an order in which they can be deployed; of those that could come next, the first by id.
std::vector<const Template*> deploy_order(const Assembly& assembly);

}  // namespace quoin::assembly
