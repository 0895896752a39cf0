// graph.json: the tree, the resources, their edges and the facts.
#include "assembly/graph.hpp"

#include "core/json_writer.hpp"
#include "core/sort_by.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>

namespace quoin::assembly {
namespace {

using detail::JsonWriter;

void write_place(JsonWriter& out, const detail::Tree& tree, std::source_location where) {
  out.member("file", tree.source_file(where));
  out.key("line");
  out.integer(where.line());
}

void write_node(JsonWriter& out, const NodeData& node) {
  std::vector<const NodeData*> children{node.children().begin(), node.children().end()};
  detail::sort_by_text(children, &NodeData::id);
  out.begin_object();
  out.key("children");
  out.begin_array();
  for (const NodeData* child : children) write_node(out, *child);
  out.end_array();
  const detail::Tree& tree = *node.tree;
  out.member("file", tree.source_file(node.where));
  out.member("id", node.id);
  out.member("kind", node.kind);
  out.key("line");
  out.integer(node.where.line());
  out.member("path", node.path);
  out.end_object();
}

void write_resources(JsonWriter& out, const Assembly& assembly) {
  constexpr std::string_view categories[] = {"resource", "data",   "ephemeral",
                                             "provider", "module", "condition"};
  out.key("resources");
  out.begin_array();
  for (const Template& each : assembly.templates) {
    for (const Resource* resource : each.resources) {
      out.begin_object();
      out.member("category", categories[static_cast<std::size_t>(resource->type->category)]);
      out.member("construct", resource->owner->path);
      out.member("id", resource->logical_id);
      out.member("path", resource->path);
      out.member("stack", each.stack->id);
      out.member("type", resource->type->name);
      out.end_object();
    }
  }
  out.end_array();
}

void write_edges(JsonWriter& out, const Assembly& assembly) {
  out.key("edges");
  out.begin_array();
  for (const ResourceEdge& edge : assembly.edges) {
    out.begin_object();
    out.member("attribute", edge.attribute);
    out.member("from", edge.from->path);
    out.member("to", edge.to->path);
    out.end_object();
  }
  out.end_array();
}

void write_relations(JsonWriter& out, const detail::Tree& tree) {
  out.key("relations");
  out.begin_array();
  for (const auto& [key, relation] : tree.relations) {
    out.begin_object();
    write_place(out, tree, relation.where);
    out.member("from", relation.from == nullptr ? "" : std::string_view{relation.from->path});
    out.member("key", relation.key);
    out.member("kind", relation.kind);
    out.member("to", relation.to == nullptr ? "" : std::string_view{relation.to->path});
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void write_graph(const Assembly& assembly, const facts::Facts& facts, const detail::TextSink& sink) {
  JsonWriter out{sink};
  out.begin_object();
  write_edges(out, assembly);
  out.key("facts");
  facts::write(out, facts);
  write_relations(out, *assembly.tree);
  write_resources(out, assembly);
  out.member("target", detail::name_of(assembly.target));
  out.key("tree");
  write_node(out, assembly.tree->root);
  out.key("version");
  out.integer(1);
  out.end_object();
  out.finish();
}

}  // namespace quoin::assembly
