// From the tree to files: the one place that knows the order of the steps.
#pragma once

#include <quoin/diagnostic.hpp>

#include <memory>

namespace quoin::detail {

struct Tree;

/// The steps before lowering: aspects, chains, and what every construct says of itself.
Diagnostics prepare(Tree& tree);

/// Sorted by the place in the program; the same message once.
Diagnostics in_order(Diagnostics diagnostics);

/// Checks everything, writes the assembly, prints the diagnostics. Returns the program's exit code.
int synthesize(Tree& tree);

/// Ends the tree of an app. One that was synthesized is kept instead: as a rule the process ends now, and the
/// system frees its memory faster.
void retire(std::unique_ptr<Tree> tree);

}  // namespace quoin::detail
