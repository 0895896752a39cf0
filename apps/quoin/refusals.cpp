// What g++ and clang say of a static_assert whose message is a rule's.
//
// g++ first says which line of the program asked for the template ("main.cpp:12:34:   required from here"),
// then the error; clang says it after the error ("main.cpp:12:34: note: in instantiation of … requested
// here").
#include "refusals.hpp"

#include <quoin/rule.hpp>

#include <charconv>
#include <string>
#include <vector>

namespace quoin::cli {
namespace {

/// The text without the colours of a terminal.
std::string without_colours(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != "\x1b[") {
      plain += text[i];
      continue;
    }
    while (i < text.size() && text[i] != 'm' && text[i] != 'K') ++i;
  }
  return plain;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

/// The number behind "main.cpp:"; 0 where the line is about something else.
unsigned line_in(std::string_view text, std::string_view source) {
  const auto start = text.find(source);
  if (start == std::string_view::npos) return 0;
  const bool is_whole = start == 0 || text[start - 1] == ' ' || text[start - 1] == '/';
  std::string_view rest = text.substr(start + source.size());
  if (!is_whole || !rest.starts_with(':')) return 0;
  rest.remove_prefix(1);
  unsigned line = 0;
  std::from_chars(rest.data(), rest.data() + rest.size(), line);
  return line;
}

bool is_error(std::string_view line) { return line.find("error: ") != std::string_view::npos; }

/// The line of the program that an error at `at` is about.
unsigned blamed_line(const std::vector<std::string_view>& lines, std::size_t at, std::string_view source) {
  for (std::size_t i = at + 1; i < lines.size() && !is_error(lines[i]); ++i)
    if (lines[i].find("requested here") != std::string_view::npos)
      if (const unsigned line = line_in(lines[i], source)) return line;
  for (std::size_t i = at; i > 0 && !is_error(lines[i - 1]); --i)
    if (lines[i - 1].find("required from") != std::string_view::npos)
      if (const unsigned line = line_in(lines[i - 1], source)) return line;
  return line_in(lines[at], source);
}

}  // namespace

Diagnostics refusals_in(std::string_view output, std::string_view source) {
  constexpr std::string_view start = "QN-";
  constexpr std::string_view fix_mark = ". Fix: ";
  constexpr std::size_t longest_id = 10;  // QN-NETS-01
  Diagnostics found;
  const std::string plain = without_colours(output);
  const std::vector<std::string_view> lines = lines_of(plain);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_error(lines[i]) || lines[i].find("static assertion failed") == std::string_view::npos) continue;
    const auto at = lines[i].find(start);
    if (at == std::string_view::npos) continue;
    const std::string_view message = lines[i].substr(at);
    const auto colon = message.find(": ");
    const auto fix = message.find(fix_mark);
    if (colon > longest_id || fix == std::string_view::npos ||
        !RuleText::has_id_shape(message.substr(0, colon)))
      continue;
    Diagnostic refusal{.rule = std::string{message.substr(0, colon)},
                       .summary = std::string{message.substr(colon + 2, fix - colon - 2)},
                       .fix = std::string{message.substr(fix + fix_mark.size())}};
    if (const unsigned line = blamed_line(lines, i, source)) {
      refusal.file = source;
      refusal.line = line;
    }
    found.push_back(std::move(refusal));
  }
  return found;
}

}  // namespace quoin::cli
