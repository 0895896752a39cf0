// Overrides: single properties that the program sets over what a construct emits.
#pragma once

#include "assembly/template.hpp"

namespace quoin::assembly {

/// Applies the overrides of every construct of the stack that concern this target.
void apply_overrides(const Assembly& assembly, Template& out, Diagnostics& diagnostics);

}  // namespace quoin::assembly
