// CloudFormation's own limits, checked before the service does.
#pragma once

#include "assembly/template.hpp"

#include <string_view>

namespace quoin::cloudformation {

/// Reports what exceeds a limit, and warns from 90 % of it.
void check_limits(const assembly::Template& stack_template, std::string_view json, Diagnostics& diagnostics);

}  // namespace quoin::cloudformation
