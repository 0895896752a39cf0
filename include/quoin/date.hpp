// Calendar dates: the end of a waiver, of an engine version, and the day that a check is made for.
#pragma once

#include <cstdint>
#include <string_view>

namespace quoin {

/// A day of the Gregorian calendar.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  constexpr bool operator==(const Date&) const = default;
  constexpr bool operator<(const Date& other) const { return order() < other.order(); }
  constexpr bool operator>(const Date& other) const { return other < *this; }
  constexpr bool operator<=(const Date& other) const { return !(other < *this); }
  constexpr bool operator>=(const Date& other) const { return !(*this < other); }

  /// The day exists: a month has its days, and 29 February its leap year.
  constexpr bool exists() const {
    constexpr std::uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1970 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
  }

private:
  constexpr std::int32_t order() const { return (year * 16 + month) * 32 + day; }
};

/// The ISO text of a date, held by value: "2027-03-01".
struct DateText {
  char characters[10]{};

  constexpr std::string_view view() const { return {characters, sizeof characters}; }
  constexpr operator std::string_view() const { return view(); }  // NOLINT(google-explicit-constructor)
};

constexpr DateText iso(Date date) {
  DateText text;
  const auto put = [&text](int at, int digits, int value) {
    for (int i = at + digits - 1; i >= at; --i, value /= 10)
      text.characters[i] = static_cast<char>('0' + value % 10);
  };
  put(0, 4, date.year);
  text.characters[4] = text.characters[7] = '-';
  put(5, 2, date.month);
  put(8, 2, date.day);
  return text;
}

/// "2027-03-01", and nothing around it. A text that is no date gives a Date that does not exist().
constexpr Date parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  int parts[3]{};
  int part = 0;
  for (const char c : text) {
    if (c == '-') {
      ++part;
    } else if (c >= '0' && c <= '9' && part < 3) {
      parts[part] = parts[part] * 10 + (c - '0');
    } else {
      return {};
    }
  }
  if (part != 2) return {};
  const Date date{static_cast<std::int16_t>(parts[0]), static_cast<std::uint8_t>(parts[1]),
                  static_cast<std::uint8_t>(parts[2])};
  return date.exists() ? date : Date{};
}

}  // namespace quoin
