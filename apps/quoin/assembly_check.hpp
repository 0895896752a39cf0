// Reads what a program wrote, and refuses it where it is not whole.
#pragma once

#include <quoin/diagnostic.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace quoin::cli {

struct WrittenStack {
  std::string target;
  std::string name;
  std::string region;
  std::vector<std::string> files;  ///< Relative to the output folder.
  std::vector<std::string> depends_on;
};

struct Assembly {
  std::vector<WrittenStack> stacks;
  std::vector<std::string> files;  ///< All of them, relative to the output folder, sorted.
};

/// Every asked target has a manifest of version 1, and its files are there, and no others.
Diagnostics read_assembly(const std::filesystem::path& folder, const std::vector<std::string>& targets,
                          Assembly& assembly);

}  // namespace quoin::cli
