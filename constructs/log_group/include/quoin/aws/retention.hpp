// How long logs are kept, as a property takes it: days<90>, or keep_forever("why").
#pragma once

#include <quoin/aws/log_retention.hpp>
#include <quoin/aws/rules/aud.hpp>
#include <quoin/days.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// What a literal time is told that CloudWatch does not have. `id` is a literal: that of the rule concerned.
#define QUOIN_RETENTION_TIMES(id, property)                                                              \
  QUOIN_MALFORMED(id,                                                                                    \
                  "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, " \
                  "731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days",                                \
                  property " = days<90>, or keep_forever(\"why\")")

/// Kept until somebody deletes it, for a reason that every report shows.
struct KeepForever {
  std::string_view reason;
};
/// `.retention = keep_forever("the regulator asks for thirty years")`
constexpr KeepForever keep_forever(std::string_view reason) { return {reason}; }

/// A stated retention: 90 days unless the program says otherwise. Each place derives its own, with its own
/// rule.
class StatedRetention {
public:
  constexpr int days() const { return days_; }
  constexpr bool is_forever() const { return forever_; }
  constexpr std::string_view reason() const { return reason_; }

protected:
  constexpr StatedRetention() = default;
  constexpr explicit StatedRetention(int days) : days_{days} {}
  constexpr explicit StatedRetention(KeepForever kept) : days_{0}, forever_{true}, reason_{kept.reason} {}

private:
  int days_ = 90;
  bool forever_ = false;
  std::string_view reason_{};
};

/// The retention of a log group that is no service's (QN-AUD-07).
class LogRetention : public StatedRetention {
public:
  constexpr LogRetention() = default;
  constexpr LogRetention(Days days) : StatedRetention{days.count} {}   // NOLINT(google-explicit-constructor)
  constexpr LogRetention(KeepForever kept) : StatedRetention{kept} {}  // NOLINT(google-explicit-constructor)
  template <int Count>
  LogRetention(DaysConstant<Count>)  // NOLINT(google-explicit-constructor)
      : StatedRetention{log_retention_is_allowed(Count) ? Count : 90} {
    static_assert(log_retention_is_allowed(Count), QUOIN_RETENTION_TIMES("QN-AUD-07", ".retention"));
  }
  template <class T>
    requires(!std::derived_from<std::remove_cvref_t<T>, StatedRetention> && !std::convertible_to<T, Days>)
  LogRetention(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_AUD_07);
  }
};

}  // namespace quoin::aws
