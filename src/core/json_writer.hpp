// A small streaming JSON writer: templates of 50,000 resources never stand in memory as a document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quoin::detail {

/// Writes JSON with two spaces of indentation into one string. The caller brings keys in order.
class JsonWriter {
public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  void key(std::string_view name);
  void string(std::string_view characters);
  void integer(std::int64_t number);
  void number(double number);
  void boolean(bool value);
  void null();

  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

  /// The document so far, with a newline at its end.
  std::string take();

private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void raw(std::string_view characters) { out_ += characters; }
  void new_line();

  std::string out_;
  int depth_ = 0;
  bool is_first_ = true;  // no element of this object or array is written yet
  bool after_key_ = false;
};

/// `characters` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view characters);

/// The shortest decimal text that reads back as the same number; whole numbers without a point.
std::string number_text(double number);

}  // namespace quoin::detail
