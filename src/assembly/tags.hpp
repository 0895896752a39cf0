// Tags: merged from the app down to the construct, and written on every resource that can bear them.
#pragma once

#include "assembly/template.hpp"

namespace quoin::assembly {

/// Writes on each resource the tags of the constructs above it. Its own arguments win, then the nearest
/// construct.
void apply_tags(Template& out, Diagnostics& diagnostics);

}  // namespace quoin::assembly
