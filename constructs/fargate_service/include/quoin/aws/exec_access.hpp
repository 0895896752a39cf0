// Commands in running containers (ECS Exec), as a property takes them: off, or in sessions that are logged.
#pragma once

#include <quoin/aws/rules/ecs.hpp>
#include <quoin/environment.hpp>
#include <quoin/rule.hpp>
#include <quoin/waiver.hpp>

#include <concepts>
#include <type_traits>

namespace quoin::aws {

/// Whoever may call ecs:ExecuteCommand opens sessions in the containers. What is typed and shown there is
/// encrypted with a key of its own, and kept in a log group of the cluster.
struct LoggedSessions {};
/// `.exec = outside_production(logged_sessions)`
inline constexpr LoggedSessions logged_sessions{};

/// What `.exec` takes: sessions outside production, or a waiver of QN-ECS-03, since a session's commands run
/// as root. There are none that are not logged.
class ExecAccess {
public:
  constexpr ExecAccess() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, ExecAccess>)
  ExecAccess(const T& value) {  // NOLINT(google-explicit-constructor)
    if constexpr (std::same_as<T, OutsideProduction<LoggedSessions>>) {
      outside_production_ = true;
    } else if constexpr (waives<T, "QN-ECS-03">) {
      waiver_ = value;
      waived_ = true;
    } else {
      static_assert(never<T>, QUOIN_QN_ECS_03_EXEC);
    }
  }

  constexpr bool is_outside_production() const { return outside_production_; }
  constexpr const WaiverRecord* waiver() const { return waived_ ? &waiver_ : nullptr; }

private:
  WaiverRecord waiver_{};
  bool waived_ = false;
  bool outside_production_ = false;
};

}  // namespace quoin::aws
