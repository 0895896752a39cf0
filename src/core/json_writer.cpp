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

/// Copies so many characters, and says whether each of them stands for itself. Without a branch, so that
/// compilers make a few instructions for all of them out of it.
template <std::size_t count> inline bool copy_plain(char* to, const char* from) {
  std::array<unsigned char, count> block;
  std::memcpy(block.data(), from, count);
  unsigned char special = 0;
  const auto note = [&special](bool is_special) { special |= static_cast<unsigned char>(is_special); };
  for (std::size_t i = 0; i < count; ++i) {
    note(block[i] < 0x20);
    note(block[i] > 0x7E);
    note(block[i] == '"');
    note(block[i] == '\\');
  }
  std::memcpy(to, block.data(), count);
  return special == 0;
}

/// Copies what stands for itself at the front, and takes it off; nearly always all of it.
char* put_plain(char* to, std::string_view& characters) {
  const char* from = characters.data();
  const char* const end = from + characters.size();
  constexpr std::ptrdiff_t large = 16;
  constexpr std::ptrdiff_t small = 8;
  for (; end - from >= large && copy_plain<large>(to, from); from += large) to += large;
  for (; end - from >= small && copy_plain<small>(to, from); from += small) to += small;
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

/// The end of a line, and as many blanks as most lines start with, or more.
constexpr std::string_view new_line = "\n                               ";

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

void JsonWriter::grow(std::size_t most) {
  constexpr std::size_t piece = 1 << 14;
  hand_over();
  if (static_cast<std::size_t>(end_ - piece_.get()) < most) {
    piece_ = std::make_unique_for_overwrite<char[]>(piece + most);
    at_ = piece_.get();
    end_ = at_ + piece + most;
  }
}

void JsonWriter::hand_over() {
  if (at_ != piece_.get()) sink_({piece_.get(), at_});
  at_ = piece_.get();
}

char* JsonWriter::put_line(char* to) const {
  char* const end = to + 1 + 2 * depth_;
  std::memcpy(to, new_line.data(), new_line.size());  // there is room for what is too much
  for (to += new_line.size(); to < end; to += new_line.size() - 1)
    std::memcpy(to, new_line.data() + 1, new_line.size() - 1);
  return end;
}

char* JsonWriter::before_value(std::size_t most) {
  char* to = room(most + 2 + 2 * depth_ + new_line.size());
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
  char* to = room(2 + 2 * depth_ + new_line.size());
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

void JsonWriter::finish() {
  written_to(put(room(1), "\n"));
  hand_over();
}

std::string JsonWriter::take() {
  finish();
  return std::exchange(kept_, {});
}

}  // namespace quoin::detail
