// Arguments whose schema says more than a type: enumerations, lengths, patterns, ranges.
#pragma once
#include <quoin/bindings/argument.hpp>
#include <quoin/bindings/pattern.hpp>

#include <cstdint>

namespace quoin::bindings {

/// A text that a compiler can show in a message. Made where there is one to show: making it takes time.
template <std::size_t N> struct Says {
  char text[N]{};
  consteval Says(const char (&from)[N]) {
    for (std::size_t i = 0; i < N; ++i) text[i] = from[i];
  }
};

/// What the schema says of one argument; of a collection, each of its items.
struct Limits {
  /// The whole sentence: `argument 'mode' of AWS::Made::Thing takes "OFF" or "ON"`.
  const char* says;
  const char* const* values = nullptr;
  unsigned count = 0;  ///< Of `values`; 0: any text.
  const char* pattern = nullptr;
  unsigned shortest = 0;  ///< In characters.
  unsigned longest = ~0U;
  double least = -1.7e308;
  double most = 1.7e308;
};

/// Whether a text is within the limits. A pattern that is not understood refuses nothing.
constexpr bool allows(const Limits& limits, std::string_view text) noexcept {
  bool found = limits.count == 0;
  for (unsigned i = 0; i < limits.count && !found; ++i) found = text == limits.values[i];
  if (!found) return false;
  if (limits.shortest != 0 || limits.longest != ~0U) {
    const std::size_t length = length_of(text);
    if (length < limits.shortest || length > limits.longest) return false;
  }
  return limits.pattern == nullptr || search(limits.pattern, text) != Match::no;
}

constexpr bool allows(const Limits& limits, double number) noexcept {
  return number >= limits.least && number <= limits.most;
}

/// Text within limits; `L` is what a generated header says of it. Literals are judged while compiling, all
/// other text when the program is synthesized.
template <class L> struct Limited {};

/// A number within limits, an `Integer` or a `Number`. Literals and other constant expressions are judged
/// while compiling, variables and `at_run_time(…)` when the program is synthesized.
template <class L, class K> struct LimitedNumber {};

template <class L> struct PlainKind<Limited<L>> {
  using type = String;
};
template <class L, class K> struct PlainKind<LimitedNumber<L, K>> {
  using type = K;
};

namespace detail {

template <class L> inline constexpr Literal literal_of<Limited<L>> = Literal::text;
template <class L> inline constexpr Literal literal_of<LimitedNumber<L, Integer>> = Literal::integer;
template <class L> inline constexpr Literal literal_of<LimitedNumber<L, Number>> = Literal::number;

template <class L> struct ElementOf<Limited<L>> {
  using type = From<Limited<L>>;
};
template <class L, class K> struct ElementOf<LimitedNumber<L, K>> {
  using type = From<LimitedNumber<L, K>>;
};

// A compiler that has to call one of these while it compiles cannot. g++ shows all arguments of the template;
// clang cuts them short, and shows the line of the declaration, where the same sentence stands.
template <Says says> void refused();

template <class L> consteval void refuse_unless(bool allowed) {
#ifdef __clang__
  if (!allowed) L::refuse();
#else
  if (!allowed) refused<Says{L::says}>();
#endif
}

template <class L, std::size_t N> consteval const char* judged(const char (&text)[N]) {
  refuse_unless<L>(allows(L::limits, std::string_view{text, N - 1}));
  return text;
}

/// A literal number stands beside the pointer as its bits with the sign turned: zero is then none, and a
/// struct of arguments stays trivial to make. `K` is read as 64 bits of what `type` says.
inline constexpr std::uint64_t sign_of_literal = std::uint64_t{1} << 63;
template <class K> struct LiteralNumber {
  using type = double;
};
template <> struct LiteralNumber<Integer> {
  using type = std::int64_t;
};

template <class L, class K, class U> consteval std::uint64_t judged_number(U number) {
  using Kept = typename LiteralNumber<K>::type;
  refuse_unless<L>(allows(L::limits, static_cast<double>(number)));
  return __builtin_bit_cast(std::uint64_t, static_cast<Kept>(number) + Kept{0}) ^ sign_of_literal;
}

/// Deduced from `U&&`: a number that stands there itself, no variable.
template <class K, class U>
concept NumberItself = !std::is_reference_v<U> &&
                       (Whole<std::remove_cv_t<U>> || (std::same_as<K, Number> && std::floating_point<U>));

template <class L, class U>
concept ValueOf = requires { typename L::named; } && std::same_as<U, typename L::named>;

}  // namespace detail

template <class L, bool optional> class From<Limited<L>, optional> : public ArgBase {
public:
  From()
    requires(optional)
  = default;
  explicit From(ArgBase::Missing) noexcept : ArgBase{nullptr}, literal_{nullptr} {}
  template <std::size_t N>
  consteval From(const char (&text)[N]) : ArgBase{nullptr}, literal_{detail::judged<L>(text)} {}
  /// Characters that are known only when the program runs.
  template <std::size_t N>
  From(char (&text)[N]) noexcept : ArgBase{detail::keep_text(text)}, literal_{nullptr} {}
  template <class U>
    requires(!std::is_array_v<U> && detail::fits<String, U>)
  From(const U& value) noexcept : ArgBase{detail::kept(value)}, literal_{nullptr} {}
  /// One of an enumeration's values, by its name.
  template <class U>
    requires(detail::ValueOf<L, U>)
  From(const U& value) noexcept
      : ArgBase{nullptr}, literal_{L::limits.values[static_cast<unsigned>(value)]} {}

private:
  const char*
      literal_;  // borrowed, after the pointer of every argument; null where nothing or a value is given
};

template <class L, class K, bool optional> class From<LimitedNumber<L, K>, optional> : public ArgBase {
public:
  From()
    requires(optional)
  = default;
  explicit From(ArgBase::Missing) noexcept : ArgBase{nullptr}, literal_{0} {}
  template <class U>
    requires(detail::NumberItself<K, U>)
  consteval From(U&& number) : ArgBase{nullptr}, literal_{detail::judged_number<L, K>(number)} {}
  template <class U>
    requires(detail::fits<K, U>)
  From(const U& value) noexcept : ArgBase{detail::kept(value)}, literal_{0} {}

private:
  std::uint64_t literal_;  // after the pointer of every argument; 0 where nothing or a value is given
};

// g++ 12 does not take an inherited constructor for one that runs while compiling: it is written out here,
// and in the structs of required arguments.
template <class L, class Name> struct Arg<Limited<L>, Name> : From<Limited<L>> {
  using From<Limited<L>>::From;
  Arg() = default;
  template <std::size_t N> consteval Arg(const char (&text)[N]) : From<Limited<L>>{text} {}
};
template <class L, class K, class Name> struct Arg<LimitedNumber<L, K>, Name> : From<LimitedNumber<L, K>> {
  using From<LimitedNumber<L, K>>::From;
  Arg() = default;
  template <class U>
    requires(detail::NumberItself<K, U>)
  consteval Arg(U&& number) : From<LimitedNumber<L, K>>{static_cast<U&&>(number)} {}
};
template <class L, class Name> struct DeprecatedArg<Limited<L>, Name> : From<Limited<L>> {
  using From<Limited<L>>::From;
  constexpr DeprecatedArg() noexcept : From<Limited<L>>{} {}
  template <std::size_t N> consteval DeprecatedArg(const char (&text)[N]) : From<Limited<L>>{text} {}
};
template <class L, class K, class Name>
struct DeprecatedArg<LimitedNumber<L, K>, Name> : From<LimitedNumber<L, K>> {
  using From<LimitedNumber<L, K>>::From;
  constexpr DeprecatedArg() noexcept : From<LimitedNumber<L, K>>{} {}
  template <class U>
    requires(detail::NumberItself<K, U>)
  consteval DeprecatedArg(U&& number) : From<LimitedNumber<L, K>>{static_cast<U&&>(number)} {}
};

}  // namespace quoin::bindings
