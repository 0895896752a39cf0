// Certificates that exist already, by their ARN:
// "arn:aws:acm:eu-west-1:123456789012:certificate/…"_certificate.
#pragma once

#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <source_location>
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

constexpr bool all_of_digits(std::string_view text, bool (*is_one)(char)) {
  for (const char c : text)
    if (!is_one(c)) return false;
  return !text.empty();
}

}  // namespace detail

/// The region that the ARN names; empty where it is no ARN.
constexpr std::string_view region_of_arn(std::string_view arn) { return detail::arn_part(arn, 3); }

/// The text is the ARN of a certificate of AWS Certificate Manager.
constexpr bool is_certificate_arn(std::string_view arn) {
  constexpr std::string_view kind = "certificate/";
  const auto partition = detail::arn_part(arn, 1);
  const auto account = detail::arn_part(arn, 4);
  const auto resource = detail::arn_part(arn, 5);
  if (!arn.starts_with("arn:") || detail::arn_part(arn, 2) != "acm") return false;
  if (partition != "aws" && partition != "aws-cn" && partition != "aws-us-gov") return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  const auto is_id = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return detail::all_of_digits(region_of_arn(arn), is_name) && account.size() == 12 &&
         detail::all_of_digits(account, is_digit) && resource.starts_with(kind) &&
         detail::all_of_digits(resource.substr(kind.size()), is_id);
}

/// A certificate that exists already and is not managed here.
struct ExistingCertificate {
  std::string_view arn;
};

/// The run-time path: `.certificate = existing_certificate(app.context("certificate", ""))`. Checked at
/// synthesis.
constexpr ExistingCertificate existing_certificate(std::string_view arn) { return {arn}; }

/// `.certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/…"_certificate`
template <FixedText Arn> consteval ExistingCertificate operator""_certificate() {
  static_assert(is_certificate_arn(Arn.view()),
                QUOIN_MALFORMED("QN-TLS-01", "this is not the ARN of a certificate",
                                "\"arn:aws:acm:eu-west-1:123456789012:certificate/"
                                "12345678-1234-1234-1234-123456789012\"_certificate"));
  return {Arn.view()};
}

}  // namespace quoin::aws
