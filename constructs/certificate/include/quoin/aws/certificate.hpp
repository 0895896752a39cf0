// Certificates for HTTPS: Certificate cert{stack, "Cert", {.domain = "api.example.com"}}.
#pragma once

#include <quoin/aws/certificate_arn.hpp>
#include <quoin/aws/zone_reference.hpp>
#include <quoin/construct.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/region.hpp>
#include <quoin/rule.hpp>

#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>

namespace quoin::aws {

struct CertificateArn;  // <quoin/aws_ids.hpp>

/// The name that a certificate is for. Required.
class CertificateDomain {
public:
  template <class U = int> CertificateDomain() {
    static_assert(never<U>,
                  "property 'domain' is required: a certificate is for a name. Fix: .domain = "
                  "\"api.example.com\"");
  }
  template <quoin::detail::Characters T> CertificateDomain(const T& name) : name_{name} {}

  constexpr std::string_view name() const { return name_; }

private:
  std::string_view name_;
};

/// The key of a certificate. RSA is understood by every client; the curves are faster.
enum class CertificateKey : std::uint8_t { rsa_2048, ec_prime256v1, ec_secp384r1 };

struct CertificateProps {
  /// The name: "api.example.com", or "*.example.com" for every name one level below. Required.
  CertificateDomain domain;
  /// Further names of the same certificate, at most nine. Default: none.
  std::initializer_list<std::string_view> alternative_names{};
  /// The Route 53 hosted zone that the names lie in: a DnsZone, or an id, "Z0123456789ABCDEFGHIJ".
  ///
  /// With it, the records that prove the names are made, and who uses the certificate waits until it is
  /// issued. Default: none. The records are then made by hand, once: see docs/constructs/certificate.md.
  ZoneReference zone{};
  /// Default: rsa_2048.
  CertificateKey key = CertificateKey::rsa_2048;
};

namespace detail {
Node make_certificate(Region region, const Scope& scope, std::string_view id, const CertificateProps& props,
                      std::source_location where);
Ref<CertificateArn> certificate_arn_of(const Node& certificate);
}  // namespace detail

/// A certificate of AWS Certificate Manager, proven by DNS and renewed by AWS.
///
/// `Certificate<us_east_1>` lies in that region whatever the stack's is; plain `Certificate` lies in the
/// stack's.
template <Region Where = unknown_region> struct Certificate {
  /// unknown_region: the stack's.
  static constexpr Region region = Where;

  Scope scope;
  std::string_view id;
  CertificateProps props;
  Node node = detail::make_certificate(Where, scope, id, props, std::source_location::current());

  /// The certificate's ARN; with a zone, known once the certificate is issued.
  Ref<CertificateArn> arn() const { return detail::certificate_arn_of(node); }
};
Certificate(Scope, std::string_view, CertificateProps) -> Certificate<unknown_region>;

namespace detail {
template <class T> inline constexpr bool is_certificate = false;
template <Region Where> inline constexpr bool is_certificate<Certificate<Where>> = true;
}  // namespace detail

}  // namespace quoin::aws
