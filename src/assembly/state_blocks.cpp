// The blocks that tell Terraform what its state has already.
#include "assembly/state_blocks.hpp"

#include "messages/bindings_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <set>

namespace quoin::assembly {
namespace {

using detail::StateStep;

const Resource* resource_of(const Assembly& assembly, const StateStep& step) {
  const auto& resources = lowered_of(assembly, *step.node).resources;
  const auto found =
      std::ranges::find_if(resources, [&](const auto& each) { return each->local == step.local; });
  return found == resources.end() ? nullptr : found->get();
}

std::vector<std::string> known_resources(const Assembly& assembly, const NodeData& node) {
  std::vector<std::string> known;
  for (const auto& resource : lowered_of(assembly, node).resources) known.push_back(resource->local);
  std::ranges::sort(known);
  return known;
}

}  // namespace

void collect_state_blocks(const Assembly& assembly, Template& out, Diagnostics& diagnostics) {
  std::set<std::pair<const Resource*, std::string>> imported;
  std::set<std::string> left;  // addresses that are moved from, or removed
  for (const StateStep& step : out.stack->tree->state_steps) {
    if (step.node->stack != out.stack) continue;
    const auto report = [&](Diagnostic diagnostic) {
      diagnostics.push_back(step.node->tree->placed(std::move(diagnostic), step.node, step.where));
    };
    const bool is_removal = step.kind == StateStep::Kind::removed;
    const Resource* resource = is_removal ? nullptr : resource_of(assembly, step);
    if (!is_removal && resource == nullptr)
      report(messages::state_of_nothing(step.local, known_resources(assembly, *step.node)));
    else if (step.kind == StateStep::Kind::imported &&
             resource->type->category != bindings::Category::resource)
      report(messages::import_of_what_is_read(resource->type->name));
    else if (step.kind == StateStep::Kind::imported && !imported.emplace(resource, step.selector).second)
      report(messages::imported_twice());
    else if (step.kind != StateStep::Kind::imported && !left.insert(step.address).second)
      report(messages::state_address_left_twice(step.address));
    else
      out.state_blocks.push_back({&step, resource});
  }
  std::ranges::sort(out.state_blocks, {}, [](const StateBlock& each) {
    return std::tuple{each.step->kind, each.resource == nullptr ? std::string_view{} : each.resource->path,
                      each.step->selector, each.step->address};
  });
}

}  // namespace quoin::assembly
