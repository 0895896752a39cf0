// What a product was made of: tells whether it is up to date.
#include "record.hpp"

#include <fmt/core.h>

#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;

bool changed_after(const fs::path& path, const timespec& moment) {
  struct stat data{};
  if (::stat(path.c_str(), &data) != 0) return true;
  return std::pair{data.st_mtim.tv_sec, data.st_mtim.tv_nsec} > std::pair{moment.tv_sec, moment.tv_nsec};
}

std::string_view without_spaces(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

std::string stamp_of(const fs::path& path) {
  struct stat data{};
  if (::stat(path.c_str(), &data) != 0) return "-";
  return fmt::format("{}.{:09}+{}", data.st_mtim.tv_sec, data.st_mtim.tv_nsec, data.st_size);
}

timespec moment_now() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return now;
}

bool Record::holds(const fs::path& record, const fs::path& product, std::string_view command,
                   const fs::path& folder) {
  std::error_code code;
  if (!fs::exists(product, code)) return false;
  std::ifstream in{record};
  std::string line;
  if (!std::getline(in, line) || line != command) return false;
  while (std::getline(in, line)) {
    const auto space = line.find(' ');
    if (space == std::string::npos || line.substr(0, space) != stamp_of(folder / line.substr(space + 1)))
      return false;
  }
  return true;
}

int Record::write(const fs::path& record, std::string_view command, const std::vector<std::string>& inputs,
                  const fs::path& folder, const timespec& begun) {
  std::string text = fmt::format("{}\n", command);
  for (const std::string& input : inputs)
    text += fmt::format("{} {}\n",
                        changed_after(folder / input, begun) ? "changed" : stamp_of(folder / input), input);
  errno = 0;
  std::ofstream out{record, std::ios::trunc | std::ios::binary};
  out << text;
  if (out.flush()) return 0;
  return errno != 0 ? errno : EIO;
}

std::vector<std::string> Record::inputs(const fs::path& record) {
  std::vector<std::string> found;
  std::ifstream in{record};
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line))
    if (const auto space = line.find(' '); space != std::string::npos)
      found.push_back(line.substr(space + 1));
  return found;
}

std::vector<std::string> inputs_in_depfile(const fs::path& depfile) {
  std::ifstream in{depfile, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (letter == '\\' && next == '\n') {
      ++i;
    } else if ((letter == '\\' && (next == ' ' || next == '#')) || (letter == '$' && next == '$')) {
      word += next;
      ++i;
      continue;
    } else if (letter != ' ' && letter != '\n') {
      word += letter;
      continue;
    }
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  if (!words.empty()) words.erase(words.begin());  // the product and its colon
  return words;
}

std::string leading_includes(const fs::path& source) {
  std::ifstream in{source};
  std::string includes;
  std::string line;
  while (std::getline(in, line)) {
    const std::string_view text = without_spaces(line);
    if (text.empty() || text.starts_with("//")) continue;
    const bool is_include = text.starts_with("#include <") && text.find('>') != std::string_view::npos;
    if (!is_include) break;
    includes += fmt::format("{}\n", text.substr(0, text.find('>') + 1));
  }
  return includes.find("#include <quoin/") == std::string::npos ? std::string{} : includes;
}

}  // namespace quoin::cli
