// From the tree to files: the one place that knows the order of the steps.
#pragma once

#include <quoin/diagnostic.hpp>

namespace quoin::detail {

struct Tree;

/// The steps before lowering: aspects, chains, and what every construct says of itself.
Diagnostics prepare(Tree& tree);

/// Sorted by the place in the program; the same message once.
Diagnostics in_order(Diagnostics diagnostics);

/// Checks everything, writes the assembly, prints the diagnostics. Returns the program's exit code.
int synthesize(Tree& tree);

}  // namespace quoin::detail
