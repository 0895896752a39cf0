// What buckets and objects may be called, and when objects may move: alike at compile time and at synthesis.
#pragma once

#include <cstdint>
#include <string_view>

namespace quoin::aws {

/// Where old objects may move. They cost less to keep and more to read, from one to the next.
enum class ColdStorage : std::uint8_t { infrequent_access, glacier_instant, glacier, deep_archive };

}  // namespace quoin::aws

namespace quoin::rules {

inline constexpr int longest_lifecycle_days = 36'500;

/// Objects expire after 1 to 36,500 days (a century).
constexpr bool expiry_is_allowed(int days) { return days >= 1 && days <= longest_lifecycle_days; }

/// S3 moves objects to infrequent access after 30 days at the earliest, to an archive on the first day.
constexpr int earliest_move(aws::ColdStorage storage) {
  return storage == aws::ColdStorage::infrequent_access ? 30 : 1;
}
constexpr bool move_is_allowed(aws::ColdStorage storage, int days) {
  return days >= earliest_move(storage) && days <= longest_lifecycle_days;
}

/// The name of a bucket: 3 to 63 small letters, digits, '-' and '.', a letter or digit at both ends, no
/// address, none of the names that S3 keeps for itself.
constexpr bool is_bucket_name(std::string_view name) {
  if (name.size() < 3 || name.size() > 63) return false;
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (!is_plain(name.front()) || !is_plain(name.back())) return false;
  bool is_address = true;
  for (decltype(name.size()) i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_plain(c) && c != '-' && c != '.') return false;
    if (c == '.' && name[i - 1] == '.') return false;
    if (c != '.' && !(c >= '0' && c <= '9')) is_address = false;
  }
  for (const std::string_view reserved : {"xn--", "sthree-", "amzn-s3-demo-"})
    if (name.starts_with(reserved)) return false;
  for (const std::string_view reserved : {"-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"})
    if (name.ends_with(reserved)) return false;
  return !is_address;
}

}  // namespace quoin::rules
