// Names in templates: readable, from the constructs' paths, stable when statements move or siblings come.
#pragma once

#include "assembly/template.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoin::assembly {

/// "Api/ExecutionRole/policy" → "api_execution_role_policy".
std::string snake_case(std::string_view path);
/// "Api/ExecutionRole/policy" → "ApiExecutionRolePolicy".
std::string pascal_case(std::string_view path);
/// The path below its stack: "chat/Api" → "Api".
std::string_view below_stack(std::string_view path);

/// Gives every resource of the template its logical id. Where two would be alike, the one nearest to the
/// stack keeps the plain name and the others get a short hash of their paths.
void name_resources(Template& stack_template, quoin::Target target, Diagnostics& diagnostics);

/// Names for parameters or outputs of one stack, by their paths, likewise. People and scripts know them by
/// these names: one that gets a hash is reported.
std::unordered_map<const NodeData*, std::string> name_nodes(
    std::vector<const NodeData*> nodes, quoin::Target target,
    const std::function<bool(const std::string&)>& is_taken, Diagnostics& diagnostics);

/// The name, or the name with a short hash of `path` where it is taken.
std::string free_name(const std::string& name, std::string_view path, quoin::Target target,
                      const std::function<bool(const std::string&)>& is_taken);

/// The logical ids that a resource had under former ids of the constructs above it, the oldest first. A name
/// that another one bears now was not its own: it had the one with the hash.
std::vector<std::string> former_names(const Resource& resource, quoin::Target target,
                                      const std::function<bool(const std::string&)>& is_taken);

/// Eight hexadecimal digits that stand for a text.
std::string short_hash(std::string_view text);

}  // namespace quoin::assembly
