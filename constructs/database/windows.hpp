// Backup and maintenance windows: reading them, and whether they overlap.
#pragma once

#include <optional>
#include <string_view>

namespace quoin::aws {

/// A span of minutes that repeats every day or every week. `end` may lie past the period's end.
struct Window {
  int start = 0;
  int end = 0;

  constexpr int length() const { return end - start; }
};

inline constexpr int minutes_of_day = 24 * 60;
inline constexpr int minutes_of_week = 7 * minutes_of_day;

/// "01:00-02:00"; nothing where the text is none.
std::optional<Window> parse_daily_window(std::string_view text);
/// "sun:02:30-sun:03:30", Monday being the first day; nothing where the text is none.
std::optional<Window> parse_weekly_window(std::string_view text);
/// On some day of the week both are open.
bool overlap(const Window& daily, const Window& weekly);

}  // namespace quoin::aws
