// Reads properties of emitted resources and names what they refer to in words that both targets share.
#pragma once

#include "assembly/references.hpp"
#include "assembly/template.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace quoin::facts {

/// The elements of a list, or a value as its only element, or none. It shares what it walks over.
class Elements {
public:
  /// None where the value is unset or null.
  explicit Elements(Value value) : value_{std::move(value)} {}

  const Value* begin() const { return span().data(); }
  const Value* end() const { return span().data() + size(); }
  std::size_t size() const { return span().size(); }
  bool empty() const { return size() == 0; }
  const Value& operator[](std::size_t position) const { return span()[position]; }

private:
  std::span<const Value> span() const {
    if (value_.kind() == Value::Kind::list) return detail::ValueAccess::items(value_);
    const bool is_nothing = !value_.is_set() || value_.kind() == Value::Kind::null;
    return {&value_, is_nothing ? std::size_t{0} : std::size_t{1}};
  }

  Value value_;
};

/// The emitted resources of one stack in one target, as the facts see them.
class View {
public:
  View(const assembly::Assembly& assembly, const detail::NodeData& stack)
      : assembly_{assembly}, stack_{stack} {}

  /// The property at a path: "network_configuration.0.subnets", "PortRange.From". A number picks a list's
  /// element; of a block that stands once, `0` is the block itself. Unset where there is none.
  Value property(const Value& object, std::string_view path) const;

  /// The same for what the tables name: a property that starts with '.' is one of `element`, "." is the
  /// element itself, and "Name:key" looks a key up in a list of objects with `Key` and `Value`, or `name` and
  /// `value`.
  Value look_up(const Value& arguments, const Value& element, std::string_view property) const;

  /// The value stands in the template as it is, or one of Quoin's own variables does, which `--state` sets.
  bool is_known_now(const Value& value) const;

  /// What a value says: characters as they are, a reference as the path of the resource that it names, a text
  /// with its references in braces, true and false, numbers. Empty where it is unset, "unknown" where nobody
  /// can know. The characters last as long as the assembly and its tree, whose value it is or a
  /// literal.
  std::string_view say(const Value& value) const;

  /// The elements of a list, or the value itself where it is one; none where it is unset. References to lists
  /// that constructs hand out are followed.
  Elements each(const Value& value) const;

  /// The resource that a reference leads to, or null.
  const detail::Resource* target(const Value& value) const;

private:
  std::string_view say(const detail::Reference& reference) const;
  /// The path of the resource, or of the one that it is a part of.
  std::string_view principal_of(const detail::Resource& resource) const;
  /// A piece of a text stands for characters that are known now.
  bool is_known(const Value& piece) const;

  const assembly::Assembly& assembly_;
  const detail::NodeData& stack_;
};

}  // namespace quoin::facts
