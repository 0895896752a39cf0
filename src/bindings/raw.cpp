// Raw resources in the tree: each is lowered to itself.
#include "bindings/count_problems.hpp"
#include "bindings/limit_problems.hpp"
#include "bindings/options_of.hpp"
#include "bindings/raw_intent.hpp"
#include "messages/bindings_messages.hpp"

#include <memory>
#include <utility>

namespace quoin::bindings {

using quoin::detail::Lowered;
using quoin::detail::NodeData;
using quoin::detail::Resource;
using quoin::detail::Surroundings;
using quoin::detail::Tree;

namespace {

Lowered itself(const RawIntent& intent) {
  Lowered lowered;
  lowered.resources.push_back(std::make_unique<Resource>(*intent.type, "", intent.arguments, intent.options));
  return lowered;
}

template <class Options>
Node make(const Scope& scope, std::string_view id, const ResourceType& type, const detail::Fields& arguments,
          const Options& options, std::source_location where) {
  NodeData& node = add_raw(scope, id, {&type, detail::object_of(arguments), options_of(options)}, where);
  Tree& tree = *node.tree;
  for (const WaiverRecord& waiver : options.waivers) tree.note_waiver(node, waiver);
  for (Diagnostic& each : problems_of(type, arguments, options)) tree.report(std::move(each), &node, where);
  return Node{node};
}

}  // namespace

NodeData& add_raw(const Scope& scope, std::string_view id, RawIntent intent, std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  const ResourceType& type = *intent.type;
  NodeData& node = tree.add_construct(scope.node(), id, type.name, std::move(intent), where);
  node.pinned = &type;
  for (const CountProblem& problem : std::exchange(count_problems(), {})) {
    tree.report(
        messages::wrong_block_count(type.name, problem.block, problem.count, problem.min, problem.max), &node,
        where);
  }
  for (const LimitProblem& problem : std::exchange(limit_problems(), {}))
    tree.report(messages::value_beyond_limits(problem.says, problem.got), &node, where);
  return node;
}

Lowered lower_terraform(const RawIntent& intent, const Surroundings&) { return itself(intent); }
Lowered lower_cloudformation(const RawIntent& intent, const Surroundings&) { return itself(intent); }

Node make_raw(const Scope& scope, std::string_view id, const ResourceType& type,
              const detail::Fields& arguments, const TerraformOptions& options, std::source_location where) {
  return make(scope, id, type, arguments, options, where);
}

Node make_raw(const Scope& scope, std::string_view id, const ResourceType& type,
              const detail::Fields& arguments, const CloudFormationOptions& options,
              std::source_location where) {
  return make(scope, id, type, arguments, options, where);
}

const quoin::detail::Target& target_of(const Node& node) { return *node.data(); }

}  // namespace quoin::bindings
