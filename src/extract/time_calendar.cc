#include "extract/time_calendar.h"

#include <algorithm>

namespace hearsay::extract {
namespace {

void append_padded(std::string& out, int32_t value, int width) {
  const std::string digits = std::to_string(std::max(value, 0));
  out.append(static_cast<size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
  out += digits;
}

bool leap(int32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

}  // namespace

// Counts from March, so that the leap day is the last of its year (Hinnant's civil calendar).
int64_t day_number(Day day) {
  const int64_t year = day.month <= 2 ? int64_t{day.year} - 1 : day.year;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t of_era = year - era * 400;
  const int64_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Day day_of(int64_t number) {
  number += 719468;
  const int64_t era = (number >= 0 ? number : number - 146096) / 146097;
  const int64_t of_era = number - era * 146097;
  const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const int64_t month = (5 * of_year + 2) / 153;
  Day day;
  day.day = static_cast<int32_t>(of_year - (153 * month + 2) / 5 + 1);
  day.month = static_cast<int32_t>(month < 10 ? month + 3 : month - 9);
  day.year = static_cast<int32_t>(year + era * 400 + (day.month <= 2 ? 1 : 0));
  return day;
}

Day plus_days(Day day, int64_t days) { return day_of(day_number(day) + days); }

int32_t days_in_month(int32_t year, int32_t month) {
  constexpr int32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays[month - 1];
}

Day plus_months(Day day, int32_t months) {
  const int32_t count = day.year * 12 + day.month - 1 + months;
  Day out{count / 12, count % 12 + 1, day.day};
  if (count < 0) out = {0, 1, 1};
  out.day = std::min(day.day, days_in_month(out.year, out.month));
  return out;
}

int32_t weekday_of(Day day) {
  const int64_t number = day_number(day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int32_t>(((number % 7) + 7) % 7) + 1;
}

IsoWeek week_of(Day day) {
  const Day thursday = plus_days(day, 4 - weekday_of(day));
  const int64_t first = day_number({thursday.year, 1, 1});
  return {thursday.year, static_cast<int32_t>((day_number(thursday) - first) / 7) + 1};
}

std::string iso_year(int32_t year) {
  std::string out;
  append_padded(out, year, 4);
  return out;
}

std::string iso_month(int32_t year, int32_t month) {
  std::string out = iso_year(year) + "-";
  append_padded(out, month, 2);
  return out;
}

std::string iso_day(Day day) {
  std::string out = iso_month(day.year, day.month) + "-";
  append_padded(out, day.day, 2);
  return out;
}

std::string iso_week(IsoWeek week) {
  std::string out = iso_year(week.year) + "-W";
  append_padded(out, week.week, 2);
  return out;
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  int32_t parts[3] = {0, 0, 0};
  constexpr size_t kBegin[] = {0, 5, 8};
  constexpr size_t kEnd[] = {4, 7, 10};
  for (int part = 0; part < 3; ++part) {
    for (size_t i = kBegin[part]; i < kEnd[part]; ++i) {
      if (iso[i] < '0' || iso[i] > '9') return std::nullopt;
      parts[part] = parts[part] * 10 + (iso[i] - '0');
    }
  }
  if (parts[1] < 1 || parts[1] > 12) return std::nullopt;
  if (parts[2] < 1 || parts[2] > days_in_month(parts[0], parts[1])) return std::nullopt;
  return Day{parts[0], parts[1], parts[2]};
}

Day easter(int32_t year) {
  const int32_t a = year % 19, b = year / 100, c = year % 100;
  const int32_t d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int32_t h = (19 * a + b - d - g + 15) % 30;
  const int32_t i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int32_t m = (a + 11 * h + 22 * l) / 451;
  return {year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1};
}

}  // namespace hearsay::extract
