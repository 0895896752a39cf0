// Reads properties of emitted resources and names what they refer to in words that both targets share.
#pragma once

#include "assembly/references.hpp"
#include "assembly/template.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quoin::facts {

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
  /// can know.
  std::string say(const Value& value) const;

  /// The elements of a list, or the value itself where it is one; none where it is unset. References to lists
  /// that constructs hand out are followed.
  std::vector<Value> each(const Value& value) const;

  /// The resource that a reference leads to, or null.
  const detail::Resource* target(const Value& value) const;

private:
  std::string say(const detail::Reference& reference) const;
  /// The path of the resource, or of the one that it is a part of.
  std::string principal_of(const detail::Resource& resource) const;
  /// A piece of a text stands for characters that are known now.
  bool is_known(const Value& piece) const;

  const assembly::Assembly& assembly_;
  const detail::NodeData& stack_;
};

}  // namespace quoin::facts
