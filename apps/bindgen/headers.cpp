// Turns a schema into C++ headers, one per resource.
#include "headers.hpp"

#include "attributes.hpp"
#include "layout.hpp"
#include "limit_text.hpp"
#include "requirement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

namespace quoin::bindgen {

namespace {

/// Writes one entity's header.
class HeaderWriter {
public:
  HeaderWriter(const Schema& schema, const Entity& entity, const Place& place)
      : schema_{schema}, entity_{entity}, place_{place}, layout_{schema, entity, place} {}

  std::string text() {
    put("// {} of {}{}. Generated; do not edit.\n#pragma once\n#include <quoin/bindings/raw.hpp>\n{}\n",
        comment_text(entity_.name), comment_text(schema_.provider), comment_text(releases()),
        has_limits() ? "#include <quoin/bindings/limits.hpp>\n" : "");
    put_names();
    const std::string release_space = inner_space();
    put("namespace {}{}{} {{\n\n", place_.space, release_space.empty() ? "" : "::inline ", release_space);
    put_arguments();
    if (entity_.category != Category::provider) {
      put("{}", attributes_of(schema_, entity_, place_, layout_));
      put_resource();
    } else {
      put_provider();
    }
    put("}}  // namespace {}{}{}\n", place_.space, release_space.empty() ? "" : "::", release_space);
    return std::move(out_);
  }

private:
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

  bool has_limits() const {
    const std::vector<Layout::Struct>& structs = layout_.structs();
    return std::any_of(structs.begin(), structs.end(), [&](const Layout::Struct& one) {
      const std::vector<Layout::Field> fields = layout_.fields_of(one.shape);
      return std::any_of(fields.begin(), fields.end(),
                         [](const Layout::Field& field) { return is_limited(*field.member); });
    });
  }

  void put_names() {
    std::set<std::string> names;
    for (const Layout::Struct& one : layout_.structs()) {
      for (const Layout::Field& field : layout_.fields_of(one.shape)) {
        if (!field.member->required) names.insert(field.name);
      }
    }
    if (names.empty()) return;
    put("namespace {} {{\n", place_.name_space);
    for (const std::string& name : names) put("struct {};\n", name);
    put("}}  // namespace {}\n\n", place_.name_space);
  }

  std::string argument_kind(const Layout::Field& field) const {
    const Member& member = *field.member;
    std::string leaf;
    if (is_limited_text(member)) {
      leaf = fmt::format("bindings::Limited<{}>", limits_name(field.name));
    } else if (is_limited_number(member)) {
      leaf = fmt::format("bindings::LimitedNumber<{}, {}>", limits_name(field.name),
                         kind_name(member.type.leaf));
    } else if (member.type.leaf == Leaf::shape) {
      leaf = layout_.struct_of(member.type.shape).name;
    } else if (schema_.target == Target::terraform && member.type.leaf == Leaf::string &&
               (member.sensitive || member.write_only)) {
      leaf = "bindings::Secret";
    } else {
      leaf = kind_name(member.type.leaf);
    }
    return collection_of(outer_of(member), leaf);
  }

  void put_arguments() {
    bool deprecated = false;
    for (const Layout::Struct& one : layout_.structs()) {
      for (const Layout::Field& field : layout_.fields_of(one.shape))
        deprecated = deprecated || field.member->deprecated;
    }
    if (deprecated) {
      put("#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored \"-Wdeprecated-declarations\"\n");
    }
    if (entity_.category != Category::provider) put("struct {};\n", place_.name);
    put("/// The arguments of {}, in alphabetical order.\n", comment_text(entity_.name));
    for (std::size_t i = 0; i < layout_.structs().size(); ++i) put_struct(layout_.structs()[i], i == 0);
    if (deprecated) put("#pragma GCC diagnostic pop\n");
    put("\n");
  }

  void put_struct(const Layout::Struct& one, bool main) {
    if (main) {
      put("struct {} {{\n", one.name);
      if (entity_.category != Category::provider)
        put("  using resource_ = {}::{};\n", place_.space, place_.name);
      for (std::size_t i = 1; i < layout_.structs().size(); ++i)
        put("  struct {};\n", layout_.structs()[i].name);
    } else {
      put("struct {}Args::{} {{\n", place_.name, one.name);
    }
    put_limits(one);
    put_rows(one);
    for (const Layout::Field& field : layout_.fields_of(one.shape)) {
      const Member& member = *field.member;
      if (member.deprecated) {
        put("  [[deprecated({})]] ",
            cpp_literal(fmt::format("argument '{}' of {} is deprecated", field.name, owner(one))));
      } else {
        put("  ");
      }
      if (member.required) {
        const std::string name = required_name(field.name) + "_argument";
        put("struct {0} : bindings::Required<{1}> {{\n    using From::From;\n", name, argument_kind(field));
        // g++ 12 does not take an inherited constructor for one that runs while compiling.
        if (is_limited_text(member) && outer_of(member).empty())
          put("    template <std::size_t N> consteval {0}(const char (&text)[N]) : From{{text}} {{}}\n",
              name);
        if (is_limited_number(member) && outer_of(member).empty())
          put("    template <class U> requires(bindings::detail::NumberItself<{1}, U>)\n    consteval "
              "{0}(U&& number) : From{{static_cast<U&&>(number)}} {{}}\n",
              name, kind_name(member.type.leaf));
        put("    template <class U = int>\n    {0}() : From(Missing(0)) {{ "
            "static_assert(bindings::detail::never<U>, {1}); }}\n  }} {2};\n",
            name,
            cpp_literal(
                fmt::format("argument '{0}' of {1} is required. Fix: .{0} = ...", field.name, owner(one))),
            field.name);
      } else {
        put("bindings::{}<{}, arg::{}> {}{{}};\n", member.deprecated ? "DeprecatedArg" : "Arg",
            argument_kind(field), field.name, field.name);
      }
    }
    put("}};\n");
  }

  static std::string required_name(std::string name) {
    while (name.back() == '_') name.pop_back();
    return name;
  }

  std::string owner(const Layout::Struct& one) const {
    return one.field.empty() ? entity_.name : fmt::format("{} in {}", one.field, entity_.name);
  }

  /// The names of the fields in the target, in the fields' order: by them the library reads the struct.
  void put_rows(const Layout::Struct& one) {
    const bool or_null = schema_.shapes[one.shape].exact;
    std::vector<std::string> rows;
    for (const Layout::Field& field : layout_.fields_of(one.shape)) rows.push_back(row(field, or_null));
    if (rows.empty()) rows.emplace_back("{nullptr}");
    put("  static constexpr bindings::FieldRow fields_[]{{{}}};\n", fmt::join(rows, ", "));
  }

  /// What the fields take beyond their types.
  void put_limits(const Layout::Struct& one) {
    std::set<std::string> taken;
    for (const Layout::Struct& each : layout_.structs()) taken.insert(each.name);
    for (const Layout::Field& field : layout_.fields_of(one.shape))
      if (is_limited(*field.member)) put("{}", limits_text(*field.member, field.name, owner(one), taken));
  }

  /// What the field holds beside its pointer; collections hold theirs item by item.
  static std::string_view literal_of(const Member& member) {
    if (!outer_of(member).empty()) return "none";
    if (is_limited_text(member)) return "text";
    return member.type.leaf == Leaf::integer ? "integer" : "number";
  }

  static std::string row(const Layout::Field& field, bool or_null) {
    const Member& member = *field.member;
    const bool is_counted =
        (member.nesting == Nesting::list || member.nesting == Nesting::set) && member.max != 1;
    const std::uint32_t min = is_counted ? member.min : 0;
    const std::uint32_t max = is_counted ? member.max : 0;
    if (is_limited(member))
      return fmt::format("{{{}, {}, {}, {}, bindings::Literal::{}, &{}::limits}}", cpp_literal(member.name),
                         min, max, or_null, literal_of(member), limits_name(field.name));
    if (or_null) return fmt::format("{{{}, {}, {}, true}}", cpp_literal(member.name), min, max);
    if (min != 0 || max != 0) return fmt::format("{{{}, {}, {}}}", cpp_literal(member.name), min, max);
    return fmt::format("{{{}}}", cpp_literal(member.name));
  }

  void put_resource() {
    static constexpr std::array<std::string_view, 4> categories{"", "resource", "data", "ephemeral"};
    put("struct {}{} {{\n  using Args = {}Args;\n  using Attributes = {}Attributes;\n  using Options = "
        "{}::Options;\n",
        entity_.deprecated ? fmt::format("[[deprecated({})]] ", cpp_literal(entity_.name + " is deprecated"))
                           : "",
        place_.name, place_.name, place_.name, schema_.target == Target::terraform ? "tf" : "cfn");
    std::vector<std::string> paths = entity_.create_only;
    for (const Member& member : schema_.shape_of(entity_).members) {
      if (member.create_only) paths.push_back("/" + member.name);
    }
    std::sort(paths.begin(), paths.end());
    if (!paths.empty()) {
      put("  static constexpr const char* create_only[] = {{");
      for (std::size_t i = 0; i < paths.size(); ++i) put("{}{}", i == 0 ? "" : ", ", cpp_literal(paths[i]));
      put("}};\n");
    }
    put("  static constexpr bindings::ResourceType type{{.name = {}, .category = bindings::Category::{}, "
        ".target = quoin::Target::{}{}{}{}}};\n",
        cpp_literal(entity_.name), categories[static_cast<std::size_t>(entity_.category)],
        schema_.target == Target::terraform ? "terraform" : "cloudformation",
        paths.empty() ? ""
                      : fmt::format(", .create_only = create_only, .create_only_count = {}", paths.size()),
        tagging(), provider());
    put_construct(has_required());
    put("}};\n\n");
  }

  bool has_required() const {
    const std::vector<Layout::Field> fields = layout_.fields_of(entity_.shape);
    return std::any_of(fields.begin(), fields.end(),
                       [](const Layout::Field& field) { return field.member->required; });
  }

  /// How the resource takes tags, as a part of a ResourceType's initializer; empty where it takes none.
  std::string tagging() const {
    if (entity_.category != Category::resource) return {};
    // EFS has words of its own.
    constexpr std::array<std::string_view, 3> of_cloudformation{"AccessPointTags", "FileSystemTags", "Tags"};
    const auto is_wanted = [&](std::string_view name) {
      return schema_.target == Target::terraform
                 ? name == "tags"
                 : std::ranges::find(of_cloudformation, name) != of_cloudformation.end();
    };
    for (const Member& member : schema_.shapes[entity_.shape].members) {
      if (!is_wanted(member.name) || !is_argument(member)) continue;
      if (member.type.outer == "m" && member.type.leaf != Leaf::shape)
        return fmt::format(", .tag_style = bindings::TagStyle::map, .tag_property = {}",
                           cpp_literal(member.name));
      if (schema_.target == Target::cloudformation && has_key_and_value(member))
        return fmt::format(", .tag_style = bindings::TagStyle::list, .tag_property = {}",
                           cpp_literal(member.name));
    }
    return {};
  }

  /// Where the resource comes from, as a part of a ResourceType's initializer.
  std::string provider() const {
    if (schema_.target != Target::terraform) return {};
    const Requirement requirement = requirement_of(schema_.releases);
    return fmt::format(", .provider = {{{}, {}, {}, {}}}", cpp_literal(schema_.provider_name()),
                       cpp_literal(schema_.provider), cpp_literal(requirement.least),
                       cpp_literal(requirement.below));
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
  void put_provider();

  const Schema& schema_;
  const Entity& entity_;
  const Place& place_;
  const Layout layout_;
  std::string out_;
};

/// The aggregate that stands in a program: `tf::aws::SqsQueue jobs{stack, "Jobs", {…}};`
void HeaderWriter::put_construct(bool required) {
  put("  quoin::Scope scope;\n  std::string_view id;\n  Args args{};\n  Options options{{}};\n"
      "  quoin::Node node = bindings::make_raw(scope, id, type, bindings::detail::fields_of(args), options, "
      "std::source_location::current());\n"
      "  Attributes attributes() const {{ return Attributes{{bindings::target_of(node)}}; }}\n"
      "  bindings::Arrow<Attributes> operator->() const {{ return {{attributes()}}; }}\n",
      required ? "" : "{}");
  if (schema_.target != Target::terraform) return;
  put("  bindings::Arrow<Attributes> operator[](bindings::Instance which) const {{ return "
      "{{Attributes{{bindings::target_of(node), which}}}}; }}\n");
}

/// A configuration of the provider, which resources name: `tf::aws::Provider audit{stack, "Audit", {…}};`
void HeaderWriter::put_provider() {
  put("/// A configuration of the provider. The default one is what resources have that name none.\n"
      "struct {} {{\n  using Args = {}Args;\n  using provider_ = void;\n"
      "  static constexpr bindings::ResourceType type{{.name = {}, .category = "
      "bindings::Category::provider{}}};\n"
      "  quoin::Scope scope;\n  std::string_view id;\n  Args args{};\n  bool is_default = false;\n"
      "  quoin::Node node = bindings::make_provider(scope, id, type, bindings::detail::fields_of(args), "
      "is_default, std::source_location::current());\n}};\n\n",
      place_.name, place_.name, cpp_literal(schema_.provider_name()), provider(), has_required() ? "" : "{}");
}

}  // namespace

Files headers_of(const Schema& schema) {
  Files files;
  const std::vector<Place> places = places_of(schema);
  for (std::size_t i = 0; i < places.size(); ++i)
    files[places[i].path] = HeaderWriter{schema, schema.entities[i], places[i]}.text();
  return files;
}

}  // namespace quoin::bindgen
