// Messages and files without the lines of the program that made them, so that a test may move. Here, so that
// one source pays for <regex>.
#pragma once

#include <string>

namespace quoin::test {

/// "alb_test.cpp:12" becomes "alb_test.cpp:N".
std::string without_lines(const std::string& messages);
/// " (alb_test.cpp:12)" is left out.
std::string without_places(const std::string& messages);
/// "line": 12 becomes "line": 0.
std::string without_line_fields(const std::string& json);

}  // namespace quoin::test
