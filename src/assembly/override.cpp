// Overrides: single properties that the program sets over what a construct emits.
#include "assembly/override.hpp"

#include "messages/bindings_messages.hpp"
#include "messages/core_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <charconv>

namespace quoin::assembly {
namespace {

using detail::Field;
using detail::ValueAccess;

std::optional<std::size_t> as_position(std::string_view name) {
  std::size_t position = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), position);
  if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  return position;
}

void collect_overridden(const NodeData& node, std::vector<const NodeData*>& out) {
  if (!node.overrides().empty()) out.push_back(&node);
  for (const NodeData* child : node.children()) collect_overridden(*child, out);
}

/// The value with the property at `path` set; what is not there is made. Nothing where the path meets a
/// scalar, whose name then stands in `met`.
std::optional<Value> with_property(const Value& value, std::string_view path, const Value& wanted,
                                   std::string& met) {
  if (path.empty()) return wanted;
  const auto dot = path.find('.');
  const std::string_view name = path.substr(0, dot);
  const std::string_view rest = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  const auto position = as_position(name);

  if (value.kind() == Value::Kind::list && position) {
    std::vector<Value> items = ValueAccess::copied_items(value);
    if (*position > items.size()) return met = name, std::nullopt;
    if (*position == items.size()) items.emplace_back();
    auto inner = with_property(items[*position], rest, wanted, met);
    if (!inner) return std::nullopt;
    items[*position] = std::move(*inner);
    return ValueAccess::list(std::move(items));
  }
  if (detail::is_document(value)) {  // text in the template, structure here
    auto inner = with_property(detail::member(value, detail::json_marker), path, wanted, met);
    if (!inner) return std::nullopt;
    return Value::object({{detail::json_marker, *inner}});
  }
  if (!value.is_set() && position) {
    if (*position != 0) return met = name, std::nullopt;
    auto inner = with_property(Value{}, rest, wanted, met);
    if (!inner) return std::nullopt;
    return ValueAccess::list({std::move(*inner)});
  }
  if (value.is_set() && value.kind() != Value::Kind::object) return met = name, std::nullopt;

  std::vector<Field> fields;
  if (value.is_set()) fields = ValueAccess::copied_fields(value);
  auto inner = with_property(value.is_set() ? detail::member(value, name) : Value{}, rest, wanted, met);
  if (!inner) return std::nullopt;
  std::erase_if(fields, [name](const Field& field) { return field.key == name; });
  fields.push_back({detail::intern(name), std::move(*inner)});
  return ValueAccess::object(std::move(fields));
}

}  // namespace

void apply_overrides(const Assembly& assembly, Template& out, Diagnostics& diagnostics) {
  std::vector<const NodeData*> sorted;
  collect_overridden(*out.stack, sorted);
  std::ranges::sort(sorted, {}, &NodeData::path);

  const auto report = [&diagnostics](const NodeData& node, Diagnostic diagnostic,
                                     std::source_location where) {
    diagnostics.push_back(node.tree->placed(std::move(diagnostic), &node, where));
  };
  for (const NodeData* node : sorted) {
    for (const detail::Override& each : node->overrides()) {
      if (each.target != assembly.target) continue;
      if (node->pinned != nullptr && node->pinned->target != assembly.target) continue;  // reported already
      Resource* const found = part_of(assembly, *node, each.resource);
      if (found == nullptr) {
        report(*node, messages::override_of_nothing(each.resource, parts_of(assembly, *node)), each.where);
        continue;
      }
      if (each.type != nullptr && each.type->name != found->type->name) {
        report(*node, messages::override_of_another_type(each.resource, found->type->name, each.type->name),
               each.where);
        continue;
      }
      std::string met;
      if (auto changed = with_property(found->arguments, each.property, each.value, met))
        found->arguments = std::move(*changed);
      else
        report(*node, messages::override_meets_scalar(each.property, met), each.where);
    }
  }
}

}  // namespace quoin::assembly
