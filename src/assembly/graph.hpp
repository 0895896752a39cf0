// graph.json: the tree, the resources, their edges and the facts, for tools. Its schema: docs/graph.md.
#pragma once

#include "assembly/template.hpp"
#include "core/text_stream.hpp"
#include "facts/facts.hpp"

namespace quoin::assembly {

void write_graph(const Assembly& assembly, const facts::Facts& facts, const detail::TextSink& sink);

}  // namespace quoin::assembly
