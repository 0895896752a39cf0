// Certificates that exist already, by their ARN:
// "arn:aws:acm:eu-west-1:123456789012:certificate/…"_certificate.
#pragma once

#include <quoin/aws/arn.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <source_location>
#include <string_view>

namespace quoin::aws {

/// The text is the ARN of a certificate of AWS Certificate Manager.
constexpr bool is_certificate_arn(std::string_view arn) {
  return detail::is_arn({"acm", "certificate/"}, arn);
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
