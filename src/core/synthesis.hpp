// From the tree to files: the one place that knows the order of the steps.
#pragma once

namespace quoin::detail {

struct Tree;

/// Checks everything, writes the assembly, prints the diagnostics. Returns the program's exit code.
int synthesize(Tree& tree);

}  // namespace quoin::detail
