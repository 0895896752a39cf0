// The blocks that tell Terraform what its state has already.
#include "assembly/state_blocks.hpp"

#include "messages/bindings_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <set>

namespace quoin::assembly {

using detail::StateStep;

void collect_state_blocks(const Assembly& assembly, Template& out, Diagnostics& diagnostics) {
  std::set<std::pair<const Resource*, std::string>> imported;
  std::set<std::string> left;  // addresses that are moved from, or removed
  for (const StateStep& step : out.stack->tree->state_steps) {
    if (step.node->stack != out.stack) continue;
    const auto report = [&](Diagnostic diagnostic) {
      diagnostics.push_back(step.node->tree->placed(std::move(diagnostic), step.node, step.where));
    };
    const bool is_removal = step.kind == StateStep::Kind::removed;
    const Resource* resource = is_removal ? nullptr : part_of(assembly, *step.node, step.local);
    if (!is_removal && resource == nullptr)
      report(messages::state_of_nothing(step.local, parts_of(assembly, *step.node)));
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
