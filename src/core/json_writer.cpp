// A small streaming JSON writer.
#include "core/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

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

/// How many characters at the front stand for themselves.
std::size_t plain_length(std::string_view characters) {
  std::size_t length = 0;
  while (length < characters.size() && stands_for_itself[static_cast<unsigned char>(characters[length])])
    ++length;
  return length;
}

}  // namespace

void append_json_string(std::string& out, std::string_view characters) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  while (!characters.empty()) {
    const std::size_t plain = plain_length(characters);
    out += characters.substr(0, plain);  // nearly always all of it
    characters.remove_prefix(plain);
    if (characters.empty()) break;
    const char c = characters.front();
    std::size_t length = 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          out += "\\u00";
          out += digits[static_cast<unsigned char>(c) >> 4];
          out += digits[c & 0xF];
        } else if (length = sequence_length(characters); length > 0) {
          out += characters.substr(0, length);
        } else {
          out += "\\ufffd";  // what is not UTF-8 has no place in JSON
          length = 1;
        }
    }
    characters.remove_prefix(length);
  }
  out += '"';
}

std::string number_text(double number) {
  if (!std::isfinite(number)) return "null";
  char buffer[32];
  const auto [end, error] = std::to_chars(std::begin(buffer), std::end(buffer), number);
  return error == std::errc{} ? std::string{buffer, end} : std::string{"null"};
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!is_first_) out_ += ',';
  is_first_ = false;
  new_line();
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (!is_first_) new_line();
  out_ += bracket;
  is_first_ = false;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(out_, name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::string(std::string_view characters) {
  before_value();
  append_json_string(out_, characters);
}

void JsonWriter::integer(std::int64_t number) {
  before_value();
  raw(std::to_string(number));
}

void JsonWriter::number(double number) {
  before_value();
  raw(number_text(number));
}

void JsonWriter::boolean(bool value) {
  before_value();
  raw(value ? "true" : "false");
}

void JsonWriter::null() {
  before_value();
  raw("null");
}

std::string JsonWriter::take() {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace quoin::detail
