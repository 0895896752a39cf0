// The tree's public face: where a construct stands, and what can be said of any of them.
#pragma once

#include <quoin/value.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>

namespace quoin {

namespace detail {
struct NodeData;
}

/// A tag of AWS: it is written on every resource below the construct that carries it.
struct Tag {
  std::string_view key;
  std::string_view value;
};

/// Which of the targets an override concerns.
enum class Target : std::uint8_t { terraform, cloudformation };

/// A value for override_property(): a text, a whole number, true or false, or a Value for anything else.
class PropertyValue {
public:
  template <class T>
    requires std::same_as<T, bool>
  PropertyValue(T boolean) : value_{Value::boolean(boolean)} {}  // NOLINT(google-explicit-constructor)
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  PropertyValue(T integer) : value_{Value::integer(integer)} {}  // NOLINT(google-explicit-constructor)
  template <std::convertible_to<Text> T>
  PropertyValue(const T& text)
      : value_{static_cast<Text>(text).value()} {}                     // NOLINT(google-explicit-constructor)
  PropertyValue(Value value) : value_{static_cast<Value&&>(value)} {}  // NOLINT(google-explicit-constructor)

  const Value& value() const noexcept { return value_; }

private:
  Value value_;
};

/// A construct's place in the tree. A small handle: the tree owns what it stands for.
class Node {
public:
  constexpr Node() noexcept = default;
  explicit constexpr Node(detail::NodeData& data) noexcept : data_{&data} {}
  constexpr Node(const Node&) noexcept = default;
  constexpr Node& operator=(const Node&) noexcept = default;
  // Not defaulted, on purpose: a construct that is declared and never named again is no unused variable.
  constexpr ~Node() {}  // NOLINT(modernize-use-equals-default)

  /// The id that the program gave: "Db".
  std::string_view id() const;
  /// The way from the app: "chat/Db".
  std::string_view path() const;
  /// What it is: "RdsMysql", "Stack", or "Construct" for a group of the user's own.
  std::string_view kind() const;

  /// What is made here as `new_id` from now on was called `old_id` before, and keeps what was deployed under
  /// that name: `stack.node.renamed("Db", "Store");` stands before the construct `Store`.
  ///
  /// Names in AWS stay those of the old id, for a change would replace what bears them. Terraform gets
  /// `moved` blocks; CloudFormation keeps the old logical ids. Several renames of one construct: the oldest
  /// first. Errors: the construct is made already; nothing is made under the new id; a sibling bears the old
  /// one; a stack.
  const Node& renamed(std::string_view old_id, std::string_view new_id,
                      std::source_location where = std::source_location::current()) const;

  /// The same of a construct that is made already and has no names in AWS that are made of its id: a raw
  /// resource, or a group before anything stands in it.
  ///
  /// Errors: names that are made already (`renamed()` is for those); a sibling that bears that id now; the
  /// construct's own id.
  const Node& formerly(std::string_view old_id,
                       std::source_location where = std::source_location::current()) const;

  /// Adds or replaces a tag here and below. The nearest one wins. Keys are 1 to 128 characters and do not
  /// start with `aws:`, values at most 256; both of letters, digits, spaces and `+ - = . _ : / @`.
  const Node& tag(std::string_view key, std::string_view value,
                  std::source_location where = std::source_location::current()) const;

  /// Sets one property of what the construct emits, by the target's own names:
  /// `db.node.override_property(Target::terraform, "", "maintenance_window", "sun:03:00-sun:04:00")`.
  ///
  /// `resource` names the resource inside the construct ("" is its main one; graph.json lists them).
  /// `property` is a path, "load_balancer.0.container_port". Reports list every override. Errors: no such
  /// resource.
  const Node& override_property(Target target, std::string_view resource, std::string_view property,
                                const PropertyValue& value,
                                std::source_location where = std::source_location::current()) const;

  constexpr detail::NodeData* data() const noexcept { return data_; }
  friend constexpr bool operator==(const Node& left, const Node& right) noexcept {
    return left.data_ == right.data_;
  }

private:
  detail::NodeData* data_ = nullptr;
};

/// A construct: anything with a node in the tree.
template <class T>
concept Construct = requires(const T& construct) {
  { construct.node } -> std::convertible_to<const Node&>;
};

/// Where a new construct is put: below another construct, a stack, or the app.
class Scope {
public:
  constexpr Scope(const Node& node) noexcept : node_{node} {}  // NOLINT(google-explicit-constructor)
  template <Construct C>
  constexpr Scope(const C& construct) noexcept
      : node_{construct.node} {}  // NOLINT(google-explicit-constructor)

  constexpr const Node& node() const noexcept { return node_; }

private:
  Node node_;
};

/// A group of constructs: the base of a construct of the user's own.
///
///     struct OrderService {
///       Scope scope; std::string_view id; OrderServiceProps props;
///       Node node = make_group(scope, id, "OrderService", std::source_location::current());
///       FargateService api{node, "Api", {…}};
///     };
Node make_group(Scope scope, std::string_view id, std::string_view kind, std::source_location where);

/// A plain group: `Group backend{stack, "Backend"};`
struct Group {
  Scope scope;
  std::string_view id;
  Node node = make_group(scope, id, "Group", std::source_location::current());
};

}  // namespace quoin
