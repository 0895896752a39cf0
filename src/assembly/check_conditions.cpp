// What exists under a condition of CloudFormation only is not referred to by what is always there.
// Source: AWS CloudFormation Template Reference Guide, "Condition functions".
#include "assembly/check_conditions.hpp"

#include "assembly/references.hpp"
#include "messages/core_messages.hpp"

#include <algorithm>
#include <functional>

namespace quoin::assembly {
namespace {

using detail::Reference;
using detail::ValueAccess;

/// The condition that a reference names, or null.
const NodeData* condition_of(const Value& value) {
  const NodeData* node = detail::node_behind(value);
  return node != nullptr && node->condition ? node : nullptr;
}

/// Walks a value, and tells of resources that exist under a condition that does not hold there for certain.
class Walk {
public:
  using Found = std::function<void(const Resource& to, const NodeData& condition)>;

  Walk(const Assembly& assembly, const NodeData& stack, const NodeData* holds, Found found)
      : assembly_{assembly}, stack_{stack}, found_{std::move(found)} {
    if (holds != nullptr) holding_.push_back(holds);
  }

  void through(const Value& value) {
    switch (value.kind()) {
      case Value::Kind::reference:
        return follow(ValueAccess::reference(value));
      case Value::Kind::text:
      case Value::Kind::list:
        for (const Value& item : ValueAccess::items(value)) through(item);
        return;
      case Value::Kind::object:
        return through_object(value);
      default:
        return;
    }
  }

private:
  void through_object(const Value& value) {
    const Value& choice = detail::member(value, "Fn::If");
    const bool is_choice = choice.kind() == Value::Kind::list && ValueAccess::items(choice).size() == 3;
    const NodeData* condition = is_choice ? condition_of(ValueAccess::items(choice).front()) : nullptr;
    if (condition == nullptr) {
      for (const detail::Field& field : ValueAccess::fields(value)) through(field.value);
      return;
    }
    holding_.push_back(condition);
    through(ValueAccess::items(choice)[1]);
    holding_.pop_back();
    through(ValueAccess::items(choice)[2]);
  }

  void follow(const Reference& reference) {
    const Resolved resolved = resolve(assembly_, stack_, reference);
    if (const auto* value = std::get_if<Value>(&resolved)) return through(*value);
    const Resource* to = nullptr;
    if (const auto* own = std::get_if<ResourceReference>(&resolved)) to = own->resource;
    if (const auto* variable = std::get_if<VariableReference>(&resolved)) to = variable->imported.resource;
    if (to == nullptr) return;
    const NodeData* condition = condition_of(to->options().condition);
    if (condition != nullptr && std::ranges::find(holding_, condition) == holding_.end())
      found_(*to, *condition);
  }

  const Assembly& assembly_;
  const NodeData& stack_;
  Found found_;
  std::vector<const NodeData*> holding_;
};

}  // namespace

void check_conditions(const Assembly& assembly, const Template& out, Diagnostics& diagnostics) {
  if (assembly.target != quoin::Target::cloudformation || assembly.condition_names.empty()) return;
  for (const Resource* resource : out.resources) {
    const NodeData* own = condition_of(resource->options().condition);
    Walk walk{assembly, *out.stack, own, [&](const Resource& to, const NodeData& condition) {
                Diagnostic diagnostic =
                    messages::reference_to_conditional(to.path, condition.path, own != nullptr);
                diagnostic.path = resource->path;
                diagnostics.push_back(detail::placed(std::move(diagnostic), *resource->owner));
              }};
    walk.through(resource->arguments);
  }
  for (const NodeData& node : assembly.tree->nodes) {
    if (!node.output || node.stack != out.stack) continue;
    Walk walk{assembly, *out.stack, nullptr, [&](const Resource& to, const NodeData& condition) {
                diagnostics.push_back(
                    detail::placed(messages::output_of_conditional(to.path, condition.path), node));
              }};
    walk.through(node.output->value);
  }
}

}  // namespace quoin::assembly
