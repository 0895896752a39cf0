// The parts of ARNs: arn:partition:service:region:account:resource.
#pragma once

#include <cstdint>
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

constexpr bool is_path_character(char c) {
  return is_id_character(c) || std::string_view{"_.+=,@/:"}.find(c) != std::string_view::npos;
}

/// What the ARNs of one kind of thing look like.
struct ArnForm {
  enum class Place : std::uint8_t { region_and_account, account, nowhere };

  std::string_view service;  ///< "acm"
  std::string_view kind;     ///< What stands before the thing's own name: "certificate/".
  Place place = Place::region_and_account;
  bool (*is_name_character)(char) = is_id_character;
};

/// The text is an ARN of that form, whole and without wildcards.
constexpr bool is_arn(const ArnForm& form, std::string_view arn) {
  const auto partition = arn_part(arn, 1);
  const auto region = arn_part(arn, 3);
  const auto account = arn_part(arn, 4);
  const auto resource = arn_part(arn, 5);
  if (!arn.starts_with("arn:") || arn_part(arn, 2) != form.service || !resource.starts_with(form.kind))
    return false;
  if (partition != "aws" && partition != "aws-cn" && partition != "aws-us-gov") return false;
  if (!all_are(resource.substr(form.kind.size()), form.is_name_character)) return false;
  const bool has_region = form.place == ArnForm::Place::region_and_account;
  if (has_region ? !all_are(region, is_region_character) : !region.empty()) return false;
  if (form.place == ArnForm::Place::nowhere) return account.empty();
  // A policy of AWS's own has "aws" where others have an account.
  if (form.place == ArnForm::Place::account && account == "aws") return true;
  return account.size() == 12 && all_are(account, is_digit);
}

}  // namespace detail

/// The region that the ARN names; empty where it is no ARN.
constexpr std::string_view region_of_arn(std::string_view arn) { return detail::arn_part(arn, 3); }

}  // namespace quoin::aws
