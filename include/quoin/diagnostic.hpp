// One finding or error: what is wrong, where, and what would be right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quoin {

/// A note is for the report and for machines only; the terminal does not show it.
enum class Severity : unsigned char { note, warning, error };

/// Every message of Quoin has this shape; functions gather them and never stop at the first.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string rule{};     ///< "QN-RDS-01", or empty.
  std::string summary{};  ///< What is wrong, one line without a full stop.
  std::string got{};      ///< What was found, where that helps; may have several lines.
  std::string note{};     ///< Why, or what belongs to it; may have several lines.
  std::string fix{};      ///< What would be right.
  std::string path{};     ///< The construct's path, "chat/Db", or empty.
  std::string file{};     ///< The C++ file, relative to the project where that is known, or empty.
  unsigned line = 0;      ///< 0: unknown.
  unsigned column = 0;    ///< 0: unknown. Known in files like quoin.yaml, not in C++.

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// At least one of them is an error.
bool has_errors(const Diagnostics& diagnostics);

/// As the terminal shows it: a first line, and below it where, what was got, why and the fix. Ends with a
/// newline.
std::string format(const Diagnostic& diagnostic, bool colour = false);
std::string format(const Diagnostics& diagnostics, bool colour = false);

/// As `--diagnostics FILE` and `--json` hand it to machines: a JSON array, keys sorted.
std::string to_json(const Diagnostics& diagnostics);

}  // namespace quoin
