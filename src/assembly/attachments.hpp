// Files that a lowering puts beside a template: the code of functions.
#pragma once

#include "assembly/template.hpp"

#include <map>
#include <string>
#include <string_view>

namespace quoin::bindings {
class Resources;
}

namespace quoin::assembly {

/// Puts a file into the template's folder: `attach(out, "functions/rotate.zip", bytes)`. The same name again
/// stands for the same bytes.
void attach(bindings::Resources& out, std::string_view name, std::string_view bytes);

/// The files of one template, by their names.
std::map<std::string, std::string> attachments_of(const Assembly& assembly, const Template& each);

}  // namespace quoin::assembly
