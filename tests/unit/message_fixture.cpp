#include "message_fixture.hpp"

#include <regex>

namespace quoin::test {

std::string without_lines(const std::string& messages) {
  static const std::regex line{R"((\.[ch]pp):[0-9]+)"};
  return std::regex_replace(messages, line, "$1:N");
}

std::string without_places(const std::string& messages) {
  static const std::regex place{R"( \(\w+\.cpp:[0-9]+\))"};
  return std::regex_replace(messages, place, "");
}

std::string without_line_fields(const std::string& json) {
  static const std::regex line{R"("line": [0-9]+)"};
  return std::regex_replace(json, line, "\"line\": 0");
}

}  // namespace quoin::test
