// Modules of Terraform and configurations of providers in the tree.
#include <quoin/terraform/module.hpp>

#include "bindings/options_of.hpp"
#include "bindings/raw_intent.hpp"
#include "messages/bindings_messages.hpp"

#include <algorithm>
#include <array>

namespace quoin {

using detail::Field;
using detail::NodeData;
using detail::ValueAccess;

namespace {

constexpr bindings::ResourceType module_type{.name = "module", .category = bindings::Category::module};

/// What Terraform reads of a module's block itself.
constexpr std::array<std::string_view, 7> reserved{"count",     "depends_on", "for_each", "lifecycle",
                                                   "providers", "source",     "version"};

Value providers_of(std::initializer_list<tf::ModuleProvider> providers) {
  std::vector<Field> fields;
  for (const tf::ModuleProvider& each : providers)
    fields.push_back({detail::intern(each.name), each.provider.value()});
  return fields.empty() ? Value{} : ValueAccess::object(std::move(fields));
}

void check(const NodeData& node, const tf::ModuleProps& props, std::source_location where) {
  if (props.inputs.value().kind() == Value::Kind::object) {
    for (const Field& field : ValueAccess::fields(props.inputs.value()))
      if (std::ranges::find(reserved, field.key) != reserved.end())
        node.tree->report(messages::module_input_reserved(field.key), &node, where);
  }
  for (Diagnostic& each : bindings::problems_of_repetition("a module", props.count, props.for_each))
    node.tree->report(std::move(each), &node, where);
  node.tree->report(messages::module_is_not_judged(props.source.value().characters()), &node, where);
}

}  // namespace

Node bindings::make_module(const Scope& scope, std::string_view id, const tf::ModuleProps& props,
                           std::source_location where) {
  std::vector<Field> arguments;
  if (props.inputs.value().kind() == Value::Kind::object)
    arguments = ValueAccess::copied_fields(props.inputs.value());
  arguments.push_back({"source", props.source.value()});
  arguments.push_back({"version", props.version.value()});
  quoin::detail::ResourceOptions options;
  options.depends_on = bindings::dependencies_of(props.depends_on);
  options.meta = bindings::repetition_of(props.count, props.for_each);
  options.providers = providers_of(props.providers);
  NodeData& node = add_raw(
      scope, id, {&module_type, ValueAccess::object(std::move(arguments)), unless_plain(std::move(options))},
      where);
  check(node, props, where);
  return Node{node};
}

Node bindings::make_provider(const Scope& scope, std::string_view id, const ResourceType& type,
                             const bindings::detail::Fields& arguments, bool is_default,
                             std::source_location where) {
  quoin::detail::ResourceOptions options;
  options.is_default_provider = is_default;
  NodeData& node = add_raw(
      scope, id, {&type, bindings::detail::object_of(arguments), unless_plain(std::move(options))}, where);
  return Node{node};
}

}  // namespace quoin
