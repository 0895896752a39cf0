// Tags: merged from the app down to the construct.
#include "assembly/tags.hpp"

#include "messages/core_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <map>

namespace quoin::assembly {
namespace {

using bindings::TagStyle;
using detail::Field;
using detail::ValueAccess;

constexpr std::size_t most_tags = 50;  // AWS's limit for a resource

using Tags = std::map<std::string, Value, std::less<>>;

void add_inherited(Tags& tags, const NodeData* node) {
  if (node == nullptr) return;
  add_inherited(tags, node->parent);
  for (const auto& [key, value] : node->tags) tags.insert_or_assign(key, Value::string(value));
}

void add_own(Tags& tags, const Value& own, TagStyle style) {
  if (style == TagStyle::map && own.kind() == Value::Kind::object) {
    for (const Field& field : ValueAccess::fields(own))
      tags.insert_or_assign(std::string{field.key}, field.value);
  } else if (style == TagStyle::list && own.kind() == Value::Kind::list) {
    for (const Value& item : ValueAccess::items(own))
      tags.insert_or_assign(std::string{detail::member(item, "Key").characters()},
                            detail::member(item, "Value"));
  }
}

Value as_argument(const Tags& tags, TagStyle style) {
  if (style == TagStyle::map) {
    std::vector<Field> fields;
    for (const auto& [key, value] : tags) fields.push_back({detail::intern(key), value});
    return ValueAccess::object(std::move(fields));
  }
  std::vector<Value> items;
  for (const auto& [key, value] : tags)
    items.push_back(Value::object({{"Key", Value::string(key)}, {"Value", value}}));
  return ValueAccess::list(std::move(items));
}

}  // namespace

void apply_tags(Resource& resource, Diagnostics& diagnostics) {
  const bindings::ResourceType& type = *resource.type;
  if (type.tag_style == TagStyle::none) return;
  Tags tags;
  add_inherited(tags, resource.owner);
  if (tags.empty()) return;
  add_own(tags, detail::member(resource.arguments, type.tag_property), type.tag_style);
  if (tags.size() > most_tags) {
    Diagnostic diagnostic = messages::too_many_tags(tags.size());
    diagnostic.path = resource.path;
    diagnostics.push_back(detail::placed(std::move(diagnostic), *resource.owner));
  }
  std::vector<Field> fields = ValueAccess::copied_fields(resource.arguments);
  fields.push_back({type.tag_property, as_argument(tags, type.tag_style)});
  resource.arguments = ValueAccess::object(std::move(fields));
}

}  // namespace quoin::assembly
