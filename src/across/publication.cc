#include "across/publication.h"

#include <string_view>

#include "extract/time_calendar.h"

namespace hearsay::across {
namespace {

// The two digits at `at`, nullopt where there are none.
std::optional<int64_t> two_digits(std::string_view text, size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const char tens = text[at], ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
  return (tens - '0') * 10 + (ones - '0');
}

// Seconds since midnight UTC of the time after "2026-03-04T"; "17:20", "17:20:05.3Z", "+02:00".
std::optional<int64_t> time_of_day(std::string_view time) {
  const auto hour = two_digits(time, 0), minute = two_digits(time, 3);
  if (!hour || !minute || time[2] != ':') return std::nullopt;
  int64_t seconds = *hour * 3600 + *minute * 60;
  if (time.size() > 5 && time[5] == ':') seconds += two_digits(time, 6).value_or(0);
  const size_t sign = time.find_first_of("+-", 5);
  if (sign != std::string_view::npos) {
    const auto hours = two_digits(time, sign + 1);
    const size_t colon = sign + 3 < time.size() && time[sign + 3] == ':' ? 1 : 0;
    const auto minutes = two_digits(time, sign + 3 + colon);
    const int64_t offset = hours.value_or(0) * 3600 + minutes.value_or(0) * 60;
    seconds += time[sign] == '+' ? -offset : offset;
  }
  return seconds;
}

}  // namespace

std::optional<Published> published_at(const Article& article) {
  const std::string_view iso = article.published;
  const auto day = extract::parse_day(iso);
  if (!day) return std::nullopt;
  Published out;
  out.day = extract::day_number(*day);
  if (iso.size() > 11 && (iso[10] == 'T' || iso[10] == ' ')) {
    if (const auto seconds = time_of_day(iso.substr(11))) {
      // Midnight on the dot is how many feeds write a date without a time.
      if (iso.substr(11, 5) != "00:00") out.second = out.day * 86400 + *seconds;
    }
  }
  return out;
}

}  // namespace hearsay::across
