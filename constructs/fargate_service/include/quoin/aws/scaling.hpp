// How many tasks a service has: at least and at most, what their number follows, by the clock, and how many
// of them on Spot.
#pragma once

#include <quoin/aws/schedule.hpp>
#include <quoin/seconds.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::aws {

/// How many tasks there are, at least and at most.
struct TaskRange {
  std::int64_t least = 2;
  std::int64_t most = 8;
};

namespace detail {
constexpr bool task_range_is_valid(std::int64_t least, std::int64_t most) {
  return least >= 1 && least <= most && most <= 5000;
}
template <int Least, int Most> consteval TaskRange checked_task_range() {
  static_assert(
      task_range_is_valid(Least, Most),
      "a service has one task at least, 5,000 at most, and no more at least than at most. Fix: .tasks = "
      "tasks<2, 8>");
  return task_range_is_valid(Least, Most) ? TaskRange{Least, Most} : TaskRange{};
}
}  // namespace detail

/// `.tasks = tasks<2, 8>`: at least two, at most eight.
template <int Least, int Most> inline constexpr TaskRange tasks = detail::checked_task_range<Least, Most>();
/// The run-time path.
constexpr TaskRange tasks_between(std::int64_t least, std::int64_t most) { return {least, most}; }
/// Nothing runs: for a schedule, as of a staging environment at night.
inline constexpr TaskRange no_tasks{0, 0};

/// What the number of tasks follows (QN-ECS-07).
struct Scaling {
  int cpu_percent = 60;            ///< The average over all tasks that is aimed at: 10 to 90.
  int memory_percent = 0;          ///< The same of memory: 10 to 90, or 0, which does not follow it.
  int requests_per_target = 1000;  ///< Requests per task and minute that are aimed at, of each load balancer.
  Seconds scale_in_cooldown{300};
  Seconds scale_out_cooldown{60};
};

/// Another range of tasks from a certain time on:
/// `{"night", cron<"0 22 ? * * *">, tasks<1, 2>, "Europe/Zurich"}`. It holds until the next one.
struct ScheduledTasks {
  /// 1 to 128 letters, digits, '-' and '_'; each name once in a service.
  std::string_view name;
  Schedule when;
  /// `tasks<1, 2>`, or `no_tasks`. Default: tasks<2, 8>.
  TaskRange tasks{};
  /// An IANA name. Default: "UTC". A rate has none.
  std::string_view time_zone = "UTC";
};

namespace detail {
/// The shape of an IANA name, "Europe/Zurich" or "UTC". Which cities there are, AWS knows.
constexpr bool time_zone_is_valid(std::string_view name) {
  constexpr std::string_view areas[] = {"Africa/", "America/",  "Antarctica/", "Arctic/",
                                        "Asia/",   "Atlantic/", "Australia/",  "Etc/",
                                        "Europe/", "Indian/",   "Pacific/"};
  if (name == "UTC") return true;
  for (const std::string_view area : areas) {
    if (!name.starts_with(area)) continue;
    const std::string_view place = name.substr(area.size());
    for (const char c : place)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
            c == '-' || c == '+' || c == '/'))
        return false;
    return !place.empty() && place.size() <= 50;
  }
  return false;
}
}  // namespace detail

/// How many of the tasks run on Fargate Spot: at about a third of the price, and taken away with two minutes'
/// notice when AWS needs the capacity.
struct SpotShare {
  std::int64_t percent = 0;    ///< Of the tasks beyond `on_demand`. 0: none.
  std::int64_t on_demand = 0;  ///< The first tasks, which stay on demand.
  std::string_view reason{};   ///< Why a production environment may lose all of its tasks at once.
};

namespace detail {
constexpr bool spot_share_is_valid(std::int64_t percent, std::int64_t on_demand) {
  return percent >= 1 && percent <= 100 && on_demand >= 1 && on_demand <= 5000;
}
template <int Percent, int OnDemand> consteval SpotShare checked_spot_share() {
  static_assert(
      spot_share_is_valid(Percent, OnDemand),
      "Spot takes 1 to 100 % of the tasks beyond one on demand at least. Fix: .spot = spot_share<70, "
      "2>, or all_spot(\"why\")");
  return spot_share_is_valid(Percent, OnDemand) ? SpotShare{Percent, OnDemand, {}} : SpotShare{};
}
}  // namespace detail

/// `.spot = spot_share<70, 2>`: the first two tasks are on demand, of those beyond 70 % on Spot.
template <int Percent, int OnDemand>
inline constexpr SpotShare spot_share = detail::checked_spot_share<Percent, OnDemand>();
/// The run-time path.
constexpr SpotShare spot_share_of(std::int64_t percent, std::int64_t on_demand) {
  return {percent, on_demand, {}};
}
/// Every task on Spot. In production this needs a reason: all of them may end at the same time.
constexpr SpotShare all_spot(std::string_view reason = {}) { return {100, 0, reason}; }

}  // namespace quoin::aws
