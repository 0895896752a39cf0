// Archives as AWS Lambda takes them. Source: PKWARE, "APPNOTE.TXT", version 2.0, method 0 ('stored').
#include "core/zip.hpp"

#include <array>
#include <cstdio>
#include <vector>

namespace quoin::detail {
namespace {

constexpr std::uint16_t version = 20;
constexpr std::uint16_t made_by_unix = 3 << 8 | version;
constexpr std::uint16_t no_time = 0;             // midnight
constexpr std::uint16_t first_day = 1 << 5 | 1;  // 1980-01-01, the format's first
constexpr std::uint32_t regular_file_0644 = 0100644U << 16;

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320U : value >> 1;
    table[i] = value;
  }
  return table;
}();

void put16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xFFFF));
  put16(out, static_cast<std::uint16_t>(value >> 16));
}

/// What the header before a file and the entry in the directory have in common.
void put_facts(std::string& out, const ZipEntry& entry) {
  put16(out, version);
  put16(out, 0);  // flags
  put16(out, 0);  // stored
  put16(out, no_time);
  put16(out, first_day);
  put32(out, checksum(entry.content));
  put32(out, static_cast<std::uint32_t>(entry.content.size()));
  put32(out, static_cast<std::uint32_t>(entry.content.size()));
  put16(out, static_cast<std::uint16_t>(entry.name.size()));
  put16(out, 0);  // extra field
}

}  // namespace

std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t value = 0xFFFFFFFFU;
  for (const char c : bytes) value = value >> 8 ^ crc_table[(value ^ static_cast<unsigned char>(c)) & 0xFF];
  return ~value;
}

std::string checksum_text(std::string_view bytes) {
  std::array<char, 9> digits{};
  std::snprintf(digits.data(), digits.size(), "%08x", checksum(bytes));
  return digits.data();
}

std::string zip(std::initializer_list<ZipEntry> entries) {
  std::string files;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const auto offset = static_cast<std::uint32_t>(files.size());
    put32(files, 0x04034B50U);
    put_facts(files, entry);
    files += entry.name;
    files += entry.content;
    put32(directory, 0x02014B50U);
    put16(directory, made_by_unix);
    put_facts(directory, entry);
    put16(directory, 0);  // comment
    put16(directory, 0);  // disk
    put16(directory, 0);  // internal attributes
    put32(directory, regular_file_0644);
    put32(directory, offset);
    directory += entry.name;
  }
  const auto start = static_cast<std::uint32_t>(files.size());
  const auto count = static_cast<std::uint16_t>(entries.size());
  files += directory;
  put32(files, 0x06054B50U);
  put16(files, 0);
  put16(files, 0);
  put16(files, count);
  put16(files, count);
  put32(files, static_cast<std::uint32_t>(directory.size()));
  put32(files, start);
  put16(files, 0);
  return files;
}

}  // namespace quoin::detail
