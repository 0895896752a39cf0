// A small streaming JSON writer.
#include "core/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

namespace quoin::detail {
namespace {

/// The length of the well-formed UTF-8 sequence at the front, or 0.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && text.size() > 1 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && text.size() > 1 && byte(1) > 0x9F;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && text.size() > 1 && byte(1) < 0x90;
    const bool too_large = first == 0xF4 && text.size() > 1 && byte(1) > 0x8F;
    return follows(1) && follows(2) && follows(3) && !overlong && !too_large ? 4 : 0;
  }
  return 0;
}

/// Which characters stand for themselves: a table, since this is asked for every character of the output.
constexpr auto stands_for_itself = [] {
  std::array<bool, 256> out{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) out[c] = c != '"' && c != '\\';
  return out;
}();

/// Eight times that byte.
constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101010101010101U; }

/// Whether each of these eight characters stands for itself. Of a byte that is less than `n` (of one that is
/// zero), what is left of `byte - n` and `not byte` has its top bit.
bool all_plain(std::uint64_t eight) {
  const auto zero = [](std::uint64_t word) { return (word - each(1)) & ~word; };
  const std::uint64_t control = (eight - each(0x20)) & ~eight;
  const std::uint64_t special = zero(eight ^ each('"')) | zero(eight ^ each('\\')) | zero(eight ^ each(0x7F));
  return ((control | special | eight) & each(0x80)) == 0;
}

/// Copies what stands for itself at the front, and takes it off; nearly always all of it.
char* put_plain(char* to, std::string_view& characters) {
  const char* from = characters.data();
  const char* const end = from + characters.size();
  for (std::uint64_t eight = 0; end - from >= 8; from += 8, to += 8) {
    std::memcpy(&eight, from, sizeof eight);
    if (!all_plain(eight)) break;
    std::memcpy(to, &eight, sizeof eight);
  }
  while (from != end && stands_for_itself[static_cast<unsigned char>(*from)]) *to++ = *from++;
  characters = {from, end};
  return to;
}

char* put(char* to, std::string_view characters) {
  std::memcpy(to, characters.data(), characters.size());
  return to + characters.size();
}

/// What stands for the character at the front, which it takes off.
char* put_escaped(char* to, std::string_view& characters) {
  constexpr char digits[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(characters.front());
  const std::string_view sequence = characters.substr(0, sequence_length(characters));
  characters.remove_prefix(std::max<std::size_t>(sequence.size(), 1));
  switch (byte) {
    case '"':
      return put(to, "\\\"");
    case '\\':
      return put(to, "\\\\");
    case '\n':
      return put(to, "\\n");
    case '\r':
      return put(to, "\\r");
    case '\t':
      return put(to, "\\t");
    default:
      break;
  }
  if (byte < 0x20 || byte == 0x7F) {
    to = put(to, "\\u00");
    *to++ = digits[byte >> 4];
    *to++ = digits[byte & 0xF];
    return to;
  }
  return put(to, sequence.empty() ? "\\ufffd" : sequence);  // what is not UTF-8 has no place in JSON
}

/// The most characters that a JSON string of this text has.
std::size_t longest(std::string_view characters) { return 6 * characters.size() + 2; }

char* put_json_string(char* to, std::string_view characters) {
  *to++ = '"';
  while (true) {
    to = put_plain(to, characters);
    if (characters.empty()) break;
    to = put_escaped(to, characters);
  }
  *to++ = '"';
  return to;
}

}  // namespace

void append_json_string(std::string& out, std::string_view characters) {
  const std::size_t before = out.size();
  out.resize(before + longest(characters));
  const char* const end = put_json_string(out.data() + before, characters);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

std::string number_text(double number) {
  if (!std::isfinite(number)) return "null";
  char buffer[32];
  const auto [end, error] = std::to_chars(std::begin(buffer), std::end(buffer), number);
  return error == std::errc{} ? std::string{buffer, end} : std::string{"null"};
}

char* JsonWriter::room(std::size_t most) {
  constexpr std::size_t usual = 1 << 17;  // asked for at once: a document that grows is not copied
  constexpr std::size_t step = 1 << 14;
  if (used_ + most > out_.size()) {
    if (out_.empty()) out_.reserve(usual);
    out_.resize(used_ + most + step);
  }
  return out_.data() + used_;
}

char* JsonWriter::put_line(char* to) const {
  *to++ = '\n';
  for (int i = 0; i < depth_; ++i) to = put(to, "  ");
  return to;
}

char* JsonWriter::before_value(std::size_t most) {
  char* to = room(most + 2 + 2 * static_cast<std::size_t>(depth_));
  if (after_key_) {
    after_key_ = false;
    return to;
  }
  if (depth_ == 0) return to;
  if (!is_first_) *to++ = ',';
  is_first_ = false;
  return put_line(to);
}

void JsonWriter::begin(char bracket) {
  char* to = before_value(1);
  *to++ = bracket;
  written_to(to);
  ++depth_;
  is_first_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  char* to = room(2 + 2 * static_cast<std::size_t>(depth_));
  if (!is_first_) to = put_line(to);
  *to++ = bracket;
  written_to(to);
  is_first_ = false;
}

void JsonWriter::key(std::string_view name) {
  char* const to = before_value(longest(name) + 2);
  written_to(put(put_json_string(to, name), ": "));
  after_key_ = true;
}

void JsonWriter::string(std::string_view characters) {
  char* const to = before_value(longest(characters));
  written_to(put_json_string(to, characters));
}

void JsonWriter::word(std::string_view characters) {
  written_to(put(before_value(characters.size()), characters));
}

void JsonWriter::integer(std::int64_t number) { word(std::to_string(number)); }

void JsonWriter::number(double number) { word(number_text(number)); }

void JsonWriter::boolean(bool value) { word(value ? "true" : "false"); }

void JsonWriter::null() { word("null"); }

std::string JsonWriter::take() {
  written_to(put(room(1), "\n"));
  out_.resize(std::exchange(used_, 0));
  return std::exchange(out_, {});
}

}  // namespace quoin::detail
