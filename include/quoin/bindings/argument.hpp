// Arguments of generated resources: each holds one value and converts only from what its kind allows.
//
// A header has hundreds of arguments, and every one that a program includes costs it compile time. So an
// argument is a pointer, which is trivial to make, to copy and to forget; what it points at lives as long as
// the process does. What is written out per argument is its type, and no code.
#pragma once
#include <quoin/bindings/kinds.hpp>

namespace quoin::bindings {

/// What every argument has in common: the value, or nothing yet.
class ArgBase {
public:
  const Value& value() const noexcept;
  bool is_set() const noexcept { return value_ != nullptr; }

protected:
  /// What a required argument is made from after its constructor has said that it is missing.
  struct Missing {
    explicit Missing(int) noexcept {}  // not from `{}`, which is an empty block
  };

  ArgBase() = default;
  constexpr explicit ArgBase(const Value* kept) noexcept : value_{kept} {}

private:
  const Value* value_;  // never freed; null where nothing is given
};

struct Limits;  // <quoin/bindings/limits.hpp>

/// A number that an expression gives when the program runs: `.timeout =
/// bindings::at_run_time(job.seconds())`. Only arguments with a range need it, and only of expressions: a
/// literal is judged while compiling, a variable when the program is synthesized.
template <class U> struct RunTimeNumber {
  U number;
};
template <class U>
  requires(detail::Whole<U> || std::floating_point<U>)
constexpr RunTimeNumber<U> at_run_time(U number) noexcept {
  return {number};
}

/// What a field holds beside its pointer where a literal is given: a literal within limits is judged while
/// the program compiles, when there is nowhere to keep a value.
enum class Literal : unsigned char { none, text, integer, number };

/// What the schema says of one field of a struct of arguments. The rows stand in the order of the fields.
struct FieldRow {
  /// The argument's name in the target; null in the one row of a struct without fields.
  const char* name;
  /// How many nested blocks may stand there; 0: no limit.
  unsigned short min = 0;
  unsigned short max = 0;
  /// Not given means null (objects in Terraform name all their members).
  bool or_null = false;
  Literal literal = Literal::none;
  /// What the schema says beyond the type.
  const Limits* limits = nullptr;
};

/// The kind without what limits it.
template <class K> struct PlainKind {
  using type = K;
};
template <class T> struct PlainKind<List<T>> {
  using type = List<typename PlainKind<T>::type>;
};
template <class T> struct PlainKind<Map<T>> {
  using type = Map<typename PlainKind<T>::type>;
};

namespace detail {

/// A struct of arguments whose type is forgotten: fields of the size of a pointer, and a row for each.
struct Fields {
  const FieldRow* rows;
  std::size_t count;
  const void* first;
};

/// How long a field is, in bytes.
constexpr std::size_t size_of(const FieldRow& row) noexcept {
  return row.literal == Literal::none ? sizeof(ArgBase) : 2 * sizeof(ArgBase);
}

constexpr std::size_t size_of(const FieldRow* rows, std::size_t count) noexcept {
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) size += size_of(rows[i]);
  return size;
}

template <class Args> Fields fields_of(const Args& args) noexcept {
  constexpr std::size_t count = sizeof(Args::fields_) / sizeof(FieldRow);
  static_assert(Args::fields_[0].name == nullptr || sizeof(Args) == size_of(Args::fields_, count),
                "a struct of arguments holds arguments only, and a row for each");
  return {Args::fields_, count, &args};
}

/// Several arguments, structs of them, or entries of a map, one after the other in memory.
struct Items {
  const void* first;
  std::size_t count;
  std::size_t size;                // of one of them, in bytes
  const FieldRow* rows = nullptr;  // null: arguments
  std::size_t row_count = 0;
  Literal literal = Literal::none;
};

Value object_of(const Fields& fields);
const Value* keep(Value value);
const Value* keep_list(const Items& items, bool sorted);
const Value* keep_entries(const Items& entries, std::size_t offset);

const Value* keep_flag(bool value) noexcept;
const Value* keep_signed(std::int64_t value);
const Value* keep_unsigned(std::uint64_t value);
const Value* keep_number(double value);
const Value* keep_text(std::string_view value);

/// Collects what a range holds.
class ListBuilder {
public:
  ListBuilder();
  ~ListBuilder();
  ListBuilder(const ListBuilder&) = delete;
  ListBuilder& operator=(const ListBuilder&) = delete;
  void add(const ArgBase& item);
  void add(std::string_view name, const ArgBase& item);
  const Value* keep(bool sorted);
  const Value* keep_object();

private:
  void* items_;
};

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
template <class U> inline constexpr bool fits<Integer, RunTimeNumber<U>> = Whole<U>;
template <class U> inline constexpr bool fits<Number, RunTimeNumber<U>> = true;
template <class U>
inline constexpr bool fits<Number, U> = Whole<U> || std::floating_point<U> || RefOf<U, Number> || Vouched<U>;
template <class U>
inline constexpr bool fits<Any, U> =
    std::same_as<U, bool> || Whole<U> || std::floating_point<U> || quoin::detail::Characters<U> ||
    std::same_as<U, Text> || RefTraits<U>::is_ref || Vouched<U>;
// Most texts are literals, each length of which is a type of its own: they are let in without much ado.
template <std::size_t N> inline constexpr bool fits<String, char[N]> = true;

/// What fits, as a value that stays.
template <class U> const Value* kept(const U& value) {
  if constexpr (std::same_as<U, bool>) {
    return keep_flag(value);
  } else if constexpr (Whole<U> && std::is_signed_v<U>) {
    return keep_signed(value);
  } else if constexpr (Whole<U>) {
    return keep_unsigned(value);
  } else if constexpr (std::floating_point<U>) {
    return keep_number(static_cast<double>(value));
  } else if constexpr (quoin::detail::Characters<U>) {
    return keep_text(value);
  } else {
    return keep(value_of(value));
  }
}
template <std::size_t N> const Value* kept(const char (&value)[N]) { return keep_text(value); }
template <class U> const Value* kept(RunTimeNumber<U> wrapped) { return kept(wrapped.number); }

template <class K> inline constexpr bool is_scalar = false;
template <> inline constexpr bool is_scalar<String> = true;
template <> inline constexpr bool is_scalar<Secret> = true;
template <> inline constexpr bool is_scalar<Boolean> = true;
template <> inline constexpr bool is_scalar<Integer> = true;
template <> inline constexpr bool is_scalar<Number> = true;
template <> inline constexpr bool is_scalar<Any> = true;

}  // namespace detail

/// What an argument of kind `K` is made from. The primary template is a nested block's or property type's
/// struct:
/// `{{.field = …}}`, or the struct by its name.
///
/// One that is not `optional` has no default constructor of its own, which leaves room for one that says what
/// is missing.
template <class K, bool optional = true> class From : public ArgBase {
public:
  From()
    requires(optional)
  = default;
  explicit From(ArgBase::Missing) noexcept : ArgBase{nullptr} {}
  From(const K& fields) noexcept : ArgBase{detail::keep(detail::object_of(detail::fields_of(fields)))} {}
  template <detail::Vouched U>
  From(const U& value) noexcept : ArgBase{detail::keep(detail::value_of(value))} {}
};

template <class K, bool optional>
  requires(detail::is_scalar<K>)
class From<K, optional> : public ArgBase {
public:
  From()
    requires(optional)
  = default;
  explicit From(ArgBase::Missing) noexcept : ArgBase{nullptr} {}
  template <class U>
    requires(detail::fits<K, U>)
  From(const U& value) noexcept : ArgBase{detail::kept(value)} {}
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

/// What an argument of this kind holds beside its pointer.
template <class K> inline constexpr Literal literal_of = Literal::none;

/// `first` to the last of `count` holders of a `K`, each `size` bytes long.
template <class K> Items items_of(const void* first, std::size_t count, std::size_t size) {
  if constexpr (requires { K::fields_; }) {
    return {first, count, size, K::fields_, sizeof(K::fields_) / sizeof(FieldRow)};
  } else {
    return {first, count, size, nullptr, 0, literal_of<K>};
  }
}

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
template <class U, class K>
inline constexpr bool is_whole = RefOf<U, typename PlainKind<K>::type> || Vouched<U>;

template <class K, class Collection, class R> const Value* kept_range(const R& items, bool sorted) {
  if constexpr (is_whole<R, Collection>) {
    return keep(value_of(items));
  } else {
    ListBuilder out;
    for (const auto& item : items) out.add(From<K>(item));
    return out.keep(sorted);
  }
}

}  // namespace detail

template <class K, bool optional> class From<List<K>, optional> : public ArgBase {
public:
  From()
    requires(optional)
  = default;
  explicit From(ArgBase::Missing) noexcept : ArgBase{nullptr} {}
  From(std::initializer_list<detail::Element<K>> items) noexcept
      : ArgBase{detail::keep_list(
            detail::items_of<K>(items.begin(), items.size(), sizeof(detail::Element<K>)), false)} {}
  template <class R>
    requires(detail::is_range_of<R, K> || detail::is_whole<R, List<K>>)
  From(const R& items) noexcept : ArgBase{detail::kept_range<K, List<K>>(items, false)} {}
};

template <class K, bool optional> class From<Set<K>, optional> : public ArgBase {
public:
  From()
    requires(optional)
  = default;
  explicit From(ArgBase::Missing) noexcept : ArgBase{nullptr} {}
  From(std::initializer_list<detail::Element<K>> items) noexcept
      : ArgBase{detail::keep_list(
            detail::items_of<K>(items.begin(), items.size(), sizeof(detail::Element<K>)), true)} {}
  template <class R>
    requires(detail::is_range_of<R, K> || detail::is_whole<R, List<K>>)
  From(const R& items) noexcept : ArgBase{detail::kept_range<K, List<K>>(items, true)} {}
};

/// One entry of a map: `{"name", value}`.
template <class K> struct Entry {
  std::string_view name;
  detail::Element<K> value;
};

template <class K, bool optional> class From<Map<K>, optional> : public ArgBase {
public:
  From()
    requires(optional)
  = default;
  explicit From(ArgBase::Missing) noexcept : ArgBase{nullptr} {}
  From(std::initializer_list<Entry<K>> entries) noexcept
      : ArgBase{detail::keep_entries(detail::items_of<K>(entries.begin(), entries.size(), sizeof(Entry<K>)),
                                     sizeof(std::string_view))} {}
  template <class R>
    requires(detail::is_named_range_of<R, K> || detail::is_whole<R, Map<K>>)
  From(const R& entries) noexcept : ArgBase{kept_range(entries)} {}

private:
  template <class R> static const Value* kept_range(const R& entries) {
    if constexpr (detail::is_whole<R, Map<K>>) {
      return detail::keep(detail::value_of(entries));
    } else {
      detail::ListBuilder out;
      for (const auto& entry : entries) out.add(entry.first, From<K>(entry.second));
      return out.keep_object();
    }
  }
};

/// What a required argument is made from.
template <class K> using Required = From<K, false>;

/// An optional argument. `Name` is only there so that a compiler's message about a wrong value names the
/// argument.
template <class K, class Name> struct Arg : From<K> {
  using From<K>::From;
};

/// An argument that the schema calls deprecated. Its constructor is written out, or g++ would warn of every
/// program that does *not* give it.
template <class K, class Name> struct DeprecatedArg : From<K> {
  using From<K>::From;
  constexpr DeprecatedArg() noexcept : From<K>{} {}
};

/// A free-form object: `object({{"Version", "2012-10-17"}, {"Statement", list({…})}})`.
inline Value object(std::initializer_list<Entry<Any>> members) { return From<Map<Any>>(members).value(); }
/// A free-form list.
inline Value list(std::initializer_list<From<Any>> items) { return From<List<Any>>(items).value(); }

/// The arguments as an object under the target's own names.
template <class Args> Value object_of(const Args& args) { return detail::object_of(detail::fields_of(args)); }

}  // namespace quoin::bindings
