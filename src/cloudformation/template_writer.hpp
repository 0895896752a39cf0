// CloudFormation's JSON, one template per stack.
#pragma once

#include "assembly/template.hpp"

#include <string>

namespace quoin::cloudformation {

/// The stack's template.
std::string write_template(const assembly::Assembly& assembly, const assembly::Template& stack_template);

}  // namespace quoin::cloudformation
