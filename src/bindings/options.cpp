// What a resource's typed options are to the synthesizers.
#include "bindings/options_of.hpp"
#include "core/tree.hpp"

#include <quoin/cloudformation/condition.hpp>

#include <array>
#include <utility>

namespace quoin::bindings {

using quoin::detail::Field;
using quoin::detail::intern;
using quoin::detail::Rarely;
using quoin::detail::ResourceOptions;
using quoin::detail::ValueAccess;

namespace {

/// An object, or nothing where it would be empty.
Value unless_empty(Value object) {
  if (ValueAccess::fields(object).empty()) return {};
  return object;
}

// In the order of the enumerators.
constexpr std::array<std::string_view, 5> deletion_names{"", "Delete", "Retain", "RetainExceptOnCreate",
                                                         "Snapshot"};
constexpr std::array<std::string_view, 4> replacement_names{"", "Delete", "Retain", "Snapshot"};

}  // namespace

std::string_view DeletionPolicy::name() const noexcept {
  return choice_ == unset ? name_ : deletion_names[choice_];
}

std::string_view UpdateReplacePolicy::name() const noexcept {
  return choice_ == unset ? name_ : replacement_names[choice_];
}

Dependency::Dependency(const Attributes& resource)
    : ArgBase{detail::keep(Value::reference(resource.target(), ""))} {}

const Value* Dependency::whole(const Node& node) { return detail::keep(Value::reference(*node.data(), "")); }

const Value* ProviderChoice::configuration(const Node& node) {
  return detail::keep(Value::reference(*node.data(), ""));
}

ConditionChoice::ConditionChoice(const cfn::Condition& condition) noexcept
    : ArgBase{detail::keep(Value::reference(*condition.node.data(), ""))} {}

const Value* From<ForEach>::by_themselves(const ArgBase& keys) {
  std::vector<Field> fields;
  for (const Value& key : ValueAccess::items(keys.value()))
    fields.push_back({quoin::detail::intern(key.characters()), key});
  return detail::keep(ValueAccess::object(std::move(fields)));
}

std::vector<Value> dependencies_of(const ArgBase& from) {
  return from.is_set() ? ValueAccess::copied_items(from.value()) : std::vector<Value>{};
}

Value repetition_of(const ArgBase& count, const ArgBase& for_each) {
  if (!count.is_set() && !for_each.is_set()) return {};
  return ValueAccess::object({{"count", count.value()}, {"for_each", for_each.value()}});
}

Rarely<ResourceOptions> options_of(const TerraformOptions& from) {
  ResourceOptions to;
  to.depends_on = dependencies_of(from.depends_on);
  to.region = intern(from.region);
  to.lifecycle = unless_empty(object_of(from.lifecycle));
  to.meta = repetition_of(from.count, from.for_each);
  to.provider = from.provider.value();
  return unless_plain(std::move(to));
}

Rarely<ResourceOptions> options_of(const CloudFormationOptions& from) {
  ResourceOptions to;
  to.depends_on = dependencies_of(from.depends_on);
  to.region = intern(from.region);
  to.deletion_policy = intern(from.deletion_policy.name());
  to.update_replace_policy = intern(from.update_replace_policy.name());
  to.condition = from.condition.value();
  to.metadata = from.metadata.value();
  return unless_plain(std::move(to));
}

}  // namespace quoin::bindings
