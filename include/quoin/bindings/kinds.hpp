// The kinds of values that generated arguments and attributes name: text, numbers, lists of them, and so on.
#pragma once
#include <quoin/value.hpp>

namespace quoin::bindings {

/// Text.
struct String {};
/// True or false; nothing else converts to it.
struct Boolean {};
/// A number, whole or not.
struct Number {};
/// A whole number.
struct Integer {};
/// A free-form value: policies, JSON documents, values of a dynamic type.
struct Any {};
/// Text that is secret: its references do not convert to `Text`.
struct Secret {};
/// An ordered list.
template <class T> struct List {};
/// A list whose order means nothing; it is put out sorted.
template <class T> struct Set {};
/// Values by name.
template <class T> struct Map {};

/// A reference to a secret value. Only arguments that the schema calls sensitive or write-only accept it.
class SecretRef {
public:
  SecretRef() noexcept = default;
  SecretRef(const quoin::detail::Target& target, std::string_view attribute)
      : value_{Value::reference(target, attribute)} {}
  explicit SecretRef(Value value) noexcept : value_{static_cast<Value&&>(value)} {}

  const Value& value() const noexcept { return value_; }

private:
  Value value_;
};

/// A value of any kind that its author vouches for: every argument accepts it.
class Unchecked {
public:
  explicit Unchecked(Value value) noexcept : value_{static_cast<Value&&>(value)} {}
  const Value& value() const noexcept { return value_; }

private:
  Value value_;
};

/// Passes a value that is built elsewhere (an expression, a conditional) to any argument. A `Value` is taken
/// as it is.
inline Unchecked unchecked(Value value) { return Unchecked{static_cast<Value&&>(value)}; }

/// A structure for an argument that is text: it is printed as JSON text, with its references resolved.
Unchecked json(const Value& value);

/// The kind behind a reference's type. Identifiers (`Ref<VpcId>`) are text.
template <class T> struct KindOf {
  using type = String;
};
template <> struct KindOf<Boolean> {
  using type = Boolean;
};
template <> struct KindOf<Number> {
  using type = Number;
};
template <> struct KindOf<Integer> {
  using type = Number;
};
template <> struct KindOf<Any> {
  using type = Any;
};
template <class T> struct KindOf<List<T>> {
  using type = List<T>;
};
template <class T> struct KindOf<Set<T>> {
  using type = List<T>;
};
template <class T> struct KindOf<Map<T>> {
  using type = Map<T>;
};

namespace detail {

template <class> inline constexpr bool never = false;

template <class U> struct RefTraits {
  static constexpr bool is_ref = false;
  using kind = void;
};
template <class T> struct RefTraits<Ref<T>> {
  static constexpr bool is_ref = true;
  using kind = typename KindOf<T>::type;
};

/// A reference of exactly this kind; a dynamic value's reference fits everywhere.
template <class U, class Kind>
concept RefOf = RefTraits<U>::is_ref && (std::same_as<typename RefTraits<U>::kind, Kind> ||
                                         std::same_as<typename RefTraits<U>::kind, Any>);

template <class U>
concept Whole =
    std::integral<U> && !std::same_as<U, bool> && !std::same_as<U, char> && !std::same_as<U, wchar_t> &&
    !std::same_as<U, char8_t> && !std::same_as<U, char16_t> && !std::same_as<U, char32_t>;

/// A value that its author vouches for.
template <class U>
concept Vouched = std::same_as<U, Value> || std::same_as<U, Unchecked>;

inline const Value& value_of(const Value& value) noexcept { return value; }
template <class U> const Value& value_of(const U& carrier) noexcept { return carrier.value(); }

template <class U>
concept Carries = requires(const U& value) {
  { value.value() } -> std::same_as<const Value&>;
};

}  // namespace detail

}  // namespace quoin::bindings
