// Arguments whose schema says more than a type: enumerations, lengths, patterns, ranges.
#pragma once
#include <quoin/bindings/argument.hpp>
#include <quoin/bindings/pattern.hpp>

namespace quoin::bindings {

/// A text that a compiler can show in a message.
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

/// Text within limits; `L` is what a generated header says of it. Literals are judged while compiling, all
/// other text when the program is synthesized.
template <class L> struct Limited {
  static constexpr bool judges_literals = true;
};

template <class L> struct PlainKind<Limited<L>> {
  using type = String;
};

namespace detail {

template <class L> struct ElementOf<Limited<L>> {
  using type = From<Limited<L>>;
};

// A compiler that has to call one of these while it compiles cannot. g++ shows all arguments of the template;
// clang cuts them short, and shows the line of the declaration, where the same sentence stands.
template <Says says> void refused();

template <class L, std::size_t N> consteval const char* judged(const char (&text)[N]) {
#ifdef __clang__
  if (!allows(L::limits, {text, N - 1})) L::refuse();
#else
  if (!allows(L::limits, {text, N - 1})) refused<L::says>();
#endif
  return text;
}

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

// g++ 12 does not take an inherited constructor for one that runs while compiling: it is written out here,
// and in the structs of required arguments.
template <class L, class Name> struct Arg<Limited<L>, Name> : From<Limited<L>> {
  using From<Limited<L>>::From;
  Arg() = default;
  template <std::size_t N> consteval Arg(const char (&text)[N]) : From<Limited<L>>{text} {}
};
template <class L, class Name> struct DeprecatedArg<Limited<L>, Name> : From<Limited<L>> {
  using From<Limited<L>>::From;
  constexpr DeprecatedArg() noexcept : From<Limited<L>>{} {}
  template <std::size_t N> consteval DeprecatedArg(const char (&text)[N]) : From<Limited<L>>{text} {}
};

}  // namespace quoin::bindings
