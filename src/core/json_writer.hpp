// A small streaming JSON writer: templates of 50,000 resources never stand in memory as a document.
#pragma once

#include "core/text_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace quoin::detail {

/// Writes JSON with two spaces of indentation. The caller brings keys in order.
class JsonWriter {
public:
  /// Keeps the document: see take().
  JsonWriter() : sink_{[this](std::string_view piece) { kept_ += piece; }} {}
  /// Hands the document over in pieces, the last one when finish() is called.
  explicit JsonWriter(TextSink sink) : sink_{std::move(sink)} {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

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

  /// The document that was kept, with a newline at its end.
  std::string take();
  /// Hands over what is left, with a newline at its end.
  void finish();

private:
  void begin(char bracket);
  void end(char bracket);
  void word(std::string_view characters);
  /// Where the next characters go: there is room for that many. written_to() says where they ended.
  char* room(std::size_t most) {
    if (static_cast<std::size_t>(end_ - at_) < most) grow(most);
    return at_;
  }
  void grow(std::size_t most);
  /// What is written goes to the sink, and leaves room.
  void hand_over();
  char* before_value(std::size_t most);
  char* put_line(char* to) const;
  void written_to(char* end) { at_ = end; }

  TextSink sink_;
  std::string kept_;               // where that is the sink
  std::unique_ptr<char[]> piece_;  // room for more than one word, so that a character costs no call
  char* at_ = nullptr;             // behind what is written
  char* end_ = nullptr;            // of the room that there is
  std::size_t depth_ = 0;
  bool is_first_ = true;  // no element of this object or array is written yet
  bool after_key_ = false;
};

/// `characters` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view characters);

/// The shortest decimal text that reads back as the same number; whole numbers without a point.
std::string number_text(double number);

}  // namespace quoin::detail
