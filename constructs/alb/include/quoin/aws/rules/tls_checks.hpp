// The traits of the load-balancer and TLS rules that need no construct.
#pragma once

#include <cstdint>
#include <string_view>

namespace quoin::rules {

/// The versions of TLS.
enum class TlsVersion : std::uint8_t { unknown, tls_1_0, tls_1_1, tls_1_2, tls_1_3 };

/// QN-TLS-03: the oldest version that a listener may speak.
constexpr bool tls_version_is_allowed(TlsVersion oldest) { return oldest >= TlsVersion::tls_1_2; }

/// The oldest version that a policy of Elastic Load Balancing offers; unknown where AWS has no such policy.
constexpr TlsVersion oldest_tls_of(std::string_view policy) {
  struct Row {
    std::string_view name;
    TlsVersion oldest;
  };
  constexpr Row rows[] = {
      {"ELBSecurityPolicy-TLS13-1-3-2021-06", TlsVersion::tls_1_3},
      {"ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04", TlsVersion::tls_1_3},
      {"ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", TlsVersion::tls_1_3},
      {"ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09", TlsVersion::tls_1_3},
      {"ELBSecurityPolicy-TLS13-1-2-Res-2021-06", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-2021-06", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-PQ-2025-09", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS-1-2-2017-01", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS-1-2-Ext-2018-06", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-FS-1-2-2019-08", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-FS-1-2-Res-2019-08", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-FS-1-2-Res-2020-10", TlsVersion::tls_1_2},
      {"ELBSecurityPolicy-TLS13-1-1-2021-06", TlsVersion::tls_1_1},
      {"ELBSecurityPolicy-TLS-1-1-2017-01", TlsVersion::tls_1_1},
      {"ELBSecurityPolicy-FS-1-1-2019-08", TlsVersion::tls_1_1},
      {"ELBSecurityPolicy-TLS13-1-0-2021-06", TlsVersion::tls_1_0},
      {"ELBSecurityPolicy-TLS-1-0-2015-04", TlsVersion::tls_1_0},
      {"ELBSecurityPolicy-FS-2018-06", TlsVersion::tls_1_0},
      {"ELBSecurityPolicy-2016-08", TlsVersion::tls_1_0},
      {"ELBSecurityPolicy-2015-05", TlsVersion::tls_1_0},
  };
  for (const Row& row : rows)
    if (row.name == policy) return row.oldest;
  return TlsVersion::unknown;
}

/// QN-TLS-03: a policy that a listener may have, by the name that AWS gives it.
constexpr bool tls_policy_is_allowed(std::string_view policy) {
  return tls_version_is_allowed(oldest_tls_of(policy));
}

/// QN-TLS-06: a rate limit as AWS WAF takes it, in requests of one address within five minutes.
constexpr bool rate_limit_is_allowed(std::int64_t requests) {
  return requests >= 10 && requests <= 2'000'000'000;
}

}  // namespace quoin::rules
