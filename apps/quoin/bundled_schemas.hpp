// The schemas that come with Quoin.
#pragma once

#include "model.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace quoin::cli {

inline constexpr std::string_view aws_schema_name = "aws.schema";
inline constexpr std::string_view cloudformation_schema_name = "cloudformation.schema";

/// Reads a distilled schema. `release` is one that it holds, "common" for what all have, or empty for all of
/// them side by side. Throws std::runtime_error.
bindgen::Schema read_bundled_schema(const std::filesystem::path& file, const std::string& release);

}  // namespace quoin::cli
