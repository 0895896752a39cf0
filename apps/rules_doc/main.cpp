// quoin_rules_doc: writes docs/rules.md from the rule registry, or checks that it is current.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "rules/document.hpp"

namespace {

int usage() {
  std::fputs(
      "usage: quoin_rules_doc FILE           writes the page\n"
      "       quoin_rules_doc --check FILE   fails where FILE is not what would be written\n",
      stderr);
  return 2;
}

/// The number of the first line in which the two differ.
int first_difference(std::string_view left, std::string_view right) {
  int line = 1;
  for (std::size_t i = 0; i < left.size() && i < right.size() && left[i] == right[i]; ++i)
    if (left[i] == '\n') ++line;
  return line;
}

}  // namespace

int main(int argc, char** argv) {
  const bool check = argc == 3 && std::string_view{argv[1]} == "--check";
  if (!check && (argc != 2 || argv[1][0] == '-')) return usage();
  const char* path = argv[argc - 1];
  const std::string page = quoin::rules::document(quoin::rules::areas());

  if (check) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::fprintf(stderr, "%s: cannot be read\n", path), 3;
    const std::string old{std::istreambuf_iterator<char>{file}, {}};
    if (old == page) return 0;
    std::fprintf(stderr, "%s:%d: is stale. Fix: cmake --build BUILD_FOLDER --target approve_rules_doc\n",
                 path, first_difference(old, page));
    return 1;
  }
  std::ofstream file{path, std::ios::binary};
  file << page << std::flush;
  if (!file) return std::fprintf(stderr, "%s: cannot be written\n", path), 3;
  return 0;
}
