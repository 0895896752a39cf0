// Finds a text that a schema's limits allow.
#include "example_texts.hpp"

#include <quoin/bindings/pattern.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string_view>
#include <vector>

namespace quoin::every_resource {

namespace {

using bindings::Match;

constexpr std::size_t no_limit = ~std::size_t{0};

std::size_t count(std::string_view text, std::size_t otherwise) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? value : otherwise;
}

/// Writes a text along a pattern: of alternatives one, of repetitions as many as is wished and allowed. What
/// it does not understand it leaves out; whether the text is right is judged afterwards.
class Sample {
public:
  Sample(std::string_view pattern, std::size_t repetitions, std::size_t alternative)
      : pattern_{pattern}, repetitions_{repetitions}, alternative_{alternative} {}

  std::string text() { return part(0, pattern_.size()); }

private:
  std::size_t end_of(std::size_t at) const {
    if (pattern_[at] == '\\') {
      const char kind = at + 1 < pattern_.size() ? pattern_[at + 1] : ' ';
      return std::min(pattern_.size(), at + (kind == 'x' ? 4 : kind == 'u' ? 6 : 2));
    }
    if (pattern_[at] == '[') {
      for (std::size_t i = at + 1; i < pattern_.size(); i += pattern_[i] == '\\' ? 2 : 1)
        if (pattern_[i] == ']') return i + 1;
      return pattern_.size();
    }
    if (pattern_[at] != '(') return at + 1;
    for (std::size_t i = at + 1; i < pattern_.size(); i = end_of(i))
      if (pattern_[i] == ')') return i + 1;
    return pattern_.size();
  }

  std::string part(std::size_t from, std::size_t to) {
    std::vector<std::size_t> bars{from};
    for (std::size_t i = from; i < to; i = end_of(i))
      if (pattern_[i] == '|') bars.push_back(i + 1);
    const std::size_t chosen = std::min(alternative_, bars.size() - 1);
    return sequence(bars[chosen], chosen + 1 < bars.size() ? bars[chosen + 1] - 1 : to);
  }

  std::string sequence(std::size_t from, std::size_t to) {
    std::string out;
    while (from < to && out.size() < 5000) {
      const std::size_t end = std::min(end_of(from), to);
      std::size_t next = end;
      std::size_t least = 1;
      std::size_t most = 1;
      if (next < to && std::string_view{"*+?"}.find(pattern_[next]) != std::string_view::npos) {
        least = pattern_[next] == '+' ? 1 : 0;
        most = pattern_[next] == '?' ? 1 : no_limit;
        ++next;
      } else if (next < to && pattern_[next] == '{') {
        if (const std::size_t close = pattern_.find('}', next); close != std::string_view::npos) {
          const std::string_view inside = pattern_.substr(next + 1, close - next - 1);
          const std::size_t comma = std::min(inside.find(','), inside.size());
          least = count(inside.substr(0, comma), 0);
          most = comma == inside.size() ? least : count(inside.substr(comma + 1), no_limit);
          next = close + 1;
        }
      }
      if (next > end && next < to && pattern_[next] == '?') ++next;
      for (std::size_t i = std::clamp(repetitions_, least, std::max(least, most)); i > 0; --i)
        out += atom(from, end);
      from = next;
    }
    return out;
  }

  std::string atom(std::size_t from, std::size_t end) {
    const std::string_view own = pattern_.substr(from, end - from);
    if (own == "^" || own == "$") return "";
    if (own.front() == '(') {
      if (own.starts_with("(?:")) return part(from + 3, end - 1);
      return own.starts_with("(?") ? "" : part(from + 1, end - 1);
    }
    if (own.front() != '[' && own.front() != '\\' && own.front() != '.') return std::string{own};
    const std::string alone = "^" + std::string{own} + "$";
    for (const char c : std::string_view{"a0A1-_/.:@# b2B*+=,;"})
      if (bindings::search(alone, {&c, 1}) == Match::yes) return {c};
    for (char c = ' '; c < 0x7f; ++c)
      if (bindings::search(alone, {&c, 1}) == Match::yes) return {c};
    return "";
  }

  std::string_view pattern_;
  std::size_t repetitions_;
  std::size_t alternative_;
};

bool is_within(const bindgen::Limits& limits, const std::string& text) {
  const std::size_t length = bindings::length_of(text);
  return length >= count(limits.shortest, 0) && length <= count(limits.longest, no_limit) &&
         (limits.pattern.empty() || bindings::search(limits.pattern, text) != Match::no);
}

}  // namespace

std::optional<std::string> text_within(const bindgen::Limits& limits, const std::string& usual) {
  if (is_within(limits, usual)) return usual;
  if (limits.pattern.empty()) {
    std::string text = usual.substr(0, count(limits.longest, no_limit));
    text.resize(std::max(text.size(), count(limits.shortest, 0)), 'e');
    if (is_within(limits, text)) return text;
    return std::nullopt;
  }
  for (const std::size_t repetitions :
       {1, 2, 3, 0, 5, 8, 10, 12, 16, 17, 20, 24, 26, 32, 35, 36, 40, 63, 64, 100, 128, 199}) {
    for (const std::size_t alternative : {0, 1, 2}) {
      std::string text = Sample{limits.pattern, repetitions, alternative}.text();
      if (is_within(limits, text)) return text;
    }
  }
  return std::nullopt;
}

}  // namespace quoin::every_resource
