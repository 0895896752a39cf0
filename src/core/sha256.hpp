// SHA-256, for what tells one content of a file from another.
#pragma once

#include <string>
#include <string_view>

namespace quoin::detail {

/// The digest of `content` as 64 hexadecimal digits. Source: FIPS 180-4.
std::string sha256(std::string_view content);

}  // namespace quoin::detail
