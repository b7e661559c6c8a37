// Days, weeks and months of the Gregorian calendar, and how ISO 8601 writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::extract {

// A day of the calendar; month 1 to 12, day 1 to 31.
struct Day {
  int32_t year = 0;
  int32_t month = 1;
  int32_t day = 1;
  friend bool operator==(Day, Day) = default;
};

// Days since 1970-01-01, and back.
int64_t day_number(Day day);
Day day_of(int64_t number);
Day plus_days(Day day, int64_t days);
// The same day of another month; the last of the month where it has fewer.
Day plus_months(Day day, int32_t months);
int32_t days_in_month(int32_t year, int32_t month);
// 1 Monday to 7 Sunday.
int32_t weekday_of(Day day);

struct IsoWeek {
  int32_t year = 0;
  int32_t week = 0;  // 1 to 53
};
IsoWeek week_of(Day day);

// "2026-03-04", "2026-03", "2026", "2026-W10"
std::string iso_day(Day day);
std::string iso_month(int32_t year, int32_t month);
std::string iso_year(int32_t year);
std::string iso_week(IsoWeek week);

// The day at the start of an ISO 8601 date ("2026-03-04T17:20:00Z"); nullopt where there is none.
std::optional<Day> parse_day(std::string_view iso);

// Easter Sunday (Gregorian).
Day easter(int32_t year);

}  // namespace hearsay::extract
