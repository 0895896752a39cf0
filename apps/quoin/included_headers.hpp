// Finds out which generated headers a program's files name.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace quoin::cli {

/// All texts of the form `quoin/tf/aws/sqs_queue.hpp` or `quoin/cfn/sqs/queue.hpp` in the sources, and in the
/// files that they include out of the project. What stands in a comment or behind an `#if` counts, too: a
/// header too many costs nothing. Relative paths are relative to the folder.
std::set<std::string> generated_headers_in(const std::filesystem::path& folder,
                                           const std::vector<std::filesystem::path>& sources,
                                           const std::vector<std::filesystem::path>& include_folders);

}  // namespace quoin::cli
