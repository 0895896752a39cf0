// What a product was made of: tells whether it is up to date.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <ctime>

namespace quoin::cli {

/// What tells whether a file has changed: its time and size. "-" for a file that is not there.
std::string stamp_of(const std::filesystem::path& path);

timespec moment_now();

/// Beside each product lies such a file: the command that made it, and all its inputs with their stamps. The
/// product is up to date while all of that still holds; so a file that became older counts as changed, too.
class Record {
public:
  static bool holds(const std::filesystem::path& record, const std::filesystem::path& product,
                    std::string_view command, const std::filesystem::path& folder);

  /// A file that was changed after `begun` may have been read before: it counts as changed. Relative inputs
  /// are relative to the folder. Returns errno, or 0.
  static int write(const std::filesystem::path& record, std::string_view command,
                   const std::vector<std::string>& inputs, const std::filesystem::path& folder,
                   const timespec& begun);

  /// The inputs that a record names.
  static std::vector<std::string> inputs(const std::filesystem::path& record);
};

/// The inputs that a compiler lists in a make rule.
std::vector<std::string> inputs_in_depfile(const std::filesystem::path& depfile);

/// The `#include <…>` lines that a C++ file begins with, up to anything that is not one, a comment or a blank
/// line: what can be compiled ahead without changing what the file means. Empty where none of them is of
/// Quoin.
std::string leading_includes(const std::filesystem::path& source);

}  // namespace quoin::cli
