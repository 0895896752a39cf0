// Companion stacks: what must live in another region than its stack.
#include "assembly/companions.hpp"

#include "assembly/names.hpp"
#include "assembly/references.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

namespace quoin::assembly {
namespace {

/// Which resources of one stack others need, through values that constructs hand out, too.
class Needs {
public:
  Needs(const Assembly& assembly, const Template& home) : assembly_{assembly}, home_{home} {}

  /// The resource needs something that stays in the stack's own region.
  bool is_late(const Resource& resource) {
    const auto [at, is_new] = late_.emplace(&resource, false);  // what turns in a circle is reported later
    if (!is_new) return at->second;
    bool late = false;
    const auto ask = [&](const Value& value) { late = late || needs_home(value); };
    ask(resource.arguments);
    ask(resource.options().lifecycle);
    ask(resource.options().meta);
    std::ranges::for_each(resource.options().depends_on, ask);
    late_[&resource] = late;
    return late;
  }

private:
  bool needs_home(const Value& value) {
    bool needs = false;
    each_reference(value, [&](const detail::Reference& reference) {
      if (needs) return;
      const Resolved resolved = resolve(assembly_, *home_.stack, reference);
      if (const auto* known = std::get_if<Value>(&resolved)) needs = needs_home(*known);
      if (const auto* found = std::get_if<ResourceReference>(&resolved))
        needs = found->resource->region.empty() || is_late(*found->resource);
    });
    return needs;
  }

  const Assembly& assembly_;
  const Template& home_;
  std::unordered_map<const Resource*, bool> late_;
};

/// An id that no stack of the program bears, short enough for CloudFormation.
std::string free_id(const Assembly& assembly, const std::string& stack, const std::string& ending) {
  const auto is_taken = [&](const std::string& id) {
    return std::ranges::any_of(assembly.templates, [&](const Template& t) { return t.stack->id == id; });
  };
  std::string id = stack + ending;
  if (id.size() > detail::longest_stack_id || is_taken(id)) {
    const std::string tail = "-" + short_hash(id) + ending;
    id = stack.substr(0, detail::longest_stack_id - tail.size()) + tail;
  }
  return id;
}

Template companion_of(Assembly& assembly, const Template& home, std::string_view region, bool late) {
  NodeData& node = *assembly.companions.emplace_back(std::make_unique<NodeData>());
  const NodeData& stack = *home.stack;
  node.tree = stack.tree;
  node.stack = &node;
  node.id = free_id(assembly, stack.id, "-" + std::string{region} + (late ? "-last" : ""));
  node.path = stack.path;
  node.kind = stack.kind;
  node.where = stack.where;
  node.stack_data = detail::StackData{.region = region_named(region),
                                      .account = stack.stack_data->account,
                                      .description = stack.stack_data->description};
  Template out;
  out.stack = &node;
  out.part_of = &stack;
  out.surroundings = home.surroundings;
  out.surroundings.region = region;
  return out;
}

}  // namespace

void split_by_region(Assembly& assembly) {
  std::vector<Template> companions;
  for (Template& home : assembly.templates) {
    Needs needs{assembly, home};
    std::map<std::pair<std::string_view, bool>, std::vector<Resource*>> moved;
    for (Resource* resource : home.resources)
      if (!resource->region.empty()) moved[{resource->region, needs.is_late(*resource)}].push_back(resource);
    std::erase_if(home.resources, [](const Resource* each) { return !each->region.empty(); });
    for (auto& [where, resources] : moved) {
      Template& companion = companions.emplace_back(companion_of(assembly, home, where.first, where.second));
      companion.resources = std::move(resources);
      for (Resource* resource : companion.resources) {
        resource->stack = companion.stack;
        resource->region = {};
      }
    }
  }
  for (Template& companion : companions) assembly.templates.push_back(std::move(companion));
  std::ranges::sort(assembly.templates, {}, [](const Template& each) { return each.stack->id; });
}

}  // namespace quoin::assembly
