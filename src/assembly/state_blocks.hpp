// The blocks that tell Terraform what its state has already.
#pragma once

#include "assembly/template.hpp"

namespace quoin::assembly {

/// Finds the resources that the program's imports and moves mean.
void collect_state_blocks(const Assembly& assembly, Template& out, Diagnostics& diagnostics);

}  // namespace quoin::assembly
