// What exists under a condition of CloudFormation only is not referred to by what is always there.
#pragma once

#include "assembly/template.hpp"

#include <quoin/diagnostic.hpp>

namespace quoin::assembly {

/// Looks at the references of one template's resources and outputs; those of Terraform have no conditions.
void check_conditions(const Assembly& assembly, const Template& out, Diagnostics& diagnostics);

}  // namespace quoin::assembly
