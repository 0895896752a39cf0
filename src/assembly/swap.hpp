// The atomic swap of output folders: a new assembly takes the old one's place as a whole, or not at all.
#pragma once

#include "core/text_stream.hpp"

#include <quoin/diagnostic.hpp>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quoin::assembly {

/// What became of a commit.
struct Swapped {
  bool done = false;     ///< The new assembly is in place.
  bool changed = false;  ///< False where the old one was the same to the byte, and was left alone.
  std::vector<Diagnostic> diagnostics;  ///< Why it is not done; or warnings.
};

/// A new assembly on its way. Files are written below path(); commit() puts them in place of the old output.
///
/// The new assembly grows in a hidden folder beside the output, `.<name>.quoin-new-XXXXXX/<name>`. What Quoin
/// did not write in the old output (what no manifest lists) is hard-linked into it, and then both folders
/// change places in one step. Killed at any moment, the old output or the new one is whole; what a killed run
/// left behind is removed by the next.
class Staging {
public:
  /// Makes the hidden folder. Everything that can be known to fail later is refused here.
  static std::variant<Staging, Diagnostic> create(const std::filesystem::path& out);

  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  /// Removes the hidden folder and what is in it.
  ~Staging();

  /// The empty folder to write the assembly into. Its name is the output folder's own.
  const std::filesystem::path& path() const { return fresh_; }
  /// The hidden folder around it; whatever else lies in it goes when the staging does.
  const std::filesystem::path& holder() const { return holder_; }
  /// The output folder, links resolved.
  const std::filesystem::path& target() const { return target_; }

  /// Puts the new assembly in place. Call it once.
  Swapped commit();

private:
  Staging() = default;

  std::filesystem::path shown_;   // as the user wrote it, for messages
  std::filesystem::path target_;  // absolute, links resolved
  std::filesystem::path holder_;
  std::filesystem::path fresh_;
  int holder_lock_ = -1;  // held as long as this run lives: tells others that the hidden folder is in use
};

/// What stands in the output already. Where it is what would be written, to the byte, nothing needs to be
/// touched: no folder is made, no file gets a new time.
class Standing {
public:
  explicit Standing(const std::filesystem::path& out);

  /// Whether a file of the assembly, by its path in the output, stands there with this content.
  bool has(const std::string& file, const detail::TextSource& content);
  bool has(const std::string& file, std::string_view content) {
    return has(file, detail::source_of(content));
  }
  /// Whether what was asked for is all that Quoin wrote there, and no killed run left anything behind.
  bool is_all() const;

private:
  std::filesystem::path target_;  // empty where there is none
  std::set<std::string> ours_;
  std::set<std::string> seen_;
};

/// Writes a whole file, making its folders, and checks every step.
std::optional<Diagnostic> write_file(const std::filesystem::path& path, const detail::TextSource& content);
inline std::optional<Diagnostic> write_file(const std::filesystem::path& path, std::string_view content) {
  return write_file(path, detail::source_of(content));
}

}  // namespace quoin::assembly
