// Archives as AWS Lambda takes them: stored, with fixed times, the same bytes on every machine.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace quoin::detail {

/// One file of an archive, readable by everybody.
struct ZipEntry {
  std::string_view name;     ///< "index.py"
  std::string_view content;  ///< Below 4 GiB.
};

/// The archive's bytes. Nothing is compressed: what is packed here is a few kilobytes, and the output of a
/// compressor differs between its releases.
std::string zip(std::initializer_list<ZipEntry> entries);

/// CRC-32, as archives use it.
std::uint32_t checksum(std::string_view bytes);
/// The same as eight hexadecimal digits.
std::string checksum_text(std::string_view bytes);

}  // namespace quoin::detail
