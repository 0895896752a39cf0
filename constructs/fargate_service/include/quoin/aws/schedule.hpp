// When something happens again and again, as Application Auto Scaling takes it: cron<"0 22 ? * MON-FRI *">,
// rate<"12 hours">, once_at<"2027-01-01T08:00:00">.
#pragma once

#include <quoin/date.hpp>
#include <quoin/fixed_text.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::aws {

/// A schedule: `text` is what stands between the parentheses of "cron(…)", "rate(…)" or "at(…)".
struct Schedule {
  enum class Kind : std::uint8_t { cron, rate, at };

  Kind kind = Kind::cron;
  std::string_view text{};
};

namespace detail {

/// A number without a sign; -1 where it is none, or too long.
constexpr int schedule_number(std::string_view text) {
  if (text.empty() || text.size() > 5) return -1;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// One field of a cron expression: its numbers, its names (the first one stands for `least`), and the signs
/// that no other field has.
struct CronField {
  int least;
  int most;
  std::string_view names;
  std::string_view signs;
};
// Source: AWS, "Cron expressions reference" of Amazon EventBridge Scheduler.
inline constexpr CronField cron_fields[] = {
    {0, 59, "", ""},
    {0, 23, "", ""},
    {1, 31, "", "LW"},
    {1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", ""},
    {1, 7, "SUNMONTUEWEDTHUFRISAT", "L#"},
    {1970, 2199, "", ""},
};

constexpr bool cron_value_is_valid(std::string_view value, const CronField& field) {
  if (value == "*") return true;
  if (value == "L" || value == "LW") return field.signs.find(value.back()) != std::string_view::npos;
  if (const auto hash = value.find('#'); hash != std::string_view::npos) {
    const int nth = schedule_number(value.substr(hash + 1));
    return field.signs.find('#') != std::string_view::npos && nth >= 1 && nth <= 5 &&
           cron_value_is_valid(value.substr(0, hash), {field.least, field.most, field.names, ""});
  }
  if (value.size() > 1 && (value.ends_with('L') || value.ends_with('W')) &&
      field.signs.find(value.back()) != std::string_view::npos)
    value.remove_suffix(1);
  for (std::size_t at = 0; value.size() == 3 && at < field.names.size(); at += 3)
    if (field.names.substr(at, 3) == value) return true;
  const int number = schedule_number(value);
  return number >= field.least && number <= field.most;
}

/// "*", "5", "1-5", "MON-FRI", "0/15".
constexpr bool cron_item_is_valid(std::string_view item, const CronField& field) {
  if (const auto slash = item.find('/'); slash != std::string_view::npos) {
    const int step = schedule_number(item.substr(slash + 1));
    if (step < 1 || step > field.most) return false;
    item = item.substr(0, slash);
  }
  const auto dash = item.find('-');
  if (dash == std::string_view::npos) return cron_value_is_valid(item, field);
  return item.find('*') == std::string_view::npos && cron_value_is_valid(item.substr(0, dash), field) &&
         cron_value_is_valid(item.substr(dash + 1), field);
}

constexpr bool cron_field_is_valid(std::string_view text, const CronField& field) {
  while (true) {
    const auto comma = text.find(',');
    if (!cron_item_is_valid(text.substr(0, comma), field)) return false;
    if (comma == std::string_view::npos) return true;
    text = text.substr(comma + 1);
  }
}

/// Six fields: minutes, hours, day of the month, month, day of the week, year. One of the two days, and not
/// both, is '?'.
constexpr bool cron_is_valid(std::string_view text) {
  int questions = 0;
  for (int i = 0; i < 6; ++i) {
    const auto space = text.find(' ');
    if ((space == std::string_view::npos) != (i == 5)) return false;
    const std::string_view field = text.substr(0, space);
    const bool is_day = i == 2 || i == 4;
    if (is_day && field == "?")
      ++questions;
    else if (!cron_field_is_valid(field, cron_fields[i]))
      return false;
    if (i < 5) text = text.substr(space + 1);
  }
  return questions == 1;
}

/// "1 hour", "12 hours".
constexpr bool rate_is_valid(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return false;
  const int number = schedule_number(text.substr(0, space));
  std::string_view unit = text.substr(space + 1);
  if (number < 1 || (number > 1) != unit.ends_with('s')) return false;
  if (number > 1) unit.remove_suffix(1);
  return unit == "minute" || unit == "hour" || unit == "day";
}

/// "2027-01-01T08:00:00"
constexpr bool moment_is_valid(std::string_view text) {
  if (text.size() != 19 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':')
    return false;
  const int year = schedule_number(text.substr(0, 4));
  const int month = schedule_number(text.substr(5, 2));
  const int day = schedule_number(text.substr(8, 2));
  const int hour = schedule_number(text.substr(11, 2));
  const int minute = schedule_number(text.substr(14, 2));
  const int second = schedule_number(text.substr(17, 2));
  return year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(day)}
             .exists() &&
         hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
}

constexpr bool schedule_is_valid(const Schedule& schedule) {
  switch (schedule.kind) {
    case Schedule::Kind::cron:
      return cron_is_valid(schedule.text);
    case Schedule::Kind::rate:
      return rate_is_valid(schedule.text);
    case Schedule::Kind::at:
      return moment_is_valid(schedule.text);
  }
  return false;
}

template <FixedText Fields> consteval Schedule checked_cron() {
  static_assert(
      cron_is_valid(Fields.view()),
      "a cron expression has minutes, hours, day of the month, month, day of the week and year, and "
      "'?' for one of the days. Fix: cron<\"0 22 ? * MON-FRI *\">");
  return {Schedule::Kind::cron, cron_is_valid(Fields.view()) ? Fields.view() : "0 22 ? * * *"};
}
template <FixedText Rate> consteval Schedule checked_rate() {
  static_assert(rate_is_valid(Rate.view()),
                "a rate is a number of minutes, hours or days. Fix: rate<\"12 hours\">, or rate<\"1 day\">");
  return {Schedule::Kind::rate, rate_is_valid(Rate.view()) ? Rate.view() : "1 day"};
}
template <FixedText Moment> consteval Schedule checked_moment() {
  static_assert(moment_is_valid(Moment.view()),
                "a moment has a day and a time. Fix: once_at<\"2027-01-01T08:00:00\">");
  return {Schedule::Kind::at, moment_is_valid(Moment.view()) ? Moment.view() : "2027-01-01T08:00:00"};
}

}  // namespace detail

/// `cron<"0 22 ? * MON-FRI *">`: minutes, hours, day of the month, month, day of the week, year.
template <FixedText Fields> inline constexpr Schedule cron = detail::checked_cron<Fields>();
/// `rate<"12 hours">`: from the moment of the deployment on.
template <FixedText Rate> inline constexpr Schedule rate = detail::checked_rate<Rate>();
/// `once_at<"2027-01-01T08:00:00">`
template <FixedText Moment> inline constexpr Schedule once_at = detail::checked_moment<Moment>();

/// The run-time path, as AWS writes it: `schedule_of("cron(0 22 ? * MON-FRI *)")`, "rate(…)" or "at(…)".
constexpr Schedule schedule_of(std::string_view text) {
  const auto between = [&](std::string_view start) {
    return text.substr(start.size(), text.size() - start.size() - 1);
  };
  if (text.ends_with(')')) {
    if (text.starts_with("cron(")) return {Schedule::Kind::cron, between("cron(")};
    if (text.starts_with("rate(")) return {Schedule::Kind::rate, between("rate(")};
    if (text.starts_with("at(")) return {Schedule::Kind::at, between("at(")};
  }
  return {Schedule::Kind::cron, text};
}

}  // namespace quoin::aws
