// How many tasks a service has by the clock, and how many of them on Spot.
#include "constructs/fargate_service/fargate_service_intent.hpp"
#include "core/ascii.hpp"
#include "messages/fargate_service_messages.hpp"

#include <algorithm>
#include <numeric>

namespace quoin::aws {
namespace {

using quoin::detail::NodeData;
using quoin::detail::Tree;

constexpr std::size_t most_schedules = 200;
constexpr std::size_t longest_schedule_name = 128;

std::string printed(const Schedule& schedule) {
  std::string_view kind = "cron(";
  if (schedule.kind == Schedule::Kind::rate) kind = "rate(";
  if (schedule.kind == Schedule::Kind::at) kind = "at(";
  return std::string{kind} + std::string{schedule.text} + ")";
}

bool is_schedule_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_schedule_name && std::ranges::all_of(name, [](char c) {
    return ascii::is_letter_or_digit(c) || c == '-' || c == '_';
  });
}

/// As of a service, and none at all.
bool is_scheduled_range(const TaskRange& tasks) {
  return (tasks.least == 0 && tasks.most == 0) ||
         (tasks.least == 0 && detail::task_range_is_valid(1, tasks.most)) ||
         detail::task_range_is_valid(tasks.least, tasks.most);
}

}  // namespace

void take_schedules(const NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                    std::source_location where) {
  Tree& tree = *node.tree;
  for (const ScheduledTasks& each : props.schedules) {
    if (!is_schedule_name(each.name)) tree.report(messages::schedule_name_malformed(each.name), &node, where);
    if (!detail::schedule_is_valid(each.when))
      tree.report(messages::schedule_malformed(printed(each.when)), &node, where);
    if (!detail::time_zone_is_valid(each.time_zone))
      tree.report(messages::time_zone_malformed(each.time_zone), &node, where);
    if (!is_scheduled_range(each.tasks))
      tree.report(messages::scheduled_range_malformed(each.tasks.least, each.tasks.most), &node, where);
    if (std::ranges::find(intent.schedules, each.name, &ScheduledTasksIntent::name) != intent.schedules.end())
      tree.report(messages::schedule_twice(each.name), &node, where);
    intent.schedules.push_back(
        {.name = std::string{each.name},
         .schedule = printed(each.when),
         .time_zone = each.when.kind == Schedule::Kind::rate ? std::string{} : std::string{each.time_zone},
         .tasks = each.tasks});
  }
  if (intent.schedules.size() > most_schedules)
    tree.report(messages::schedules_too_many(intent.schedules.size(), most_schedules), &node, where);
  std::ranges::sort(intent.schedules, {}, &ScheduledTasksIntent::name);
}

void take_spot(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
               std::source_location where) {
  Tree& tree = *node.tree;
  const SpotShare& share = props.spot;
  if (share.percent == 0 && share.on_demand == 0) return;
  const bool all = share.percent == 100 && share.on_demand == 0;
  if (!all && !detail::spot_share_is_valid(share.percent, share.on_demand))
    return tree.report(messages::spot_share_malformed(share.percent, share.on_demand), &node, where);
  if (share.on_demand > intent.tasks.most)
    return tree.report(messages::spot_beyond_all_tasks(share.on_demand, intent.tasks.most), &node, where);
  if (all && tree.is_production() && !quoin::detail::says_something(share.reason))
    return tree.report(messages::all_spot_without_reason(), &node, where);
  const int percent = static_cast<int>(share.percent);
  const int unit = std::gcd(percent, 100 - percent);
  intent.capacity.base = static_cast<int>(share.on_demand);
  intent.capacity.on_demand = (100 - percent) / unit;
  intent.capacity.spot = percent / unit;
}

}  // namespace quoin::aws
