// What stands between the tree and the files: the resources of every stack in one target, named and
// connected.
#pragma once

#include "core/tree.hpp"

#include <forward_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace quoin::assembly {

using detail::NodeData;
using detail::Resource;

/// What a template asks for at deployment.
struct Variable {
  enum class Type : std::uint8_t { text, boolean };

  Type type = Type::text;
  std::string description{};
  std::optional<std::string> otherwise{};  ///< The default; none: required.
  bool sensitive = false;
  std::string pattern{};  ///< What the value must look like; empty: anything.
  std::string
      from_stack{};  ///< Filled from another stack's output of the name `from_output`; empty: by the user.
  std::string from_output{};
};

/// What a template shows after deployment.
struct TemplateOutput {
  Value value;
  std::string description;
  bool sensitive = false;  ///< It shows a sensitive parameter.
};

/// A resource that had another name before.
struct Moved {
  std::string type;
  std::string from;
  std::string to;
};

/// An `import`, `moved` or `removed` block that the program asks for.
struct StateBlock {
  const detail::StateStep* step;
  const Resource* resource;  ///< Null for what is removed.
};

/// One stack in one target.
struct Template {
  const NodeData* stack = nullptr;
  const NodeData* part_of = nullptr;  ///< The program's stack that this one belongs to, where it is none.
  detail::Surroundings surroundings;
  std::vector<Resource*> resources;                      ///< Sorted by path.
  std::vector<const detail::AttachedFile*> files;        ///< Sorted by name.
  std::vector<const detail::Publication*> publications;  ///< In the order of the constructs' paths.
  std::map<std::string, Variable> variables;
  std::map<std::string, TemplateOutput> outputs;
  std::vector<Moved> moved;              ///< Terraform only; sorted.
  std::vector<StateBlock> state_blocks;  ///< Terraform only; in the order of their resources and addresses.
  std::map<std::string, Value> conditions;  ///< CloudFormation only, by name.
  std::set<std::string> depends_on;         ///< The ids of the stacks that must be deployed first.
};

/// An edge between two resources of one stack, or of two.
struct ResourceEdge {
  const Resource* from;
  const Resource* to;
  std::string_view attribute;  ///< What `from` reads of `to`; empty for a mere order. Interned.
};

/// Everything that one target's files are made from.
struct Assembly {
  quoin::Target target{};
  const detail::Tree* tree = nullptr;
  std::vector<std::unique_ptr<NodeData>> companions;  ///< Stacks that only this target has.
  std::vector<detail::Lowered> lowered;               ///< By the constructs' numbers; see lowered_of().
  std::vector<Template> templates;                    ///< In the order of the stacks' ids.
  std::forward_list<std::string> paths;  ///< Of those resources that do not have their construct's own.
  std::vector<const Resource*> by_path;  ///< The resources of all templates, sorted by path.
  std::vector<ResourceEdge> edges;       ///< Sorted by both paths and the attribute.
  std::unordered_map<const NodeData*, std::string> parameter_names;
  std::unordered_map<const NodeData*, std::string> output_names;
  std::unordered_map<const NodeData*, std::string> condition_names;
  /// Variables that other stacks fill, by stack, resource and attribute, where their plain names were taken.
  std::map<std::tuple<const NodeData*, const Resource*, std::string_view>, std::string> renamed_imports;
};

/// What the construct became; nothing at all where it emits nothing in this target.
inline const detail::Lowered& lowered_of(const Assembly& assembly, const NodeData& node) {
  static const detail::Lowered nothing;
  const bool is_ours = node.tree == assembly.tree && node.number < assembly.lowered.size();
  return is_ours ? assembly.lowered[node.number] : nothing;
}

/// Of what the construct became, the resource of that name inside it, or null.
Resource* part_of(const Assembly& assembly, const NodeData& node, std::string_view local);
/// The names of all of them, sorted.
std::vector<std::string> parts_of(const Assembly& assembly, const NodeData& node);

/// The resource at that path, or null.
const Resource* resource_at(const Assembly& assembly, std::string_view path);

/// Lowers every construct, applies tags and overrides, gives names, and connects the stacks.
Assembly assemble(const detail::Tree& tree, quoin::Target target, Diagnostics& diagnostics);

}  // namespace quoin::assembly
