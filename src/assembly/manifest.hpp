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

/// A file beside it: "chat/files/site/index.html", "chat.files/site/index.html".
std::string attached_file(quoin::Target target, const NodeData& stack, const detail::AttachedFile& file);

/// The script that puts attached files into their buckets; empty where Terraform does, or there are none.
std::string publish_file(const NodeData& stack);
std::string write_publish_script(const Assembly& assembly, const Template& stack_template);

/// The script that hands over what the stack takes from others; empty where it takes nothing.
std::string inputs_file(quoin::Target target, const NodeData& stack);
std::string write_inputs_script(const Assembly& assembly, const Template& stack_template);

}  // namespace quoin::assembly
