// Which versions of TLS a listener speaks, by policies that AWS names: .tls_policy = tls_1_2_and_1_3.
#pragma once

#include <quoin/aws/rules/tls_checks.hpp>
#include <quoin/fixed_text.hpp>

#include <string_view>

namespace quoin::aws {

/// A policy that is known at run time only, by the name that AWS gives it. Checked at synthesis.
struct TlsPolicyName {
  std::string_view name;
};

/// A policy that the compiler knows.
template <FixedText Name> struct TlsPolicyConstant {
  static constexpr std::string_view name = Name.view();
};

/// TLS 1.2 and 1.3, with forward secrecy and authenticated encryption only. The default.
inline constexpr TlsPolicyConstant<"ELBSecurityPolicy-TLS13-1-2-Res-2021-06"> tls_1_2_and_1_3{};
/// The same, and key exchange that a quantum computer does not break, where the client knows it.
inline constexpr TlsPolicyConstant<"ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09">
    tls_1_2_and_1_3_post_quantum{};
/// The same, by cryptographic modules that are validated under FIPS 140-3.
inline constexpr TlsPolicyConstant<"ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04"> tls_1_2_and_1_3_fips{};
/// TLS 1.2 and 1.3, for clients that know TLS 1.2 with CBC ciphers only.
inline constexpr TlsPolicyConstant<"ELBSecurityPolicy-TLS13-1-2-2021-06"> tls_1_2_and_1_3_compatible{};
/// TLS 1.3 and nothing older.
inline constexpr TlsPolicyConstant<"ELBSecurityPolicy-TLS13-1-3-2021-06"> tls_1_3{};

// These are here so that a listener can say why it refuses them (QN-TLS-03).
inline constexpr TlsPolicyConstant<"ELBSecurityPolicy-TLS13-1-1-2021-06"> tls_1_1{};
inline constexpr TlsPolicyConstant<"ELBSecurityPolicy-TLS13-1-0-2021-06"> tls_1_0{};

/// The run-time path: `.tls_policy = tls_policy_named(app.context("tls policy",
/// "ELBSecurityPolicy-TLS13-1-3-2021-06"))`.
constexpr TlsPolicyName tls_policy_named(std::string_view name) { return {name}; }

}  // namespace quoin::aws
