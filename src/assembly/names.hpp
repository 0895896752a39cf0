// Names in templates: readable, from the constructs' paths, stable when statements move or siblings come.
#pragma once

#include "assembly/template.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quoin::assembly {

/// "Api/ExecutionRole/policy" → "api_execution_role_policy".
std::string snake_case(std::string_view path);
/// "Api/ExecutionRole/policy" → "ApiExecutionRolePolicy".
std::string pascal_case(std::string_view path);
/// The path below its stack: "chat/Api" → "Api".
std::string_view below_stack(std::string_view path);

/// Gives every resource of the template its logical id. Where two would be alike, the one nearest to the stack
/// keeps the plain name and the others get a short hash of their paths.
void name_resources(Template& stack_template, quoin::Target target);

/// The logical ids that a resource had under former ids of the constructs above it, the oldest first.
std::vector<std::string> former_names(const Resource& resource, quoin::Target target);

/// Eight hexadecimal digits that stand for a text.
std::string short_hash(std::string_view text);

}  // namespace quoin::assembly
