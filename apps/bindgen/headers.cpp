// Turns a schema into C++ headers, one per resource.
#include "headers.hpp"

#include "id_table.hpp"
#include "names.hpp"
#include "requirement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace quoin::bindgen {

namespace {

// A name becomes a file's name, and file systems take 255 bytes.
constexpr std::size_t longest_name = 200;

/// A C++ string literal.
std::string quoted(std::string_view text) {
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

/// Text that is safe in a line comment.
std::string comment_text(std::string_view text) {
  std::string out;
  for (const char c : text) out += c > ' ' && c < 0x7f && c != '\\' ? c : c == ' ' ? ' ' : '?';
  return out;
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

std::string wrapped(std::string_view outer, std::string leaf) {
  for (auto it = outer.rbegin(); it != outer.rend(); ++it) {
    leaf = fmt::format("bindings::{}<{}>", *it == 'l' ? "List" : *it == 's' ? "Set" : "Map", leaf);
  }
  return leaf;
}

std::string_view kind_of(Leaf leaf) {
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

std::string last_part(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

/// Where an entity's header stands and what it is called there.
struct Place {
  std::string path;        // quoin/tf/aws/sqs_queue.hpp
  std::string space;       // quoin::tf::aws
  std::string name_space;  // of the argument names: quoin::tf::aws::arg
  std::string name;        // SqsQueue
};

/// Writes one entity's header.
class HeaderWriter {
public:
  HeaderWriter(const Schema& schema, const Entity& entity, const Place& place)
      : schema_{schema}, entity_{entity}, place_{place} {}

  std::string text() {
    plan();
    put("// {} of {}{}. Generated; do not edit.\n#pragma once\n#include <quoin/bindings/raw.hpp>\n\n",
        comment_text(entity_.name), comment_text(schema_.provider), comment_text(releases()));
    put_names();
    const std::string release_space = inner_space();
    put("namespace {}{}{} {{\n\n", place_.space, release_space.empty() ? "" : "::inline ", release_space);
    put_arguments();
    if (entity_.category != Category::provider) {
      put_attributes();
      put_resource();
    }
    put("}}  // namespace {}{}{}\n", place_.space, release_space.empty() ? "" : "::", release_space);
    return std::move(out_);
  }

private:
  struct Struct {
    std::uint32_t shape;
    std::string name;   // Logging
    std::string field;  // logging; empty for the resource itself
    std::vector<std::string> path;
  };
  struct Field {
    const Member* member;
    std::string name;
  };

  template <class... T> void put(fmt::format_string<T...> format, T&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(arguments)...);
  }

  std::string releases() const {
    if (schema_.releases.size() > 1)
      return fmt::format(" {}, as in both", fmt::join(schema_.releases, " and "));
    return schema_.releases.empty() || schema_.releases.front().empty() ? "" : " " + schema_.releases.front();
  }

  /// Structs of two releases may stand in one program: our library is compiled with what both have.
  std::string inner_space() const {
    return schema_.target == Target::terraform ? space_of(schema_.releases) : "";
  }

  bool has_arguments(std::uint32_t shape) const {
    const std::vector<Member>& members = schema_.shapes[shape].members;
    return members.empty() || std::any_of(members.begin(), members.end(), is_argument);
  }

  bool is_field(const Member& member) const {
    return is_argument(member) && (member.type.leaf != Leaf::shape || has_arguments(member.type.shape));
  }

  std::vector<Field> fields_of(std::uint32_t shape) const {
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

  std::string field_name(const std::string& name) const {
    return identifier(schema_.target == Target::terraform ? name : snake_case(name));
  }

  /// Finds all structs that the arguments need and names them; the shortest way that tells them apart.
  void plan() {
    UniqueNames unique;
    unique.add(place_.name + "Args");
    structs_.push_back({entity_.shape, place_.name + "Args", "", {}});
    index_[entity_.shape] = 0;
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

  std::string short_name(const std::vector<std::string>& path) {
    std::string name;
    for (auto it = path.rbegin(); it != path.rend(); ++it) {
      name = pascal_case(plain_identifier(*it)) + name;
      if (name != place_.name + "Args" && taken_.insert(name).second) return name;
    }
    while (!taken_.insert(name += '_').second) {
    }
    return name;
  }

  void put_names() {
    std::set<std::string> names;
    for (const Struct& one : structs_) {
      for (const Field& field : fields_of(one.shape)) {
        if (!field.member->required) names.insert(field.name);
      }
    }
    if (names.empty()) return;
    put("namespace {} {{\n", place_.name_space);
    for (const std::string& name : names) put("struct {};\n", name);
    put("}}  // namespace {}\n\n", place_.name_space);
  }

  std::string argument_kind(const Member& member) const {
    std::string leaf;
    if (member.type.leaf == Leaf::shape) {
      leaf = structs_[index_.at(member.type.shape)].name;
    } else if (schema_.target == Target::terraform && member.type.leaf == Leaf::string &&
               (member.sensitive || member.write_only)) {
      leaf = "bindings::Secret";
    } else {
      leaf = kind_of(member.type.leaf);
    }
    return wrapped(outer_of(member), leaf);
  }

  void put_arguments() {
    bool deprecated = false;
    for (const Struct& one : structs_) {
      for (const Field& field : fields_of(one.shape)) deprecated = deprecated || field.member->deprecated;
    }
    if (deprecated) {
      put("#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored \"-Wdeprecated-declarations\"\n");
    }
    if (entity_.category != Category::provider) put("struct {};\n", place_.name);
    put("/// The arguments of {}, in alphabetical order.\n", comment_text(entity_.name));
    for (std::size_t i = 0; i < structs_.size(); ++i) put_struct(structs_[i], i == 0);
    for (std::size_t i = structs_.size(); i-- > 0;) put_write(structs_[i], i == 0);
    if (deprecated) put("#pragma GCC diagnostic pop\n");
    put("\n");
  }

  void put_struct(const Struct& one, bool main) {
    if (main) {
      put("struct {} {{\n", one.name);
      if (entity_.category != Category::provider)
        put("  using resource_ = {}::{};\n", place_.space, place_.name);
      for (std::size_t i = 1; i < structs_.size(); ++i) put("  struct {};\n", structs_[i].name);
    } else {
      put("struct {}Args::{} {{\n", place_.name, one.name);
    }
    const std::vector<Field> fields = fields_of(one.shape);
    for (const Field& field : fields) {
      const Member& member = *field.member;
      if (member.deprecated) {
        put("  [[deprecated({})]] ",
            quoted(fmt::format("argument '{}' of {} is deprecated", field.name, owner(one))));
      } else {
        put("  ");
      }
      if (member.required) {
        put("struct {0}_argument : bindings::From<{1}> {{\n    using From::From;\n    template <class U = "
            "int>\n"
            "    {0}_argument() {{ static_assert(bindings::detail::never<U>, {2}); }}\n  }} {3};\n",
            required_name(field.name), argument_kind(member),
            quoted(fmt::format("argument '{0}' of {1} is required. Fix: .{0} = ...", field.name, owner(one))),
            field.name);
      } else {
        put("bindings::Arg<{}, arg::{}> {}{{}};\n", argument_kind(member), field.name, field.name);
      }
    }
    put("}};\n");
  }

  static std::string required_name(std::string name) {
    while (name.back() == '_') name.pop_back();
    return name;
  }

  std::string owner(const Struct& one) const {
    return one.field.empty() ? entity_.name : fmt::format("{} in {}", one.field, entity_.name);
  }

  void put_write(const Struct& one, bool main) {
    const std::vector<Field> fields = fields_of(one.shape);
    put("inline void write(bindings::Object&{}, const {}Args{}{}&{}) {{", fields.empty() ? "" : " out",
        place_.name, main ? "" : "::", main ? "" : one.name, fields.empty() ? "" : " from");
    const auto counted = [](const Member& member) {
      return (member.nesting == Nesting::list || member.nesting == Nesting::set) && member.max != 1 &&
             (member.min != 0 || member.max != 0);
    };
    std::string plain;
    for (const Field& field : fields) {
      if (counted(*field.member)) continue;
      fmt::format_to(std::back_inserter(plain), "{}{{{}, from.{}}}", plain.empty() ? "" : ",\n      ",
                     quoted(field.member->name), field.name);
    }
    if (!plain.empty()) {
      put("\n  out.{}({{\n      {}}});", schema_.shapes[one.shape].exact ? "set_or_null" : "set", plain);
    }
    for (const Field& field : fields) {
      const Member& member = *field.member;
      if (!counted(member)) continue;
      put("\n  out.set_blocks({}, from.{}, {}, {});", quoted(member.name), field.name, member.min,
          member.max);
    }
    put("{}}}\n", fields.empty() ? "" : "\n");
  }

  // ---- attributes

  bool computes(std::uint32_t shape) const {
    const Shape& s = schema_.shapes[shape];
    return s.exact || std::any_of(s.members.begin(), s.members.end(), [&](const Member& m) {
             return m.computed || (m.type.leaf == Leaf::shape && computes(m.type.shape));
           });
  }

  std::string attribute_type(const Member& member, std::string_view tag) const {
    if (!tag.empty()) return fmt::format("quoin::Ref<quoin::aws::{}>", tag);
    if (member.sensitive && member.type.outer.empty() && member.type.leaf == Leaf::string)
      return "bindings::SecretRef";
    if (member.type.leaf == Leaf::shape)
      return fmt::format("quoin::Ref<{}>", wrapped(outer_of(member), "bindings::Any"));
    return fmt::format("quoin::Ref<{}>", wrapped(outer_of(member), std::string(kind_of(member.type.leaf))));
  }

  void put_attributes() {
    put("/// What {} gives to others.\nstruct {}Attributes : bindings::Attributes {{\n  using "
        "Attributes::Attributes;\n",
        comment_text(entity_.name), place_.name);
    if (schema_.target == Target::cloudformation) {
      put_cloudformation_attributes();
    } else {
      put_members(entity_.shape, 1, true);
    }
    put("}};\n\n");
  }

  void put_cloudformation_attributes() {
    UniqueNames names;
    const std::string_view tag = id_tag(entity_.name, "");
    put("  quoin::Ref<{}> ref() const {{ return {{target(), \"\"}}; }}\n",
        tag.empty() ? "bindings::String" : fmt::format("quoin::aws::{}", tag));
    names.add("ref");
    for (const Member& member : entity_.attributes) {
      put("  {} {}() const {{ return {{target(), {}}}; }}\n",
          attribute_type(member, id_tag(entity_.name, member.name)),
          names.add(field_name(dotted(member.name))), quoted(member.name));
    }
  }

  static std::string dotted(std::string name) {
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
  }

  void put_members(std::uint32_t index, int depth, bool top, const std::string& around = {}) {
    const Shape& shape = schema_.shapes[index];
    const std::string pad(static_cast<std::size_t>(depth) * 2, ' ');
    UniqueNames names;
    names.add("target");
    names.add("path");
    UniqueNames nested_names;
    nested_names.add(around);
    for (const Member& member : shape.members) {
      if (member.write_only) continue;
      if (!top && !shape.exact && !member.computed && member.type.leaf != Leaf::shape) continue;
      if (member.type.leaf == Leaf::shape) {
        if (depth > 4 || !(member.computed || computes(member.type.shape))) continue;
        const std::string outer = outer_of(member);
        if (outer.size() > 1) continue;
        const std::string type = nested_names.add(pascal_case(plain_identifier(member.name)));
        put("{}struct {} : bindings::Nested {{\n{}  using Nested::Nested;\n", pad, type, pad);
        put_members(member.type.shape, depth + 1, false, type);
        put("{}}};\n", pad);
        const std::string name = names.add(field_name(member.name));
        const bool block_list =
            is_single_block(member) && member.nesting != Nesting::single && member.nesting != Nesting::group;
        const char mode = block_list      ? (member.nesting == Nesting::set ? 's' : 'l')
                          : outer.empty() ? ' '
                                          : outer[0];
        if (mode == ' ') {
          put("{}{} {}() const {{ return {{target(), path({})}}; }}\n", pad, type, name, quoted(member.name));
        } else if (mode == 'm') {
          put("{}{} {}(std::string_view key) const {{ return {{target(), keyed({}, key)}}; }}\n", pad, type,
              name, quoted(member.name));
        } else {
          put("{}{} {}(unsigned index = 0) const {{ return {{target(), {}({}, index)}}; }}\n", pad, type,
              name, mode == 's' ? "chosen" : "indexed", quoted(member.name));
        }
        continue;
      }
      const std::string type =
          attribute_type(member, top ? id_tag(tag_name(), member.name) : std::string_view{});
      put("{}{} {}() const {{ return {{target(), {}{}{}}}; }}\n", pad, type,
          names.add(field_name(member.name)), top ? "" : "path(", quoted(member.name), top ? "" : ")");
    }
  }

  /// Data sources give the same identifiers as the resources that they look up.
  std::string_view tag_name() const {
    return entity_.category == Category::ephemeral ? std::string_view{} : std::string_view{entity_.name};
  }

  void put_resource() {
    const std::vector<Field> fields = fields_of(entity_.shape);
    const bool required =
        std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.member->required; });
    static constexpr std::array<std::string_view, 4> categories{"", "resource", "data", "ephemeral"};
    put("struct {}{} {{\n  using Args = {}Args;\n  using Attributes = {}Attributes;\n  using Options = "
        "{}::Options;\n",
        entity_.deprecated ? fmt::format("[[deprecated({})]] ", quoted(entity_.name + " is deprecated")) : "",
        place_.name, place_.name, place_.name, schema_.target == Target::terraform ? "tf" : "cfn");
    std::vector<std::string> paths = entity_.create_only;
    for (const Member& member : schema_.shape_of(entity_).members) {
      if (member.create_only) paths.push_back("/" + member.name);
    }
    std::sort(paths.begin(), paths.end());
    if (!paths.empty()) {
      put("  static constexpr const char* create_only[] = {{");
      for (std::size_t i = 0; i < paths.size(); ++i) put("{}{}", i == 0 ? "" : ", ", quoted(paths[i]));
      put("}};\n");
    }
    put("  static constexpr bindings::ResourceType type{{.name = {}, .category = bindings::Category::{}, "
        ".target = quoin::Target::{}{}{}{}}};\n",
        quoted(entity_.name), categories[static_cast<std::size_t>(entity_.category)],
        schema_.target == Target::terraform ? "terraform" : "cloudformation",
        paths.empty() ? ""
                      : fmt::format(", .create_only = create_only, .create_only_count = {}", paths.size()),
        tagging(), provider());
    put_construct(required);
    put("}};\n\n");
  }

  /// How the resource takes tags, as a part of a ResourceType's initializer; empty where it takes none.
  std::string tagging() const {
    if (entity_.category != Category::resource) return {};
    const std::string_view wanted = schema_.target == Target::terraform ? "tags" : "Tags";
    for (const Member& member : schema_.shapes[entity_.shape].members) {
      if (member.name != wanted || !is_argument(member)) continue;
      if (member.type.outer == "m" && member.type.leaf != Leaf::shape)
        return fmt::format(", .tag_style = bindings::TagStyle::map, .tag_property = {}", quoted(member.name));
      if (schema_.target == Target::cloudformation && has_key_and_value(member))
        return fmt::format(", .tag_style = bindings::TagStyle::list, .tag_property = {}",
                           quoted(member.name));
    }
    return {};
  }

  /// Where the resource comes from, as a part of a ResourceType's initializer.
  std::string provider() const {
    if (schema_.target != Target::terraform) return {};
    const Requirement requirement = requirement_of(schema_.releases);
    return fmt::format(", .provider = {{{}, {}, {}, {}}}", quoted(last_part(schema_.provider)),
                       quoted(schema_.provider), quoted(requirement.least), quoted(requirement.below));
  }

  /// A list of objects with the members `Key` and `Value`.
  bool has_key_and_value(const Member& member) const {
    if (member.type.leaf != Leaf::shape || (member.type.outer != "l" && member.type.outer != "s"))
      return false;
    const std::vector<Member>& members = schema_.shapes[member.type.shape].members;
    const auto has = [&members](std::string_view name) {
      return std::any_of(members.begin(), members.end(),
                         [name](const Member& each) { return each.name == name; });
    };
    return members.size() == 2 && has("Key") && has("Value");
  }

  void put_construct(bool required);

  const Schema& schema_;
  const Entity& entity_;
  const Place& place_;
  std::vector<Struct> structs_;
  std::map<std::uint32_t, std::size_t> index_;
  std::set<std::string> taken_;
  std::string out_;
};

/// The aggregate that stands in a program: `tf::aws::SqsQueue jobs{stack, "Jobs", {…}};`
void HeaderWriter::put_construct(bool required) {
  put("  quoin::Scope scope;\n  std::string_view id;\n  Args args{};\n  Options options{{}};\n"
      "  quoin::Node node = bindings::make_raw(scope, id, type, bindings::object_of(args), options, "
      "std::source_location::current());\n"
      "  Attributes attributes() const {{ return Attributes{{bindings::target_of(node)}}; }}\n"
      "  bindings::Arrow<Attributes> operator->() const {{ return {{attributes()}}; }}\n",
      required ? "" : "{}");
}

Place terraform_place(const Schema& schema, const Entity& entity) {
  const std::string provider = last_part(schema.provider);
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
  std::transform(service.begin(), service.end(), service.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  service = identifier(service);
  place.space = "quoin::cfn::" + service;
  place.path = fmt::format("quoin/cfn/{}/{}", service, plain_identifier(snake_case(rest)));
  place.name = identifier(rest);
  return place;
}

}  // namespace

Files headers_of(const Schema& schema) {
  Files files;
  std::set<std::string> taken;
  for (const Entity& entity : schema.entities) {
    Place place =
        schema.target == Target::terraform ? terraform_place(schema, entity) : cloudformation_place(entity);
    if (entity.name.size() > longest_name) {
      throw SchemaError(fmt::format("the name {}... is longer than {} characters", entity.name.substr(0, 40),
                                    longest_name));
    }
    // Two names that differ only in what the rule drops: the second keeps an underscore.
    while (!taken.insert(place.space + "::" + place.name).second || files.contains(place.path + ".hpp")) {
      place.name += '_';
      place.path += '_';
    }
    files[place.path + ".hpp"] = HeaderWriter{schema, entity, place}.text();
  }
  return files;
}

}  // namespace quoin::bindgen
