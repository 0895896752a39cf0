// Tags: merged from the app down to the construct.
#include "assembly/tags.hpp"

#include "messages/core_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace quoin::assembly {
namespace {

using bindings::TagStyle;
using detail::Field;
using detail::ValueAccess;

constexpr std::size_t most_tags = 50;  // AWS's limit for a resource

/// What inherits no tags. S3 takes ten on an object, bills them by the object, and shows costs by bucket.
constexpr std::string_view untagged = "aws_s3_object";

/// Tags as an object, the later ones of a key in place of the earlier ones.
Value with_tags_of(const Value& tags, const NodeData& node) {
  std::vector<Field> fields = ValueAccess::copied_fields(tags);
  for (const auto& [key, value] : node.tags()) fields.push_back({detail::intern(key), Value::string(value)});
  return ValueAccess::object(std::move(fields));
}

/// What constructs inherit from the app down. Most have no tags of their own, and share what is above them.
class Inherited {
public:
  /// An object, of no members where nothing is tagged.
  const Value& of(const NodeData& node) {
    const bool is_root = node.parent == nullptr;
    if (!is_root && node.tags().empty()) return of(*node.parent);
    const auto known = known_.find(&node);
    if (known != known_.end()) return known->second;
    return known_.emplace(&node, with_tags_of(is_root ? Value::object({}) : of(*node.parent), node))
        .first->second;
  }

private:
  std::unordered_map<const NodeData*, Value> known_;
};

/// The tags with those that the resource was given, which win.
Value with_own(const Value& inherited, const Value& own, TagStyle style) {
  std::vector<Field> fields = ValueAccess::copied_fields(inherited);
  if (style == TagStyle::map && own.kind() == Value::Kind::object) {
    const std::span<const Field> given = ValueAccess::fields(own);
    fields.insert(fields.end(), given.begin(), given.end());
  } else if (style == TagStyle::list && own.kind() == Value::Kind::list) {
    for (const Value& item : ValueAccess::items(own))
      fields.push_back(
          {detail::intern(detail::member(item, "Key").characters()), detail::member(item, "Value")});
  } else {
    return inherited;
  }
  return ValueAccess::object(std::move(fields));
}

Value as_argument(const Value& tags, TagStyle style) {
  if (style == TagStyle::map) return tags;
  std::vector<Value> items;
  for (const Field& tag : ValueAccess::fields(tags))
    items.push_back(Value::object({{"Key", Value::literal(tag.key)}, {"Value", tag.value}}));
  return ValueAccess::list(std::move(items));
}

void apply_to(Resource& resource, Inherited& inherited, Diagnostics& diagnostics) {
  const bindings::ResourceType& type = *resource.type;
  if (type.tag_style == TagStyle::none || type.name == untagged) return;
  const Value& from_above = inherited.of(*resource.owner);
  if (ValueAccess::fields(from_above).empty()) return;
  const Value tags =
      with_own(from_above, detail::member(resource.arguments, type.tag_property), type.tag_style);
  const std::size_t count = ValueAccess::fields(tags).size();
  if (count > most_tags) {
    Diagnostic diagnostic = messages::too_many_tags(count);
    diagnostic.path = resource.path;
    diagnostics.push_back(detail::placed(std::move(diagnostic), *resource.owner));
  }
  std::vector<Field> fields = ValueAccess::copied_fields(resource.arguments);
  fields.push_back({type.tag_property, as_argument(tags, type.tag_style)});
  resource.arguments = ValueAccess::object(std::move(fields));
}

}  // namespace

void apply_tags(Template& out, Diagnostics& diagnostics) {
  Inherited inherited;
  for (Resource* resource : out.resources) apply_to(*resource, inherited, diagnostics);
}

}  // namespace quoin::assembly
