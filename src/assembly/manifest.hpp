// manifest.json: the stacks, their files, the order of deployment, and which output feeds which parameter.
#pragma once

#include "assembly/template.hpp"

#include <string>
#include <vector>

namespace quoin::assembly {

/// Writes the manifest. `files` are all files of the target's folder, relative to it, without the manifest
/// itself.
std::string write_manifest(const Assembly& assembly, std::vector<std::string> files);

/// A stack's template, relative to the target's folder: "chat/main.tf.json", "chat.template.json".
std::string template_file(quoin::Target target, const NodeData& stack);

/// The script that hands over what the stack takes from others; empty where it takes nothing.
std::string inputs_file(quoin::Target target, const NodeData& stack);
std::string write_inputs_script(const Assembly& assembly, const Template& stack_template);

}  // namespace quoin::assembly
