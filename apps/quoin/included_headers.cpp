// Finds out which generated headers a program's files name.
#include "included_headers.hpp"

#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view path_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/.";

void note_generated(std::string_view text, std::set<std::string>& found) {
  for (const std::string_view beginning : {"quoin/tf/", "quoin/cfn/"}) {
    for (std::size_t at = text.find(beginning); at != std::string_view::npos;
         at = text.find(beginning, at + 1)) {
      const std::string_view rest = text.substr(at);
      const std::string_view name = rest.substr(0, rest.find_first_not_of(path_letters));
      if (name.ends_with(".hpp") && name.find("..") == std::string_view::npos) found.emplace(name);
    }
  }
}

// What stands between the quotes or brackets of each `#include` line.
std::vector<std::string> includes_in(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find("include"); at != std::string_view::npos;
       at = text.find("include", at + 1)) {
    const std::size_t open = text.find_first_not_of(" \t", at + 7);
    if (open == std::string_view::npos || (text[open] != '"' && text[open] != '<')) continue;
    const std::size_t close = text.find_first_of("\">\n", open + 1);
    if (close != std::string_view::npos && text[close] != '\n')
      found.emplace_back(text.substr(open + 1, close - open - 1));
  }
  return found;
}

class Search {
public:
  Search(fs::path folder, const std::vector<fs::path>& include_folders)
      : folder_{std::move(folder)}, include_folders_{include_folders} {}

  void read(const fs::path& file) {
    std::error_code code;
    const fs::path whole = fs::weakly_canonical(file, code);
    if (code || !read_.insert(whole).second || !fs::is_regular_file(whole, code)) return;
    std::ifstream in{whole, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    note_generated(text, found_);
    for (const std::string& name : includes_in(text)) {
      read(file.parent_path() / name);
      for (const fs::path& each : include_folders_) read(folder_ / each / name);
    }
  }

  std::set<std::string> found() { return std::move(found_); }

private:
  fs::path folder_;
  const std::vector<fs::path>& include_folders_;
  std::set<fs::path> read_;
  std::set<std::string> found_;
};

}  // namespace

std::set<std::string> generated_headers_in(const fs::path& folder, const std::vector<fs::path>& sources,
                                           const std::vector<fs::path>& include_folders) {
  Search search{folder, include_folders};
  for (const fs::path& source : sources) search.read(folder / source);
  return search.found();
}

}  // namespace quoin::cli
