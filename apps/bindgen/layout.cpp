// Where an entity's header stands, and what everything in it is called.
#include "layout.hpp"

#include "core/ascii.hpp"
#include "names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace quoin::bindgen {

namespace {

// A name becomes a file's name, and file systems take 255 bytes.
constexpr std::size_t longest_name = 200;

Place terraform_place(const Schema& schema, const Entity& entity) {
  const std::string provider = schema.provider_name();
  const std::string space = identifier(provider);
  std::string name = entity.name;
  if (name.starts_with(provider + "_")) name.erase(0, provider.size() + 1);
  Place place;
  place.name_space = fmt::format("quoin::tf::{}::arg", space);
  static constexpr std::array<std::string_view, 4> folders{"", "", "data", "ephemeral"};
  const std::string_view folder = folders[static_cast<std::size_t>(entity.category)];
  place.space = fmt::format("quoin::tf::{}{}{}", space, folder.empty() ? "" : "::", folder);
  place.path =
      fmt::format("quoin/tf/{}/{}{}{}", space, folder, folder.empty() ? "" : "/", plain_identifier(name));
  place.name = pascal_case(plain_identifier(name));
  return place;
}

Place cloudformation_place(const Entity& entity) {
  Place place;
  place.name_space = "quoin::cfn::arg";
  std::string rest = entity.name;
  if (rest.starts_with("AWS::")) rest.erase(0, 5);
  std::string service;
  for (std::size_t colon = rest.find("::"); colon != std::string::npos; colon = rest.find("::")) {
    if (!service.empty()) service += '_';
    service += rest.substr(0, colon);
    rest.erase(0, colon + 2);
  }
  service = identifier(ascii::lower(service));
  place.space = "quoin::cfn::" + service;
  place.path = fmt::format("quoin/cfn/{}/{}", service, plain_identifier(snake_case(rest)));
  place.name = identifier(rest);
  return place;
}

}  // namespace

std::vector<Place> places_of(const Schema& schema) {
  std::vector<Place> places;
  std::set<std::string> names;
  std::set<std::string> paths;
  for (const Entity& entity : schema.entities) {
    if (entity.name.size() > longest_name) {
      throw SchemaError(fmt::format("the name {}... is longer than {} characters", entity.name.substr(0, 40),
                                    longest_name));
    }
    Place place =
        schema.target == Target::terraform ? terraform_place(schema, entity) : cloudformation_place(entity);
    // Two names that differ only in what the rule drops: the second keeps an underscore.
    while (!names.insert(place.space + "::" + place.name).second || paths.contains(place.path)) {
      place.name += '_';
      place.path += '_';
    }
    paths.insert(place.path);
    place.path += ".hpp";
    places.push_back(std::move(place));
  }
  return places;
}

/// A C++ string literal.
std::string cpp_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f || c == '?') {
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string comment_text(std::string_view text) {
  std::string out;
  for (const char c : text) out += c > ' ' && c < 0x7f && c != '\\' ? c : c == ' ' ? ' ' : '?';
  return out;
}

std::string collection_of(std::string_view outer, std::string leaf) {
  for (auto it = outer.rbegin(); it != outer.rend(); ++it) {
    leaf = fmt::format("bindings::{}<{}>", *it == 'l' ? "List" : *it == 's' ? "Set" : "Map", leaf);
  }
  return leaf;
}

std::string_view kind_name(Leaf leaf) {
  switch (leaf) {
    case Leaf::boolean:
      return "bindings::Boolean";
    case Leaf::number:
      return "bindings::Number";
    case Leaf::integer:
      return "bindings::Integer";
    case Leaf::any:
      return "bindings::Any";
    default:
      return "bindings::String";
  }
}

bool is_argument(const Member& member) { return member.required || member.optional; }

/// A nested block that may stand once only is a struct, not a list of one.
bool is_single_block(const Member& member) {
  return member.nesting == Nesting::single || member.nesting == Nesting::group ||
         ((member.nesting == Nesting::list || member.nesting == Nesting::set) && member.max == 1);
}

/// The collections around the leaf as C++ sees them.
std::string outer_of(const Member& member) {
  if (is_single_block(member)) return "";
  switch (member.nesting) {
    case Nesting::list:
      return "l";
    case Nesting::set:
      return "s";
    case Nesting::map:
      return "m";
    default:
      return member.type.outer;
  }
}

bool Layout::has_arguments(std::uint32_t shape) const {
  const std::vector<Member>& members = schema_.shapes[shape].members;
  return members.empty() || std::any_of(members.begin(), members.end(), is_argument);
}

bool Layout::is_field(const Member& member) const {
  return is_argument(member) && (member.type.leaf != Leaf::shape || has_arguments(member.type.shape));
}

std::vector<Layout::Field> Layout::fields_of(std::uint32_t shape) const {
  std::vector<Field> fields;
  for (const Member& member : schema_.shapes[shape].members) {
    if (is_field(member)) fields.push_back({&member, field_name(member.name)});
  }
  // A name that the rule leaves as it is comes before one that the rule makes equal to it.
  UniqueNames unique;
  for (const bool changed : {false, true}) {
    for (Field& field : fields) {
      if ((field.name != field.member->name) == changed) field.name = unique.add(std::move(field.name));
    }
  }
  std::sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.name < b.name; });
  return fields;
}

std::string Layout::field_name(const std::string& name) const {
  return identifier(schema_.target == Target::terraform ? name : snake_case(name));
}

/// Finds all structs that the arguments need and names them; the shortest way that tells them apart.
Layout::Layout(const Schema& schema, const Entity& entity, const Place& place)
    : schema_{schema}, args_name_{place.name + "Args"} {
  UniqueNames unique;
  unique.add(args_name_);
  structs_.push_back({entity.shape, args_name_, "", {}});
  index_[entity.shape] = 0;
  for (std::size_t i = 0; i < structs_.size(); ++i) {
    for (const Field& field : fields_of(structs_[i].shape)) {
      const Member& member = *field.member;
      if (member.type.leaf != Leaf::shape || index_.contains(member.type.shape)) continue;
      Struct nested{member.type.shape, "", member.name, structs_[i].path};
      nested.path.push_back(member.name);
      const std::string& own = schema_.shapes[member.type.shape].name;
      if (!own.empty()) {
        nested.name = unique.add(identifier(own));
      } else {
        nested.name = short_name(nested.path);
      }
      index_[member.type.shape] = structs_.size();
      structs_.push_back(std::move(nested));
    }
  }
}

std::string Layout::short_name(const std::vector<std::string>& path) {
  std::string name;
  for (auto it = path.rbegin(); it != path.rend(); ++it) {
    name = pascal_case(plain_identifier(*it)) + name;
    if (name != args_name_ && taken_.insert(name).second) return name;
  }
  while (!taken_.insert(name += '_').second) {
  }
  return name;
}

}  // namespace quoin::bindgen
