// Reads the schemas of CloudFormation's resource types.
#include "cloudformation_schema.hpp"

#include "json_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace quoin::bindgen {

namespace {

using nlohmann::json;

bool by_name(const Member& a, const Member& b) { return a.name < b.name; }

/// What a property's schema comes down to.
struct Property {
  Type type;
  std::vector<std::string> values = {};
  Limits limits = {};
};

/// Reads one resource type.
class TypeReader {
public:
  TypeReader(Schema& schema, const json& source, std::string name)
      : schema_{schema}, source_{source}, name_{std::move(name)} {}

  Entity read() {
    Entity entity;
    entity.name = name_;
    const std::set<std::string> read_only = pointers("readOnlyProperties");
    const std::set<std::string> write_only = pointers("writeOnlyProperties");
    const std::set<std::string> deprecated = pointers("deprecatedProperties");
    const std::set<std::string> create_only = pointers("createOnlyProperties");
    Shape shape;
    const json& properties = part(source_, "properties");
    const std::set<std::string> required = required_of(source_);
    for (const auto& [name, property] : properties.items()) {
      Member member = member_of(name, property, name, 0);
      const bool given = read_only.contains("/" + name) || only_given(name, member, read_only);
      member.computed = given;
      member.required = !given && required.contains(name);
      member.optional = !given && !member.required;
      member.write_only = write_only.contains("/" + name);
      member.deprecated = deprecated.contains("/" + name);
      member.create_only = create_only.contains("/" + name);
      shape.members.push_back(std::move(member));
    }
    std::sort(shape.members.begin(), shape.members.end(), by_name);
    for (const std::string& path : read_only) add_attributes(entity, shape, path);
    std::sort(entity.attributes.begin(), entity.attributes.end(), by_name);
    entity.attributes.erase(std::unique(entity.attributes.begin(), entity.attributes.end(),
                                        [](const Member& a, const Member& b) { return a.name == b.name; }),
                            entity.attributes.end());
    for (const std::string& path : create_only) {
      if (path.find('/', 1) != std::string::npos) entity.create_only.push_back(path);
    }
    entity.shape = static_cast<std::uint32_t>(schema_.shapes.size());
    schema_.shapes.push_back(std::move(shape));
    return entity;
  }

private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw SchemaError(fmt::format("{}: {}", name_, what));
  }

  const json& part(const json& value, const char* key) const {
    static const json nothing = json::object();
    const auto it = value.find(key);
    if (it == value.end()) return nothing;
    if (!it->is_object()) refuse(fmt::format("\"{}\" is not an object", key));
    return *it;
  }

  /// `/properties/Endpoint/Address` as `/Endpoint/Address`.
  std::set<std::string> pointers(const char* key) const {
    std::set<std::string> result;
    const auto it = source_.find(key);
    if (it == source_.end()) return result;
    if (!it->is_array()) refuse(fmt::format("\"{}\" is not a list", key));
    for (const json& pointer : *it) {
      if (!pointer.is_string()) refuse(fmt::format("\"{}\" holds something that is no path", key));
      std::string path = pointer.get<std::string>();
      for (std::size_t at = path.find("/properties/"); at != std::string::npos;
           at = path.find("/properties/")) {
        path.erase(at, 11);
      }
      result.insert(std::move(path));
    }
    return result;
  }

  std::set<std::string> required_of(const json& value) const {
    std::set<std::string> result;
    add_required(value, result);
    // Of several schemas that hold all at once, each says what it requires.
    if (const auto all = value.find("allOf"); all != value.end() && all->is_array()) {
      for (const json& one : *all)
        if (one.is_object()) add_required(one, result);
    }
    return result;
  }

  void add_required(const json& value, std::set<std::string>& result) const {
    const auto it = value.find("required");
    if (it == value.end() || !it->is_array()) return;
    for (const json& name : *it) {
      if (!name.is_string()) refuse("\"required\" holds something that is no name");
      result.insert(name.get<std::string>());
    }
  }

  Member member_of(const std::string& name, const json& property, const std::string& path_name, int depth) {
    Member member;
    member.name = name;
    Property read = property_of(property, path_name, depth);
    member.type = std::move(read.type);
    member.values = std::move(read.values);
    member.limits = std::move(read.limits);
    return member;
  }

  /// Follows `$ref` to what it names; `name` becomes the definition's.
  const json& follow(const json& value, std::string& name) const {
    const json* at = &value;
    for (int steps = 0; at->is_object() && at->contains("$ref"); ++steps) {
      const json& reference = (*at)["$ref"];
      if (!reference.is_string() || steps > deepest_nesting) refuse("a \"$ref\" leads nowhere");
      const std::string& target = reference.get_ref<const std::string&>();
      static constexpr std::string_view definitions = "#/definitions/";
      static constexpr std::string_view properties = "#/properties/";
      std::string key;
      const json* folder = nullptr;
      if (target.starts_with(definitions)) {
        key = target.substr(definitions.size());
        folder = &part(source_, "definitions");
      } else if (target.starts_with(properties)) {
        key = target.substr(properties.size());
        folder = &part(source_, "properties");
      }
      if (folder == nullptr || !folder->contains(key)) refuse(fmt::format("\"{}\" leads nowhere", target));
      at = &(*folder)[key];
      name = key;
    }
    return *at;
  }

  static Type leaf(Leaf kind) { return {"", kind, 0}; }

  Property property_of(const json& raw, std::string name, int depth) {
    if (depth > deepest_nesting)
      refuse(fmt::format("properties nest deeper than {} levels", deepest_nesting));
    const json& value = follow(raw, name);
    if (!value.is_object()) return {leaf(Leaf::any)};
    std::set<std::string> types;
    if (const auto type = value.find("type"); type != value.end()) {
      if (type->is_string()) {
        types.insert(type->get<std::string>());
      } else if (type->is_array()) {
        for (const json& one : *type) {
          if (one.is_string()) types.insert(one.get<std::string>());
        }
      }
    }
    types.erase("null");
    if (types.size() > 1) return {leaf(Leaf::any)};
    if (types.empty()) {
      if (value.contains("properties") || value.contains("patternProperties")) {
        types = {"object"};
      } else {
        return alternatives(value, name, depth);
      }
    }
    const std::string& type = *types.begin();
    if (type == "boolean") return {leaf(Leaf::boolean)};
    if (type == "integer") return {leaf(Leaf::integer), {}, limits_of(value)};
    if (type == "number") return {leaf(Leaf::number), {}, limits_of(value)};
    if (type == "string") return {leaf(Leaf::string), enumeration(value), limits_of(value)};
    if (type == "array") return list_of(value, name, depth);
    if (type == "object") return object_of(value, name, depth);
    refuse(fmt::format("the type \"{}\" of {} is not known", type, name));
  }

  static std::vector<std::string> enumeration(const json& value) {
    std::vector<std::string> values;
    const auto it = value.find("enum");
    if (it == value.end() || !it->is_array()) return values;
    for (const json& one : *it) {
      if (one.is_string()) values.push_back(one.get<std::string>());
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
  }

  static Limits limits_of(const json& value) {
    Limits limits;
    const auto text = [&](const char* key, bool wanted(const json&)) -> std::string {
      const auto it = value.find(key);
      return it == value.end() || !wanted(*it) ? "" : it->dump();
    };
    const auto count = [](const json& one) {
      return one.is_number_unsigned() && one.get<std::uint64_t>() < 0xffffffffU;
    };
    const auto number = [](const json& one) { return one.is_number(); };
    limits.shortest = text("minLength", count);
    limits.longest = text("maxLength", count);
    limits.least = text("minimum", number);
    limits.most = text("maximum", number);
    if (limits.shortest == "0") limits.shortest.clear();
    if (const auto it = value.find("pattern"); it != value.end() && it->is_string())
      limits.pattern = it->get<std::string>();
    return limits;
  }

  Property list_of(const json& value, const std::string& name, int depth) {
    const auto items = value.find("items");
    Property inner = items == value.end() ? Property{leaf(Leaf::any)} : property_of(*items, name, depth + 1);
    const auto order = value.find("insertionOrder");
    const bool ordered = order == value.end() || !order->is_boolean() || order->get<bool>();
    inner.type.outer.insert(inner.type.outer.begin(), ordered ? 'l' : 's');
    return inner;
  }

  Property object_of(const json& value, const std::string& name, int depth) {
    if (const json& properties = part(value, "properties"); !properties.empty()) {
      return {{"", Leaf::shape, shape_of(value, properties, name, depth)}};
    }
    if (const json& patterns = part(value, "patternProperties"); patterns.size() == 1) {
      Property inner = property_of(patterns.begin().value(), name, depth + 1);
      inner.type.outer.insert(inner.type.outer.begin(), 'm');
      return inner;
    }
    if (value.contains("oneOf") || value.contains("anyOf")) return {alternatives(value, name, depth).type};
    return {leaf(Leaf::any)};
  }

  /// Where a schema only lists alternatives: objects become one object with the members of all, equal types
  /// are that type, everything else is free-form.
  Property alternatives(const json& value, const std::string& name, int depth) {
    for (const char* key : {"oneOf", "anyOf", "allOf"}) {
      const auto list = value.find(key);
      if (list == value.end() || !list->is_array() || list->empty()) continue;
      json joined = json::object();
      bool objects = true;
      std::optional<Property> same;
      bool equal = true;
      for (const json& raw : *list) {
        std::string inner_name = name;
        const json& one = follow(raw, inner_name);
        if (!one.is_object()) return {leaf(Leaf::any)};
        if (const json& properties = part(one, "properties"); !properties.empty()) {
          for (const auto& [property, schema] : properties.items()) joined.emplace(property, schema);
        } else {
          objects = false;
        }
      }
      if (objects) {
        return {{"", Leaf::shape, shape_of(json::object(), joined, name, depth)}};
      }
      for (const json& one : *list) {
        Property read = property_of(one, name, depth + 1);
        if (same && !(same->type == read.type)) equal = false;
        if (!same) same = std::move(read);
      }
      if (equal && same) return {same->type};
      return {leaf(Leaf::any)};
    }
    return {leaf(Leaf::any), enumeration(value)};
  }

  /// One shape per property type; types may contain themselves.
  std::uint32_t shape_of(const json& value, const json& properties, const std::string& name, int depth) {
    // The same property type is met again and again, also while it is being read.
    const std::string key = name + '\n' + properties.dump();
    if (const auto known = shapes_.find(key); known != shapes_.end()) return known->second;
    std::string own = name;
    while (!names_.insert(own).second) own += '_';
    const auto index = static_cast<std::uint32_t>(schema_.shapes.size());
    schema_.shapes.emplace_back();
    schema_.shapes[index].name = own;
    shapes_.emplace(key, index);
    const std::set<std::string> required = required_of(value);
    std::vector<Member> members;
    for (const auto& [property, schema] : properties.items()) {
      Member member = member_of(property, schema, property, depth + 1);
      member.required = required.contains(property);
      member.optional = !member.required;
      members.push_back(std::move(member));
    }
    std::sort(members.begin(), members.end(), by_name);
    schema_.shapes[index].members = std::move(members);
    return index;
  }

  /// Whether all that an object holds is given by AWS.
  bool only_given(const std::string& name, const Member& member,
                  const std::set<std::string>& read_only) const {
    if (member.type.leaf != Leaf::shape || !member.type.outer.empty()) return false;
    const std::vector<Member>& inner = schema_.shapes[member.type.shape].members;
    return std::all_of(inner.begin(), inner.end(),
                       [&](const Member& m) { return read_only.contains("/" + name + "/" + m.name); });
  }

  /// What `Fn::GetAtt` gives: the path itself, or the scalars below it.
  void add_attributes(Entity& entity, const Shape& shape, const std::string& path) {
    if (path.find('*') != std::string::npos || path.size() < 2) return;
    const Shape* at = &shape;
    std::string name;
    std::size_t from = 1;
    while (true) {
      const std::size_t end = std::min(path.find('/', from), path.size());
      const std::string step = path.substr(from, end - from);
      const auto member = std::find_if(at->members.begin(), at->members.end(),
                                       [&](const Member& m) { return m.name == step; });
      if (member == at->members.end()) return;
      name += (name.empty() ? "" : ".") + step;
      if (end == path.size()) {
        add_leaves(entity, *member, name, 0);
        return;
      }
      if (member->type.leaf != Leaf::shape || !member->type.outer.empty()) return;
      at = &schema_.shapes[member->type.shape];
      from = end + 1;
    }
  }

  void add_leaves(Entity& entity, const Member& member, const std::string& name, int depth) {
    if (member.type.leaf == Leaf::shape && member.type.outer.empty()) {
      if (depth > 3) return;
      for (const Member& inner : schema_.shapes[member.type.shape].members) {
        add_leaves(entity, inner, name + "." + inner.name, depth + 1);
      }
      return;
    }
    Member attribute;
    attribute.name = name;
    attribute.type = member.type;
    if (attribute.type.leaf == Leaf::shape) attribute.type = {member.type.outer, Leaf::any, 0};
    attribute.computed = true;
    entity.attributes.push_back(std::move(attribute));
  }

  Schema& schema_;
  const json& source_;
  std::string name_;
  std::map<std::string, std::uint32_t> shapes_;
  std::set<std::string> names_;
};

}  // namespace

Schema read_cloudformation_schemas(std::string_view text, std::string_view release) {
  const json document = read_json(text);
  if (!document.is_array()) throw SchemaError("this is no list of resource type schemas");
  Schema schema;
  schema.target = Target::cloudformation;
  schema.provider = "cloudformation";
  schema.releases = {std::string(release)};
  for (const json& source : document) {
    const auto name = source.is_object() ? source.find("typeName") : source.end();
    if (!source.is_object() || name == source.end() || !name->is_string()) {
      throw SchemaError("a resource type has no \"typeName\"");
    }
    schema.entities.push_back(TypeReader{schema, source, name->get<std::string>()}.read());
  }
  std::sort(schema.entities.begin(), schema.entities.end(),
            [](const Entity& a, const Entity& b) { return a.name < b.name; });
  const auto twice = std::adjacent_find(schema.entities.begin(), schema.entities.end(),
                                        [](const Entity& a, const Entity& b) { return a.name == b.name; });
  if (twice != schema.entities.end()) throw SchemaError(fmt::format("{} stands there twice", twice->name));
  return schema;
}

}  // namespace quoin::bindgen
