// The parts of ARNs: arn:partition:service:region:account:resource.
#pragma once

#include <string_view>

namespace quoin::aws {

namespace detail {

/// The part number `index` of an ARN, counted from 0; the last one takes the rest.
constexpr std::string_view arn_part(std::string_view arn, int index) {
  for (int i = 0; i < index; ++i) {
    const auto colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return index == 5 ? arn : arn.substr(0, arn.find(':'));
}

constexpr bool all_are(std::string_view text, bool (*is_one)(char)) {
  for (const char c : text)
    if (!is_one(c)) return false;
  return !text.empty();
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_region_character(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; }
constexpr bool is_id_character(char c) { return is_region_character(c) || (c >= 'A' && c <= 'Z'); }

/// The ARN of something in a region and an account, of this service.
constexpr bool is_arn_of(std::string_view service, std::string_view arn) {
  const auto partition = arn_part(arn, 1);
  const auto account = arn_part(arn, 4);
  if (!arn.starts_with("arn:") || arn_part(arn, 2) != service) return false;
  if (partition != "aws" && partition != "aws-cn" && partition != "aws-us-gov") return false;
  return all_are(arn_part(arn, 3), is_region_character) && account.size() == 12 && all_are(account, is_digit);
}

}  // namespace detail

/// The region that the ARN names; empty where it is no ARN.
constexpr std::string_view region_of_arn(std::string_view arn) { return detail::arn_part(arn, 3); }

}  // namespace quoin::aws
