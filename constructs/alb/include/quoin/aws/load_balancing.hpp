// How load balancers send requests to a service: the version of HTTP, sticky sessions, leaving and starting
// tasks.
#pragma once

#include <quoin/days.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>
#include <quoin/seconds.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::aws {

/// What a load balancer speaks to a service's tasks. Its clients speak HTTP/1.1 or HTTP/2, as they like.
enum class HttpVersion : std::uint8_t { http_1_1, http_2, grpc };
/// HTTP/1.1, and WebSockets. The default.
inline constexpr HttpVersion http_1_1 = HttpVersion::http_1_1;
/// HTTP/2, without WebSockets.
inline constexpr HttpVersion http_2 = HttpVersion::http_2;
/// gRPC, unary and streamed. The health check calls a method and reads its gRPC status.
inline constexpr HttpVersion grpc = HttpVersion::grpc;

namespace detail {

inline constexpr int longest_stickiness = 604'800;  ///< Seven days, in seconds.

constexpr bool stickiness_is_allowed(int seconds) { return seconds >= 1 && seconds <= longest_stickiness; }
constexpr bool deregistration_delay_is_allowed(int seconds) { return seconds >= 0 && seconds <= 3600; }
constexpr bool slow_start_is_allowed(int seconds) {
  return seconds == 0 || (seconds >= 30 && seconds <= 900);
}

/// The name of a cookie that a load balancer may follow: a token of RFC 6265, and none of its own.
constexpr bool cookie_name_is_allowed(std::string_view name) {
  if (name.empty() || name.starts_with("AWSALB")) return false;
  for (const char c : name)
    if (c <= ' ' || c >= '\x7f' || std::string_view{"()<>@,;:\\\"/[]?={}"}.find(c) != std::string_view::npos)
      return false;
  return true;
}

/// Days as seconds, without a number that no longer fits.
constexpr Seconds seconds_of_days(int days) { return seconds_of(days * 86'400LL); }

}  // namespace detail

#define QUOIN_STICKINESS_SPAN \
  "a session sticks to its task for 1 second to 7 days. Fix: .stickiness = load_balancer_cookie(days<1>)"

/// What keeps a client at one task (AWS: "Sticky sessions for your Application Load Balancer").
struct Stickiness {
  enum class Kind : std::uint8_t { off, load_balancer_cookie, application_cookie };

  Kind kind = Kind::off;
  Seconds lasts{};
  std::string_view cookie{};  ///< The application's own; empty for the load balancer's.
};

/// `.stickiness = load_balancer_cookie(days<1>)`: the load balancer's own cookie, AWSALB, for that long.
template <int Count> constexpr Stickiness load_balancer_cookie(SecondsConstant<Count>) {
  static_assert(detail::stickiness_is_allowed(Count), QUOIN_STICKINESS_SPAN);
  return {Stickiness::Kind::load_balancer_cookie, {detail::stickiness_is_allowed(Count) ? Count : 1}, {}};
}
template <int Count> constexpr Stickiness load_balancer_cookie(DaysConstant<Count>) {
  static_assert(Count >= 1 && Count <= 7, QUOIN_STICKINESS_SPAN);
  return {Stickiness::Kind::load_balancer_cookie, detail::seconds_of_days(Count), {}};
}
/// The run-time paths.
constexpr Stickiness load_balancer_cookie(Seconds lasts) {
  return {Stickiness::Kind::load_balancer_cookie, lasts, {}};
}
constexpr Stickiness load_balancer_cookie(Days lasts) {
  return {Stickiness::Kind::load_balancer_cookie, detail::seconds_of_days(lasts.count), {}};
}

/// `.stickiness = application_cookie<"JSESSIONID">(days<1>)`: as long as the application sets that cookie,
/// and for that long at most. The load balancer adds AWSALBAPP cookies of its own.
template <FixedText Name, class Span> constexpr Stickiness application_cookie(Span lasts) {
  constexpr bool allowed = detail::cookie_name_is_allowed(Name.view());
  static_assert(allowed,
                "the application's cookie has the name of a cookie, and none that starts with AWSALB. Fix: "
                ".stickiness = application_cookie<\"JSESSIONID\">(days<1>)");
  return {Stickiness::Kind::application_cookie, load_balancer_cookie(lasts).lasts,
          allowed ? Name.view() : std::string_view{"JSESSIONID"}};
}
/// The run-time path, for a name that the compiler does not know.
template <class Span> constexpr Stickiness application_cookie_named(std::string_view name, Span lasts) {
  return {Stickiness::Kind::application_cookie, load_balancer_cookie(lasts).lasts, name};
}

/// How long a task that leaves may finish what it has begun: 0 to 3,600 seconds.
class DeregistrationDelay {
public:
  constexpr DeregistrationDelay() = default;
  template <int Count>
  DeregistrationDelay(SecondsConstant<Count>)  // NOLINT(google-explicit-constructor)
      : seconds_{detail::deregistration_delay_is_allowed(Count) ? Count : 30} {
    static_assert(detail::deregistration_delay_is_allowed(Count),
                  "a task that leaves has 0 to 3,600 seconds. Fix: .load_balancing = {.deregistration_delay "
                  "= seconds<30>}");
  }
  constexpr DeregistrationDelay(Seconds seconds)  // NOLINT(google-explicit-constructor)
      : seconds_{seconds.count} {}
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = 30;
};

/// How long a new task's share of the requests grows: 0, at once, or 30 to 900 seconds.
class SlowStart {
public:
  constexpr SlowStart() = default;
  template <int Count>
  SlowStart(SecondsConstant<Count>)  // NOLINT(google-explicit-constructor)
      : seconds_{detail::slow_start_is_allowed(Count) ? Count : 0} {
    static_assert(detail::slow_start_is_allowed(Count),
                  "a slow start is 0, which is none, or 30 to 900 seconds. Fix: .load_balancing = "
                  "{.slow_start = seconds<60>}");
  }
  constexpr SlowStart(Seconds seconds)  // NOLINT(google-explicit-constructor)
      : seconds_{seconds.count} {}
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = 0;
};

/// How load balancers send requests to a service. The same for each that stands before it.
struct LoadBalancing {
  /// What is spoken to the tasks: `http_1_1` (the default, with WebSockets), `http_2` or `grpc`. Changing it
  /// replaces the target group.
  HttpVersion version = HttpVersion::http_1_1;
  /// What keeps a client at one task. Default: nothing; each request goes to any task.
  Stickiness stickiness{};
  /// How long a task that leaves may finish its requests and WebSockets: 0 to 3,600 seconds. Default: 30.
  DeregistrationDelay deregistration_delay{};
  /// How long the share of a new task grows until it is whole: 0 or 30 to 900 seconds. Default: 0.
  SlowStart slow_start{};
};

}  // namespace quoin::aws
