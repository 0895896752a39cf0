// Backup and maintenance windows: reading them, and whether they overlap.
#include "constructs/database/windows.hpp"

#include <array>

namespace quoin::aws {

namespace {

std::optional<int> parse_time(std::string_view text) {
  const auto digit = [text](std::size_t at) {
    return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -1;
  };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t at : {0U, 1U, 3U, 4U})
    if (digit(at) < 0) return std::nullopt;
  const int hour = digit(0) * 10 + digit(1);
  const int minute = digit(3) * 10 + digit(4);
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

std::optional<int> parse_day_and_time(std::string_view text) {
  constexpr std::array<std::string_view, 7> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if (text.size() != 9 || text[3] != ':') return std::nullopt;
  const std::optional<int> time = parse_time(text.substr(4));
  for (std::size_t day = 0; day < days.size(); ++day)
    if (time && text.substr(0, 3) == days[day]) return static_cast<int>(day) * minutes_of_day + *time;
  return std::nullopt;
}

std::optional<Window> parse(std::string_view text, std::size_t half,
                            std::optional<int> (*point)(std::string_view), int period) {
  if (text.size() != half * 2 + 1 || text[half] != '-') return std::nullopt;
  const std::optional<int> start = point(text.substr(0, half));
  const std::optional<int> end = point(text.substr(half + 1));
  if (!start || !end) return std::nullopt;
  return Window{*start, *end > *start ? *end : *end + period};
}

}  // namespace

std::optional<Window> parse_daily_window(std::string_view text) {
  return parse(text, 5, parse_time, minutes_of_day);
}

std::optional<Window> parse_weekly_window(std::string_view text) {
  return parse(text, 9, parse_day_and_time, minutes_of_week);
}

bool overlap(const Window& daily, const Window& weekly) {
  // Two weeks of days, one before: either window may reach over the end of its period.
  for (int day = -1; day < 14; ++day) {
    const int shift = day * minutes_of_day;
    if (daily.start + shift < weekly.end && weekly.start < daily.end + shift) return true;
  }
  return false;
}

}  // namespace quoin::aws
