// Raw resources in the tree: each is lowered to itself.
#include <quoin/bindings/raw.hpp>

#include "bindings/count_problems.hpp"
#include "bindings/options_of.hpp"
#include "core/tree.hpp"
#include "messages/bindings_messages.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace quoin::bindings {

using quoin::detail::Lowered;
using quoin::detail::NodeData;
using quoin::detail::Resource;
using quoin::detail::ResourceOptions;
using quoin::detail::Surroundings;
using quoin::detail::Tree;

/// A raw resource wants exactly what it is.
struct RawIntent {
  const ResourceType* type;
  Value arguments;
  ResourceOptions options;
};

namespace {

Lowered itself(const RawIntent& intent) {
  Lowered lowered;
  lowered.resources.push_back(std::make_unique<Resource>(*intent.type, "", intent.arguments, intent.options));
  return lowered;
}

Node make(const Scope& scope, std::string_view id, const ResourceType& type, Value arguments,
          ResourceOptions options, std::initializer_list<WaiverRecord> waivers, std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, type.name,
                                      RawIntent{&type, std::move(arguments), std::move(options)}, where);
  node.pinned = &type;
  for (const WaiverRecord& waiver : waivers) tree.note_waiver(node, waiver);
  for (const CountProblem& problem : std::exchange(count_problems(), {})) {
    tree.report(
        messages::wrong_block_count(type.name, problem.block, problem.count, problem.min, problem.max), &node,
        where);
  }
  return Node{node};
}

}  // namespace

Lowered lower_terraform(const RawIntent& intent, const Surroundings&) { return itself(intent); }
Lowered lower_cloudformation(const RawIntent& intent, const Surroundings&) { return itself(intent); }

Node make_raw(const Scope& scope, std::string_view id, const ResourceType& type,
              const detail::Fields& arguments, const TerraformOptions& options, std::source_location where) {
  return make(scope, id, type, detail::object_of(arguments), options_of(options), options.waivers, where);
}

Node make_raw(const Scope& scope, std::string_view id, const ResourceType& type,
              const detail::Fields& arguments, const CloudFormationOptions& options,
              std::source_location where) {
  return make(scope, id, type, detail::object_of(arguments), options_of(options), options.waivers, where);
}

const quoin::detail::Target& target_of(const Node& node) { return *node.data(); }

Dependency::Dependency(const Attributes& resource)
    : ArgBase{detail::keep(Value::reference(resource.target(), ""))} {}

const Value* Dependency::whole(const Node& node) { return detail::keep(Value::reference(*node.data(), "")); }

}  // namespace quoin::bindings
