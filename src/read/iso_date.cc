#include "read/iso_date.h"

#include <chrono>

namespace hearsay {
namespace {

// The number of `digits` digits at the front, taken off `text`; -1 if they are not there.
int take_number(std::string_view& text, size_t digits) {
  if (text.size() < digits) return -1;
  int number = 0;
  for (size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  const int hours = take_number(text, 2);
  take(text, ':');
  const int minutes = text.empty() ? 0 : take_number(text, 2);
  return hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60 && text.empty();
}

bool is_time(std::string_view text) {
  const int hours = take_number(text, 2);
  if (hours < 0 || hours > 24 || !take(text, ':')) return false;
  const int minutes = take_number(text, 2);
  if (minutes < 0 || minutes > 59) return false;
  if (take(text, ':')) {
    const int seconds = take_number(text, 2);
    if (seconds < 0 || seconds > 60) return false;
    if (take(text, '.')) {
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
    }
  }
  return is_zone(text);
}

}  // namespace

bool is_iso_date(std::string_view text) {
  const int year = take_number(text, 4);
  if (year < 0 || !take(text, '-')) return false;
  const int month = take_number(text, 2);
  if (month < 1 || !take(text, '-')) return false;
  const int day = take_number(text, 2);
  if (day < 1) return false;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return false;
  if (text.empty()) return true;
  return (take(text, 'T') || take(text, ' ')) && is_time(text);
}

}  // namespace hearsay
