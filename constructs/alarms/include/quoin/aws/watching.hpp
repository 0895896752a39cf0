// What `alarms.watch(construct, {…})` takes beside the construct: patterns of failed logins, limits, the
// width of what is usual.
#pragma once

#include <quoin/aws/log_pattern.hpp>
#include <quoin/aws/rules/aud.hpp>
#include <quoin/rule.hpp>
#include <quoin/waiver.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::rules {

/// Standard deviations on either side of what a metric usually is.
constexpr bool anomaly_band_is_allowed(double deviations) { return deviations >= 1 && deviations <= 10; }

}  // namespace quoin::rules

namespace quoin::aws {

struct FargateService;   // <quoin/aws/fargate_service.hpp>
struct LogGroup;         // <quoin/aws/log_group.hpp>
struct AuditTrail;       // <quoin/aws/audit_trail.hpp>
struct AccountBaseline;  // <quoin/aws/account_baseline.hpp>

/// Nobody signs in here, for a reason that every report shows.
struct NoLogins {
  std::string_view reason;
};
/// `.failed_logins = no_logins("it takes jobs from a queue")`
constexpr NoLogins no_logins(std::string_view reason) { return {reason}; }

/// What is said where a service is watched and nobody knows what a failed login looks like.
#define QUOIN_REQUIRED_LOGINS                  \
  QUOIN_REQUIRED("QN-AUD-05", "failed_logins", \
                 ".failed_logins = \"login_failed\"_log_pattern, or no_logins(\"why\")")

/// Which entries of the log tell of a failed login: `"login_failed"_log_pattern`, or `no_logins("why")`
/// (QN-AUD-05).
class FailedLogins {
public:
  template <class U = int> FailedLogins() { static_assert(never<U>, QUOIN_REQUIRED_LOGINS); }
  constexpr FailedLogins(LogPattern pattern)  // NOLINT(google-explicit-constructor)
      : text_{pattern.text} {}
  constexpr FailedLogins(NoLogins none)  // NOLINT(google-explicit-constructor)
      : text_{none.reason}, exist_{false} {}
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, FailedLogins>)
  FailedLogins(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_AUD_05);
  }

  /// The pattern, or why there are none.
  constexpr std::string_view text() const { return text_; }
  constexpr bool exist() const { return exist_; }

private:
  std::string_view text_{};
  bool exist_ = true;
};

/// How far from what is usual a metric may be before somebody is told, in standard deviations: 1 to 10. A
/// waiver of QN-AUD-09 leaves these alarms out; nothing else does.
class AnomalyBand {
public:
  constexpr AnomalyBand() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, AnomalyBand>)
  constexpr AnomalyBand(const T& value) {  // NOLINT(google-explicit-constructor)
    if constexpr (waives<T, "QN-AUD-09">) {
      waiver_ = value;
      waived_ = true;
    } else {
      constexpr bool is_number = std::is_arithmetic_v<T> && !std::same_as<T, bool>;
      static_assert(is_number, QUOIN_QN_AUD_09);
      if constexpr (is_number) deviations_ = static_cast<double>(value);
    }
  }

  constexpr double deviations() const { return deviations_; }
  constexpr const WaiverRecord* waiver() const { return waived_ ? &waiver_ : nullptr; }

private:
  double deviations_ = 3;
  WaiverRecord waiver_{};
  bool waived_ = false;
};

/// How a construct is watched: a load balancer, a database, a site.
template <class Watched> struct Watching {
  /// `3`, or `waive<"QN-AUD-09", "why">(until<2027, 3, 1>)`. Default: 3 standard deviations.
  AnomalyBand anomaly_band{};
};

/// How a service is watched.
template <> struct Watching<FargateService> {
  /// Which entries of its log tell of a failed login. Required (QN-AUD-05).
  FailedLogins failed_logins;
  /// How many in five minutes are usual; more sets the alarm off. Default: 10.
  int failed_logins_allowed = 10;
  /// `3`, or `waive<"QN-AUD-09", "why">(until<2027, 3, 1>)`. Default: 3 standard deviations.
  AnomalyBand anomaly_band{};
};

/// How a log group is watched: that of a function, or of what is no construct of this program.
template <> struct Watching<LogGroup> {
  /// Which entries tell of a failed login. Required (QN-AUD-05).
  FailedLogins failed_logins;
  /// How many in five minutes are usual; more sets the alarm off. Default: 10.
  int failed_logins_allowed = 10;
};

/// How the account's trail is watched.
template <> struct Watching<AuditTrail> {
  /// Failed sign-ins at AWS's console: how many in five minutes are usual. Default: 2.
  int failed_sign_ins_allowed = 2;
  /// Calls of AWS that were denied: how many in five minutes are usual. Default: 10.
  int denied_calls_allowed = 10;
};
/// The same of the trail that an AccountBaseline makes.
template <> struct Watching<AccountBaseline> {
  /// Failed sign-ins at AWS's console: how many in five minutes are usual. Default: 2.
  int failed_sign_ins_allowed = 2;
  /// Calls of AWS that were denied: how many in five minutes are usual. Default: 10.
  int denied_calls_allowed = 10;
};

namespace detail {

/// Whether watching it takes a pattern of failed logins.
template <class Watched>
inline constexpr bool states_logins = requires(const Watching<Watched>& how) { how.failed_logins; };

/// A line of the program, which no braces make.
struct Place {
  Place(std::source_location where) : at{where} {}  // NOLINT(google-explicit-constructor)
  std::source_location at;
};

/// The properties without their types, for the compiled half.
struct WatchOptions {
  const FailedLogins* failed_logins = nullptr;
  int failed_logins_allowed = 10;
  int failed_sign_ins_allowed = 2;
  int denied_calls_allowed = 10;
  AnomalyBand anomaly_band{};
};

template <class Watched> constexpr WatchOptions options_of(const Watching<Watched>& how) {
  WatchOptions options;
  if constexpr (requires { how.anomaly_band; }) options.anomaly_band = how.anomaly_band;
  if constexpr (requires { how.failed_logins; }) {
    options.failed_logins = &how.failed_logins;
    options.failed_logins_allowed = how.failed_logins_allowed;
  }
  if constexpr (requires { how.denied_calls_allowed; }) {
    options.failed_sign_ins_allowed = how.failed_sign_ins_allowed;
    options.denied_calls_allowed = how.denied_calls_allowed;
  }
  return options;
}

}  // namespace detail

}  // namespace quoin::aws
