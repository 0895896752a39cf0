// Regular expressions as schemas have them (ECMA-262), for a few of them on short texts, also while
// compiling.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quoin::bindings {

/// Whether a text has what a pattern describes. Some patterns are not understood (lookbehind, back
/// references, properties of Unicode) or take too long: then nobody knows.
enum class Match : std::uint8_t { no, yes, unknown };

namespace detail {

/// Tries one pattern by backtracking. Texts are UTF-8; a character is a code point.
class Matcher {
public:
  constexpr Matcher(std::string_view pattern, std::string_view text) noexcept
      : pattern_{pattern}, text_{text} {}

  /// Whether the pattern is found anywhere in the text.
  constexpr Match search() noexcept {
    for (std::size_t at = 0;; at += width(text_, at)) {
      if (alternatives(0, pattern_.size(), at, nullptr)) return unknown_ ? Match::unknown : Match::yes;
      if (unknown_) return Match::unknown;
      if (at >= text_.size()) return Match::no;
    }
  }

private:
  static constexpr unsigned no_limit = ~0U;
  static constexpr unsigned deepest = 200;
  static constexpr std::uint32_t most_steps = 200'000;

  /// What is left to match once a group has matched: its repetition, and what comes after it.
  struct Then {
    const Then* outer;
    std::size_t from, to;              // the rest of the sequence around the group
    std::size_t inner_from, inner_to;  // the group itself
    unsigned min, max, done;
    bool lazy;
    std::size_t started;  // where this repetition began in the text
  };

  struct Atom {
    std::size_t end;   // after the atom, before its quantifier
    std::size_t next;  // after its quantifier
    unsigned min = 1, max = 1;
    bool lazy = false;
    bool quantified = false;
  };

  constexpr bool give_up() noexcept {
    unknown_ = true;
    return false;
  }

  static constexpr std::size_t width(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return 1;
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t wanted = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return wanted < text.size() - at ? wanted : text.size() - at;
  }

  static constexpr char32_t character(std::string_view text, std::size_t at) noexcept {
    const std::size_t count = width(text, at);
    const auto first = static_cast<unsigned char>(text[at]);
    char32_t value = count == 1 ? first : first & (0xffU >> (count + 1));
    for (std::size_t i = 1; i < count; ++i)
      value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
    return value;
  }

  static constexpr bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }
  static constexpr bool is_word(char32_t c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
  static constexpr bool is_space(char32_t c) noexcept {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff;
  }
  static constexpr bool is_end_of_line(char32_t c) noexcept {
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
  }

  /// The end of the atom at `at`: a character, an escape, a class, a group.
  constexpr std::size_t end_of(std::size_t at) noexcept {
    const char c = pattern_[at];
    if (c == '\\') {
      if (at + 1 >= pattern_.size()) return give_up(), pattern_.size();
      const char kind = pattern_[at + 1];
      const std::size_t length = kind == 'x' ? 4 : kind == 'u' ? 6 : 1 + width(pattern_, at + 1);
      return at + length <= pattern_.size() ? at + length : (give_up(), pattern_.size());
    }
    if (c == '[') {
      for (std::size_t i = at + 1; i < pattern_.size(); i += pattern_[i] == '\\' ? 2 : 1)
        if (pattern_[i] == ']') return i + 1;
      return give_up(), pattern_.size();
    }
    if (c != '(') return at + width(pattern_, at);
    unsigned depth = 0;
    for (std::size_t i = at; i < pattern_.size();) {
      if (pattern_[i] == '(') {
        ++depth;
        ++i;
      } else if (pattern_[i] == ')') {
        ++i;
        if (--depth == 0) return i;
      } else {
        i = end_of(i);
      }
    }
    return give_up(), pattern_.size();
  }

  constexpr bool count_at(std::size_t& at, unsigned& count) const noexcept {
    const std::size_t begin = at;
    count = 0;
    while (at < pattern_.size() && is_digit(static_cast<unsigned char>(pattern_[at])) && at - begin < 7)
      count = count * 10 + static_cast<unsigned>(pattern_[at++] - '0');
    return at != begin;
  }

  constexpr Atom atom_at(std::size_t at) noexcept {
    Atom atom{.end = end_of(at), .next = 0};
    atom.next = atom.end;
    if (atom.end >= pattern_.size()) return atom;
    const char c = pattern_[atom.end];
    if (c == '*' || c == '+' || c == '?') {
      atom.min = c == '+' ? 1 : 0;
      atom.max = c == '?' ? 1 : no_limit;
      atom.next = atom.end + 1;
      atom.quantified = true;
    } else if (c == '{') {  // what is no quantifier stands for itself
      std::size_t i = atom.end + 1;
      unsigned min = 0;
      unsigned max = 0;
      if (count_at(i, min)) {
        max = min;
        if (i < pattern_.size() && pattern_[i] == ',') {
          ++i;
          if (!count_at(i, max)) max = no_limit;
        }
        if (i < pattern_.size() && pattern_[i] == '}') {
          atom.min = min;
          atom.max = max;
          atom.next = i + 1;
          atom.quantified = true;
        }
      }
    }
    if (atom.quantified && atom.next < pattern_.size()) {
      if (pattern_[atom.next] == '?') {
        atom.lazy = true;
        ++atom.next;
      } else if (pattern_[atom.next] == '+') {
        give_up();  // possessive: not ECMA-262
      }
    }
    return atom;
  }

  constexpr int hex(std::size_t at, std::size_t count) noexcept {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      const char c = pattern_[i];
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return give_up(), 0;
      value = value * 16 + digit;
    }
    return value;
  }

  /// The character that an escape or a plain character stands for; false where it stands for several.
  constexpr bool single(std::size_t at, std::size_t end, char32_t& c) noexcept {
    if (pattern_[at] != '\\') {
      c = character(pattern_, at);
      return true;
    }
    switch (pattern_[at + 1]) {
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 's':
      case 'S':
        return false;
      case 't':
        c = '\t';
        return true;
      case 'n':
        c = '\n';
        return true;
      case 'r':
        c = '\r';
        return true;
      case 'f':
        c = '\f';
        return true;
      case 'v':
        c = '\v';
        return true;
      case 'x':
      case 'u':
        c = static_cast<char32_t>(hex(at + 2, end - at - 2));
        return true;
      default:
        c = character(pattern_, at + 1);
        if (is_word(c) && c != '_') give_up();  // a property, a back reference, a boundary
        return true;
    }
  }

  static constexpr bool is_in(char kind, char32_t c) noexcept {
    switch (kind) {
      case 'd':
        return is_digit(c);
      case 'D':
        return !is_digit(c);
      case 'w':
        return is_word(c);
      case 'W':
        return !is_word(c);
      case 's':
        return is_space(c);
      default:
        return !is_space(c);
    }
  }

  constexpr std::size_t end_in_class(std::size_t at) noexcept {
    return pattern_[at] == '\\' ? end_of(at) : at + width(pattern_, at);
  }

  constexpr bool in_class(std::size_t at, std::size_t end, char32_t c) noexcept {
    std::size_t i = at + 1;
    const bool negated = pattern_[i] == '^';
    if (negated) ++i;
    bool found = false;
    while (i < end - 1 && !unknown_) {
      const std::size_t after = end_in_class(i);
      char32_t low = 0;
      if (!single(i, after, low)) {
        found = found || is_in(pattern_[i + 1], c);
        i = after;
        continue;
      }
      char32_t high = low;
      i = after;
      if (i + 1 < end - 1 && pattern_[i] == '-') {
        const std::size_t after_high = end_in_class(i + 1);
        if (single(i + 1, after_high, high)) {
          i = after_high;
        } else {
          high = low;  // `[a-\d]`: the hyphen stands for itself
        }
      }
      found = found || (c >= low && c <= high);
    }
    return found != negated;
  }

  /// Whether the atom matches the character.
  constexpr bool one(std::size_t at, std::size_t end, char32_t c) noexcept {
    if (pattern_[at] == '.') return !is_end_of_line(c);
    if (pattern_[at] == '[') return in_class(at, end, c);
    char32_t wanted = 0;
    if (!single(at, end, wanted)) return is_in(pattern_[at + 1], c);
    return c == wanted;
  }

  constexpr bool is_word_at(std::size_t at) const noexcept {
    return at < text_.size() && is_word(static_cast<unsigned char>(text_[at]));
  }

  /// Any of the alternatives in a part of the pattern, and then the rest.
  constexpr bool alternatives(std::size_t from, std::size_t to, std::size_t at, const Then* then) noexcept {
    if (++depth_ > deepest) return give_up();
    bool found = false;
    std::size_t begin = from;
    for (std::size_t i = from; !found && !unknown_;) {
      if (i >= to || pattern_[i] == '|') {
        found = sequence(begin, i < to ? i : to, at, then);
        if (i >= to) break;
        begin = ++i;
      } else {
        i = end_of(i);
      }
    }
    --depth_;
    return found && !unknown_;
  }

  constexpr bool resume(std::size_t at, const Then* then) noexcept {
    return then == nullptr || repeat(at, *then);
  }

  /// A group once more, or what comes after it.
  constexpr bool repeat(std::size_t at, const Then& group) noexcept {
    // An empty repetition changes nothing: one is enough.
    const bool again =
        group.done < group.max && (group.done < group.min || group.done == 0 || at != group.started);
    const auto once_more = [&] {
      Then next = group;
      ++next.done;
      next.started = at;
      return alternatives(group.inner_from, group.inner_to, at, &next);
    };
    if (!group.lazy && again && once_more()) return true;
    if (group.done >= group.min && sequence(group.from, group.to, at, group.outer)) return true;
    return group.lazy && again && once_more();
  }

  constexpr bool group(std::size_t from, const Atom& atom, std::size_t to, std::size_t at,
                       const Then* then) noexcept {
    const std::size_t last = atom.end - 1;
    std::size_t inner = from + 1;
    if (pattern_[inner] == '?') {
      const char kind = inner + 1 < last ? pattern_[inner + 1] : '\0';
      if (kind == '=' || kind == '!') {
        if (atom.quantified) return give_up();
        const bool found = alternatives(inner + 2, last, at, nullptr);
        return !unknown_ && found == (kind == '=') && sequence(atom.next, to, at, then);
      }
      if (kind != ':') return give_up();
      inner += 2;
    }
    return repeat(at, {then, atom.next, to, inner, last, atom.min, atom.max, 0, atom.lazy, at});
  }

  /// As many of one character as the atom wants, and then the rest.
  constexpr bool run(std::size_t from, const Atom& atom, std::size_t to, std::size_t at,
                     const Then* then) noexcept {
    std::size_t here = at;
    unsigned count = 0;
    const auto fits = [&] {
      return here < text_.size() && count < atom.max && one(from, atom.end, character(text_, here)) &&
             !unknown_;
    };
    if (atom.lazy) {
      while (true) {
        if (count >= atom.min && sequence(atom.next, to, here, then)) return true;
        if (unknown_ || !fits()) return false;
        here += width(text_, here);
        ++count;
      }
    }
    for (; fits(); ++count) here += width(text_, here);
    while (!unknown_ && count >= atom.min) {
      if (sequence(atom.next, to, here, then)) return true;
      if (count-- == 0) return false;
      --here;
      while (here > at && (static_cast<unsigned char>(text_[here]) & 0xc0U) == 0x80U) --here;
    }
    return false;
  }

  constexpr bool sequence(std::size_t from, std::size_t to, std::size_t at, const Then* then) noexcept {
    if (++depth_ > deepest) return give_up();
    const bool found = walk(from, to, at, then);
    --depth_;
    return found;
  }

  constexpr bool walk(std::size_t from, std::size_t to, std::size_t at, const Then* then) noexcept {
    while (from < to) {
      if (++steps_ > most_steps) return give_up();
      const Atom atom = atom_at(from);
      if (unknown_) return false;
      const char c = pattern_[from];
      const char escaped = c == '\\' ? pattern_[from + 1] : '\0';
      if (c == '^' || escaped == 'A') {  // some schemas write as Python does: \A, \Z
        if (at != 0) return false;
      } else if (c == '$' || escaped == 'Z') {
        if (at != text_.size()) return false;
      } else if (escaped == 'b' || escaped == 'B') {
        const bool boundary = (at > 0 && is_word_at(at - 1)) != is_word_at(at);
        if (boundary != (escaped == 'b')) return false;
      } else if (c == '(') {
        return group(from, atom, to, at, then);
      } else if (c == ')' || c == '*' || c == '+' || c == '?') {
        return give_up();
      } else if (atom.quantified) {
        return run(from, atom, to, at, then);
      } else {
        if (at >= text_.size() || !one(from, atom.end, character(text_, at)) || unknown_) return false;
        at += width(text_, at);
      }
      from = atom.next;
    }
    return resume(at, then);
  }

  std::string_view pattern_;
  std::string_view text_;
  std::uint32_t steps_ = 0;
  unsigned depth_ = 0;
  bool unknown_ = false;
};

}  // namespace detail

/// Whether the pattern is found anywhere in the text.
constexpr Match search(std::string_view pattern, std::string_view text) noexcept {
  return detail::Matcher{pattern, text}.search();
}

/// How many characters a UTF-8 text has.
constexpr std::size_t length_of(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) ++count;
  return count;
}

}  // namespace quoin::bindings
