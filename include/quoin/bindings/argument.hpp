// Arguments of generated resources: each holds one value and converts only from what its kind allows.
#pragma once
#include <quoin/bindings/kinds.hpp>

namespace quoin::bindings {

class Object;

/// What every argument has in common: the value, or nothing yet.
class ArgBase {
public:
  const Value& value() const noexcept { return value_; }
  bool is_set() const noexcept { return value_.is_set(); }

protected:
  constexpr ArgBase() noexcept {}
  explicit ArgBase(Value value) noexcept : value_{static_cast<Value&&>(value)} {}
  constexpr ~ArgBase() {}
  ArgBase(const ArgBase&) noexcept = default;
  ArgBase(ArgBase&&) noexcept = default;
  ArgBase& operator=(const ArgBase&) noexcept = default;
  ArgBase& operator=(ArgBase&&) noexcept = default;

private:
  Value value_;
};

/// An argument under its name in the target.
struct NamedArgument {
  const char* name;
  const ArgBase& argument;
};

/// Collects an object's members by name. Generated `write` functions fill it.
class Object {
public:
  Object();
  ~Object();
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  /// Sets members; an argument that was not given stays out. Names must live as long as the program does.
  void set(std::initializer_list<NamedArgument> members);
  void set(std::string_view name, const Value& value);
  /// Sets members; an argument that was not given becomes null (objects in Terraform name all their members).
  void set_or_null(std::initializer_list<NamedArgument> members);
  /// Sets nested blocks and notes when there are fewer or more than the schema allows (0: no limit).
  void set_blocks(const char* name, const ArgBase& argument, unsigned min, unsigned max);
  /// Sets a member under a name that is copied.
  void set_copied(std::string_view name, const Value& value);
  Value finish();

private:
  void* members_;
};

namespace detail {

/// Collects a list's items.
class ListBuilder {
public:
  ListBuilder();
  ~ListBuilder();
  ListBuilder(const ListBuilder&) = delete;
  ListBuilder& operator=(const ListBuilder&) = delete;
  void add(const Value& value);
  Value finish();
  Value finish_sorted();

private:
  void* items_;
};

Value from_unsigned(std::uint64_t value);

/// Whether a `U` fits an argument of the scalar kind `K`. (Variables, not concepts: compilers then say in one
/// line what did not fit.)
template <class K, class U> inline constexpr bool fits = false;
template <class U>
inline constexpr bool fits<String, U> = quoin::detail::Characters<U> || std::same_as<U, Text> ||
                                        RefOf<U, String> || RefOf<U, Number> || Vouched<U>;
template <class U>
inline constexpr bool fits<Secret, U> = quoin::detail::Characters<U> || std::same_as<U, Text> ||
                                        RefOf<U, String> || std::same_as<U, SecretRef> || Vouched<U>;
template <class U>
inline constexpr bool fits<Boolean, U> = std::same_as<U, bool> || RefOf<U, Boolean> || Vouched<U>;
template <class U> inline constexpr bool fits<Integer, U> = Whole<U> || RefOf<U, Number> || Vouched<U>;
template <class U>
inline constexpr bool fits<Number, U> = Whole<U> || std::floating_point<U> || RefOf<U, Number> || Vouched<U>;
template <class U>
inline constexpr bool fits<Any, U> =
    std::same_as<U, bool> || Whole<U> || std::floating_point<U> || quoin::detail::Characters<U> ||
    std::same_as<U, Text> || RefTraits<U>::is_ref || Vouched<U>;

/// What fits, as a value.
template <class U> Value to_value(const U& value) {
  if constexpr (std::same_as<U, bool>) {
    return Value::boolean(value);
  } else if constexpr (Whole<U> && std::is_signed_v<U>) {
    return Value::integer(value);
  } else if constexpr (Whole<U>) {
    return from_unsigned(value);
  } else if constexpr (std::floating_point<U>) {
    return Value::number(static_cast<double>(value));
  } else if constexpr (quoin::detail::Characters<U>) {
    return Value::string(value);
  } else {
    return value_of(value);
  }
}

template <class K> inline constexpr bool is_scalar = false;
template <> inline constexpr bool is_scalar<String> = true;
template <> inline constexpr bool is_scalar<Secret> = true;
template <> inline constexpr bool is_scalar<Boolean> = true;
template <> inline constexpr bool is_scalar<Integer> = true;
template <> inline constexpr bool is_scalar<Number> = true;
template <> inline constexpr bool is_scalar<Any> = true;

}  // namespace detail

// What hundreds of arguments do in every program costs the user compile time: an argument's own constructor
// and destructor are inlined even without optimization, those below them are shared, and none throws (a
// program that is out of memory ends).

/// What an argument of kind `K` is made from. The primary template is a nested block's or property type's
/// struct:
/// `{{.field = …}}`, or the struct by its name.
template <class K> class From : public ArgBase {
public:
  template <class U = int> constexpr From() noexcept {}
  From(const K& fields) noexcept : ArgBase{object_of(fields)} {}
  template <detail::Vouched U> From(const U& value) noexcept : ArgBase{detail::value_of(value)} {}

private:
  static Value object_of(const K& fields) {
    Object out;
    write(out, fields);
    return out.finish();
  }
};

template <class K>
  requires(detail::is_scalar<K>)
class From<K> : public ArgBase {
public:
  template <class U = int> constexpr From() noexcept {}
  template <class U>
    requires(detail::fits<K, U>)
  From(const U& value) noexcept : ArgBase{detail::to_value(value)} {}
};

namespace detail {

/// What stands between the braces of a list: a struct as it is, everything else as its argument.
template <class K> struct ElementOf {
  using type = K;
};
template <class K>
  requires(is_scalar<K>)
struct ElementOf<K> {
  using type = From<K>;
};
template <class T> struct ElementOf<List<T>> {
  using type = From<List<T>>;
};
template <class T> struct ElementOf<Set<T>> {
  using type = From<Set<T>>;
};
template <class T> struct ElementOf<Map<T>> {
  using type = From<Map<T>>;
};
template <class K> using Element = typename ElementOf<K>::type;

template <class R, class K>
concept RangeOf = !quoin::detail::Characters<R> && requires(const R& range) {
  range.begin() != range.end();
  requires std::convertible_to<decltype(*range.begin()), From<K>>;
};
template <class R, class K>
concept NamedRangeOf = requires(const R& range) {
  range.begin() != range.end();
  { (*range.begin()).first } -> std::convertible_to<std::string_view>;
  requires std::convertible_to<decltype(((*range.begin()).second)), From<K>>;
};

/// Anything with `begin()` and `end()` whose items fit the kind, such as a `std::vector`.
template <class R, class K> inline constexpr bool is_range_of = RangeOf<R, K>;
/// The same with named values, such as a `std::map`.
template <class R, class K> inline constexpr bool is_named_range_of = NamedRangeOf<R, K>;
/// A reference to a collection, or a value that its author vouches for.
template <class U, class K> inline constexpr bool is_whole = RefOf<U, K> || Vouched<U>;

}  // namespace detail

template <class K> class From<List<K>> : public ArgBase {
public:
  template <class U = int> constexpr From() noexcept {}
  From(std::initializer_list<detail::Element<K>> items) noexcept : ArgBase{list_of(items)} {}
  template <class R>
    requires(detail::is_range_of<R, K> || detail::is_whole<R, List<K>>)
  From(const R& items) noexcept : ArgBase{list_of(items)} {}

private:
  template <class R> static Value list_of(const R& items) {
    if constexpr (detail::is_whole<R, List<K>>) {
      return detail::value_of(items);
    } else {
      detail::ListBuilder out;
      for (const auto& item : items) out.add(From<K>(item).value());
      return out.finish();
    }
  }
};

template <class K> class From<Set<K>> : public ArgBase {
public:
  template <class U = int> constexpr From() noexcept {}
  From(std::initializer_list<detail::Element<K>> items) noexcept : ArgBase{list_of(items)} {}
  template <class R>
    requires(detail::is_range_of<R, K> || detail::is_whole<R, List<K>>)
  From(const R& items) noexcept : ArgBase{list_of(items)} {}

private:
  template <class R> static Value list_of(const R& items) {
    if constexpr (detail::is_whole<R, List<K>>) {
      return detail::value_of(items);
    } else {
      detail::ListBuilder out;
      for (const auto& item : items) out.add(From<K>(item).value());
      return out.finish_sorted();
    }
  }
};

/// One entry of a map: `{"name", value}`.
template <class K> struct Entry {
  std::string_view name;
  detail::Element<K> value;
};

template <class K> class From<Map<K>> : public ArgBase {
public:
  template <class U = int> constexpr From() noexcept {}
  From(std::initializer_list<Entry<K>> entries) noexcept : ArgBase{object_of(entries)} {}
  template <class R>
    requires(detail::is_named_range_of<R, K> || detail::is_whole<R, Map<K>>)
  From(const R& entries) noexcept : ArgBase{object_of_range(entries)} {}

private:
  static Value object_of(std::initializer_list<Entry<K>> entries) {
    Object out;
    for (const Entry<K>& entry : entries) out.set_copied(entry.name, From<K>(entry.value).value());
    return out.finish();
  }
  template <class R> static Value object_of_range(const R& entries) {
    if constexpr (detail::is_whole<R, Map<K>>) {
      return detail::value_of(entries);
    } else {
      Object out;
      for (const auto& entry : entries) out.set_copied(entry.first, From<K>(entry.second).value());
      return out.finish();
    }
  }
};

/// An optional argument. `Name` is only there so that a compiler's message about a wrong value names the
/// argument.
template <class K, class Name> class Arg : public From<K> {
public:
  using From<K>::From;
  [[gnu::always_inline]] constexpr Arg() noexcept {}
  Arg(const Arg&) noexcept = default;
  Arg(Arg&&) noexcept = default;
  Arg& operator=(const Arg&) noexcept = default;
  Arg& operator=(Arg&&) noexcept = default;
  [[gnu::always_inline]] constexpr ~Arg() {}
};

/// A free-form object: `object({{"Version", "2012-10-17"}, {"Statement", list({…})}})`.
inline Value object(std::initializer_list<Entry<Any>> members) { return From<Map<Any>>(members).value(); }
/// A free-form list.
inline Value list(std::initializer_list<From<Any>> items) { return From<List<Any>>(items).value(); }

}  // namespace quoin::bindings
