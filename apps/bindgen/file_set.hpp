// Brings a folder of generated files up to date: only what changed is written, and each file as a whole.
#pragma once
#include "headers.hpp"

#include <filesystem>
#include <string>

namespace quoin::bindgen {

struct WriteResult {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

/// Reads a whole file. Throws std::runtime_error.
std::string read_file(const std::filesystem::path& path);

/// Writes a file as a whole: beside its place first, then renamed. Leaves a file alone that says the same
/// already.
bool write_file(const std::filesystem::path& path, const std::string& text);

/// Makes `folder` hold exactly these files and what it did not generate itself (`list` names what it did).
/// Throws std::runtime_error.
WriteResult write_files(const std::filesystem::path& folder, const Files& files, const std::string& list);

}  // namespace quoin::bindgen
