// graph.json: the tree, the resources, their edges and the facts, for tools. Its schema: docs/graph.md.
#pragma once

#include "assembly/template.hpp"
#include "facts/facts.hpp"

#include <string>

namespace quoin::assembly {

std::string write_graph(const Assembly& assembly, const facts::Facts& facts);

}  // namespace quoin::assembly
