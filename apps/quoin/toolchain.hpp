// Where the Quoin that this command belongs to has its headers and its library.
#pragma once

#include <quoin/diagnostic.hpp>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace quoin::cli {

struct Toolchain {
  std::vector<std::string> compile_flags;
  std::vector<std::filesystem::path> include_folders;
  std::filesystem::path library;
  std::filesystem::path schemas;        ///< The folder of the distilled schemas.
  std::vector<std::string> link_flags;  ///< Libraries that ours needs, and what else the linker must know.
};

/// ../lib/quoin/toolchain.json beside the folder that this executable stands in; CMake writes it, for the
/// build folder and for what is installed.
std::filesystem::path toolchain_file();

std::variant<Toolchain, Diagnostic> load_toolchain();

}  // namespace quoin::cli
