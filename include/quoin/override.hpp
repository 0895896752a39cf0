// Overrides by the typed argument: what a construct emits, changed where the construct has no word for it.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin {

namespace detail {

/// What the argument is called in the target: its row is the one whose field lies where it does. Nothing is
/// made or read: only an address is reckoned.
template <class Args, class Argument> const char* name_of(Argument Args::* field) noexcept {
  union Space {
    constexpr Space() noexcept : nothing{} {}
    constexpr ~Space() {}
    char nothing;
    Args args;
  } space;
  const auto* first = reinterpret_cast<const char*>(&space);
  const auto* place = reinterpret_cast<const char*>(&(space.args.*field));
  const bindings::FieldRow* row = Args::fields_;
  for (; first < place; ++row) first += bindings::detail::size_of(*row);
  return row->name;
}

void override_argument(const Node& node, const bindings::ResourceType& type, std::string_view resource,
                       std::string_view property, const Value& value, std::source_location where);

template <class T> struct Itself {
  using type = T;
};

}  // namespace detail

/// Sets one argument of a resource that a construct emits, over what the construct says:
///
///     override_argument(db, "", &tf::aws::DbInstanceArgs::maintenance_window, "sun:03:00-sun:04:00");
///     override_argument(db, "", &cfn::rds::DBInstanceArgs::preferred_maintenance_window,
///     "sun:03:00-sun:04:00");
///
/// `resource` names the resource inside the construct ("" is its main one; graph.json lists them). The value
/// is checked as the resource's own argument is, by the compiler; the rules look at what comes out. Each
/// target has resources of its own: an override concerns that of the argument's. Reports list every override.
/// What lies deeper than an argument, `Node::override_property` reaches by its path. Errors: no such
/// resource; one of another type.
template <Construct C, class Args, class Argument>
void override_argument(const C& construct, std::string_view resource, Argument Args::* argument,
                       const typename detail::Itself<Argument>::type& value,
                       std::source_location where = std::source_location::current()) {
  detail::override_argument(construct.node, Args::resource_::type, resource, detail::name_of(argument),
                            value.value(), where);
}

/// A value that the argument does not take.
template <Construct C, class Args, class Argument, class Value>
  requires(!std::convertible_to<const Value&, Argument>)
void override_argument(const C&, std::string_view, Argument Args::*, const Value&,
                       std::source_location = std::source_location::current()) {
  static_assert(
      bindings::detail::never<Value>,
      "the value does not fit the argument that the override names. Fix: what the resource itself takes "
      "there");
}

}  // namespace quoin
