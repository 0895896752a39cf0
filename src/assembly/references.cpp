// What a reference stands for in one template.
#include "assembly/references.hpp"

#include "assembly/names.hpp"
#include "core/ascii.hpp"
#include "core/json_writer.hpp"

#include <algorithm>

namespace quoin::assembly {
namespace {

using detail::Reference;
using detail::Target;
using detail::ValueAccess;

constexpr Target pseudo{Target::Kind::pseudo};
constexpr int deepest_export = 16;  // an export that stands for an export, and so on

/// A resource seen from a stack: its own, or one behind a variable.
Resolved seen_from(const Assembly& assembly, const NodeData& stack, const ResourceReference& reference) {
  if (reference.resource->stack == &stack) return reference;
  const auto renamed = assembly.renamed_imports.find({&stack, reference.resource, reference.attribute});
  return VariableReference{.name = renamed == assembly.renamed_imports.end()
                                       ? import_name(assembly.target, reference)
                                       : renamed->second,
                           .imported = reference};
}

/// An attribute's path as a part of a name: letters, digits and '_'.
std::string cleaned(std::string_view attribute) {
  std::string out;
  for (const char c : attribute) {
    const bool is_plain = ascii::is_letter_or_digit(c);
    if (is_plain)
      out += c;
    else if (!out.empty() && out.back() != '_')
      out += '_';
  }
  while (out.ends_with('_')) out.pop_back();
  return out;
}

Resolved resolve_own_variable(const Assembly& assembly, std::string_view attribute) {
  const bool negated = attribute.starts_with('!');
  const std::string_view wanted = negated ? attribute.substr(1) : attribute;
  for (const OwnVariable& each : own_variables)
    if (each.attribute == wanted)
      return VariableReference{
          .name =
              std::string{assembly.target == quoin::Target::terraform ? each.terraform : each.cloudformation},
          .negated = negated,
          .own = each.attribute};
  return Dangling{};
}

Resolved resolve_node(const Assembly& assembly, const NodeData& stack, const NodeData& node,
                      const Reference& reference, int depth);

Resolved resolve_at(const Assembly& assembly, const NodeData& stack, const Reference& reference, int depth) {
  if (depth > deepest_export) return Dangling{};
  switch (reference.target->target_kind) {
    case Target::Kind::pseudo:
      return resolve_own_variable(assembly, reference.attribute);
    case Target::Kind::resource:
      return seen_from(assembly, stack,
                       {static_cast<const Resource*>(reference.target), reference.attribute});
    case Target::Kind::expression:
      return ExpressionReference{static_cast<const detail::Expression*>(reference.target)};
    case Target::Kind::node:
      return resolve_node(assembly, stack, *static_cast<const NodeData*>(reference.target), reference, depth);
  }
  return Dangling{};
}

Resolved resolve_node(const Assembly& assembly, const NodeData& stack, const NodeData& node,
                      const Reference& reference, int depth) {
  if (node.tree != assembly.tree) return Dangling{};
  if (node.parameter) {
    const auto name = assembly.parameter_names.find(&node);
    if (name == assembly.parameter_names.end()) return Dangling{};
    return VariableReference{.name = name->second, .parameter = &node};
  }
  if (node.condition) {  // CloudFormation refers to conditions by their names alone
    const auto name = assembly.condition_names.find(&node);
    if (name == assembly.condition_names.end()) return Dangling{};
    return Value::string(name->second);
  }
  const detail::Lowered& lowered = lowered_of(assembly, node);
  if (node.pinned != nullptr && lowered.resources.size() == 1)
    return seen_from(assembly, stack, {lowered.resources.front().get(), reference.attribute});
  const auto exported = lowered.exports.find(reference.attribute);
  if (exported == lowered.exports.end()) return Dangling{};
  const Value& value = exported->second;
  if (value.kind() != Value::Kind::reference) return value;
  return resolve_at(assembly, stack, ValueAccess::reference(value), depth + 1);
}

void add_pieces(const Assembly& assembly, const NodeData& stack, const Value& value,
                std::vector<Piece>& out) {
  const auto add_characters = [&out](std::string_view characters) {
    if (!out.empty() && std::holds_alternative<std::string>(out.back()))
      std::get<std::string>(out.back()) += characters;
    else
      out.emplace_back(std::string{characters});
  };
  switch (value.kind()) {
    case Value::Kind::string:
      return add_characters(value.characters());
    case Value::Kind::boolean:
      return add_characters(ValueAccess::boolean(value) ? "true" : "false");
    case Value::Kind::integer:
      return add_characters(std::to_string(ValueAccess::integer(value)));
    case Value::Kind::number:
      return add_characters(detail::number_text(ValueAccess::number(value)));
    case Value::Kind::text:
      for (const Value& piece : ValueAccess::items(value)) add_pieces(assembly, stack, piece, out);
      return;
    case Value::Kind::reference: {
      Resolved resolved = resolve(assembly, stack, ValueAccess::reference(value));
      if (const auto* known = std::get_if<Value>(&resolved)) return add_pieces(assembly, stack, *known, out);
      out.emplace_back(std::move(resolved));
      return;
    }
    default:
      return;  // lists and objects have no place in a text
  }
}

}  // namespace

Value own_variable(std::string_view attribute) { return Value::reference(pseudo, attribute); }

Value negated_variable(std::string_view attribute) {
  return Value::reference(pseudo, "!" + std::string{attribute});
}

Resolved resolve(const Assembly& assembly, const NodeData& stack, const Reference& reference) {
  return resolve_at(assembly, stack, reference, 0);
}

std::vector<Piece> pieces_of(const Assembly& assembly, const NodeData& stack, const Value& text) {
  std::vector<Piece> out;
  add_pieces(assembly, stack, text, out);
  return out;
}

std::string export_name(quoin::Target target, const ResourceReference& reference) {
  const std::string attribute = cleaned(reference.attribute);
  if (attribute.empty()) return reference.resource->logical_id;
  return target == quoin::Target::terraform ? reference.resource->logical_id + "_" + attribute
                                            : reference.resource->logical_id + pascal_case(attribute);
}

std::string import_name(quoin::Target target, const ResourceReference& reference) {
  const std::string& stack = reference.resource->stack->id;
  return target == quoin::Target::terraform ? snake_case(stack) + "_" + export_name(target, reference)
                                            : pascal_case(stack) + export_name(target, reference);
}

}  // namespace quoin::assembly
