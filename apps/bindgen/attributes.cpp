// What a resource gives to others: a function for each attribute.
#include "attributes.hpp"

#include "id_table.hpp"
#include "names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace quoin::bindgen {

namespace {

/// Writes one entity's struct of attributes.
class AttributesWriter {
public:
  AttributesWriter(const Schema& schema, const Entity& entity, const Place& place, const Layout& layout)
      : schema_{schema}, entity_{entity}, place_{place}, layout_{layout} {}

  std::string text() {
    put("/// What {} gives to others.\nstruct {}Attributes : bindings::Attributes {{\n  using "
        "Attributes::Attributes;\n",
        comment_text(entity_.name), place_.name);
    if (schema_.target == Target::cloudformation) {
      put_cloudformation_attributes();
    } else {
      put_members(entity_.shape, 1, true);
    }
    put("}};\n\n");
    return std::move(out_);
  }

private:
  template <class... T> void put(fmt::format_string<T...> format, T&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(arguments)...);
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
          names.add(layout_.field_name(dotted(member.name))), cpp_literal(member.name));
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
        const std::string name = names.add(layout_.field_name(member.name));
        const bool block_list =
            is_single_block(member) && member.nesting != Nesting::single && member.nesting != Nesting::group;
        const char mode = block_list      ? (member.nesting == Nesting::set ? 's' : 'l')
                          : outer.empty() ? ' '
                                          : outer[0];
        if (mode == ' ') {
          put("{}{} {}() const {{ return {{target(), path({})}}; }}\n", pad, type, name,
              cpp_literal(member.name));
        } else if (mode == 'm') {
          put("{}{} {}(std::string_view key) const {{ return {{target(), keyed({}, key)}}; }}\n", pad, type,
              name, cpp_literal(member.name));
        } else {
          put("{}{} {}(unsigned index = 0) const {{ return {{target(), {}({}, index)}}; }}\n", pad, type,
              name, mode == 's' ? "chosen" : "indexed", cpp_literal(member.name));
        }
        continue;
      }
      const std::string type =
          attribute_type(member, top ? id_tag(tag_name(), member.name) : std::string_view{});
      put("{}{} {}() const {{ return {{target(), path({})}}; }}\n", pad, type,
          names.add(layout_.field_name(member.name)), cpp_literal(member.name));
    }
  }

  /// Data sources give the same identifiers as the resources that they look up.
  std::string_view tag_name() const {
    return entity_.category == Category::ephemeral ? std::string_view{} : std::string_view{entity_.name};
  }

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
      return fmt::format("quoin::Ref<{}>", collection_of(outer_of(member), "bindings::Any"));
    return fmt::format("quoin::Ref<{}>",
                       collection_of(outer_of(member), std::string(kind_name(member.type.leaf))));
  }

  const Schema& schema_;
  const Entity& entity_;
  const Place& place_;
  const Layout& layout_;
  std::string out_;
};

}  // namespace

std::string attributes_of(const Schema& schema, const Entity& entity, const Place& place,
                          const Layout& layout) {
  return AttributesWriter{schema, entity, place, layout}.text();
}

}  // namespace quoin::bindgen
