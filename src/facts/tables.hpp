// The tables that map what is emitted to facts: one row per property that says something about security.
#pragma once

#include <span>
#include <string_view>

namespace quoin::facts {

/// One field of a fact: the first of the properties that is set, separated by '|', or all of them, separated
/// by '+', or what holds where none is. A property that starts with '=' is a constant; "@" is the resource's
/// own path.
struct Column {
  std::string_view field{};
  std::string_view properties{};
  std::string_view otherwise{};
};

/// One kind of resource, and the facts that it states. `repeat` names a list: one fact per element, whose
/// properties start with '.'; an element itself is ".".
struct Row {
  std::string_view type;
  std::string_view kind;
  std::string_view repeat;
  Column columns[8];
};

std::span<const Row> terraform_rows();
std::span<const Row> cloudformation_rows();

/// Arguments that would put a secret value into a template, a plan or the state (QN-SEC-08).
struct SecretProperty {
  std::string_view type;
  std::string_view property;
};
std::span<const SecretProperty> secret_properties();

}  // namespace quoin::facts
