#include <algorithm>
#include <array>

#include "extract/lexemes.h"
#include "extract/lexicon/words.h"
#include "extract/time_patterns.h"
#include "extract/time_values.h"

namespace hearsay::extract {

using Kind = TimeWordKind;

int32_t TimeMatcher::year_at(size_t i, size_t& end) const {
  if (is(i, Kind::Year)) {
    end = i + 1;
    return value(i);
  }
  if (is(i, Kind::Apostrophe) && is(i + 1, Kind::Number) && form(i + 1).size() == 2 &&
      form(i + 1)[0] <= '9' &&
      layer_.tokens[first_ + i].span.end == layer_.tokens[first_ + i + 1].span.begin) {
    end = i + 2;
    return value(i + 1) + (value(i + 1) < 40 ? 2000 : 1900);
  }
  // "nineteen ninety-eight", "two thousand [four]"
  if (is(i, Kind::Number) && form(i)[0] > '9') {
    if (value(i) >= 17 && value(i) <= 20 && is(i + 1, Kind::Number) && value(i + 1) >= 10 &&
        value(i + 1) < 100 && form(i + 1)[0] > '9') {
      int32_t year = value(i) * 100 + value(i + 1);
      end = i + 2;
      const size_t next = skip_hyphen(end);
      if (is(next, Kind::Number) && value(next) < 10 && year % 10 == 0) {
        year += value(next);
        end = next + 1;
      }
      return year;
    }
  }
  return 0;
}

int32_t TimeMatcher::year_behind(size_t i, size_t& end) const {
  size_t at = i;
  if (is(at, Kind::Comma) || is(at, Kind::Of) || (form(at) == "in")) ++at;
  if (const int32_t year = year_at(at, end); year != 0) return year;
  if ((is(at, Kind::Last) || is(at, Kind::This) || is(at, Kind::Next)) && is_unit(at + 1) &&
      unit(at + 1) == TimeUnit::Year && context_.published && !is(at - 1, Kind::Comma)) {
    end = at + 2;
    const int32_t shift = is(at, Kind::Last) ? -1 : is(at, Kind::Next) ? 1 : 0;
    return context_.published->year + shift;
  }
  return 0;
}

void TimeMatcher::add_part_of_day(FoundTime& found) const {
  if (found.end == 0 || !is(found.end, Kind::PartOfDay) || words_[found.end].plural) return;
  if (found.precision != TimePrecision::Day) return;
  found.type = TimeType::Time;
  found.precision = TimePrecision::PartOfDay;
  if (!found.value.empty()) found.value += kPartCodes[static_cast<size_t>(value(found.end))];
  ++found.end;
}

FoundTime TimeMatcher::month_date(size_t i) const {
  const int32_t month = value(i);
  size_t after = i + 1;
  if (is(after, Kind::Period) && form(i).size() <= 4) ++after;
  size_t end = after;
  // Month D[, YYYY]
  if (is(after, Kind::Number) && year_at(after, end) != 0)
    return month_found(end, year_at(after, end), month, "stated");
  end = after;
  const bool day_follows = (is(after, Kind::Number) || is(after, Kind::Ordinal)) &&
                           value(after) >= 1 && value(after) <= days_in_month(2000, month);
  if (day_follows && !(is(after + 1, Kind::Unit) && words_[after + 1].plural)) {
    const int32_t day = value(after);
    end = after + 1;
    size_t year_end = 0;
    const int32_t year = year_behind(end, year_end);
    if (year != 0)
      return day_found(year_end, {year, month, std::min(day, days_in_month(year, month))},
                       "stated");
    if (!context_.published) return unknown_found(end, TimePrecision::Day);
    const Day now = *context_.published;
    int32_t best = now.year;
    const int64_t gap = day_number({now.year, month, 1}) + day - 1 - day_number(now);
    // A day of the next two months is ahead, whatever the verb: a past one would have its year.
    const Direction way = gap > 70 || gap < -90 ? direction(i) : Direction::Unknown;
    if (gap > 70 && way == Direction::Past) best = now.year - 1;
    if (gap > 100 && way != Direction::Future) best = now.year - 1;
    if (gap < -90 && way == Direction::Future) best = now.year + 1;
    return day_found(
        end, {best, month, std::min(day, days_in_month(best, month))},
        from_publication(best == now.year ? "in the year of" : "year by the verb, from"));
  }
  size_t year_end = 0;
  if (const int32_t year = year_behind(after, year_end); year != 0)
    return month_found(year_end, year, month, "stated");
  if (form(i) == "Jan") return {};  // a name
  // "May" begins many sentences that are no dates.
  if (month == 5 && (i == 0 || !words_[i].capitalised)) return {};
  if (month == 3 && i == 0) return {};
  if (!context_.published) return unknown_found(after, TimePrecision::Month);
  const Day now = *context_.published;
  const Direction way = direction(i);
  int32_t year = now.year;
  const int32_t ahead = (month - now.month + 12) % 12;
  if (way == Direction::Future || ahead <= 2) {
    if (month < now.month) ++year;
  } else if (month > now.month) {
    --year;
  }
  return month_found(after == i + 2 ? i + 1 : after, year, month,
                     from_publication(way == Direction::Future ? "next such month after"
                                                               : "last such month before"));
}

// 4 March 2026; the 4th of March
FoundTime TimeMatcher::day_month(size_t i) const {
  const int32_t day = value(i);
  if (day < 1 || day > 31) return {};
  size_t at = i + 1;
  if (is(at, Kind::Of) && is(i, Kind::Ordinal)) ++at;
  if (!is(at, Kind::Month) || day > days_in_month(2000, value(at))) return {};
  const int32_t month = value(at);
  size_t end = at + 1;
  if (is(end, Kind::Period) && form(at).size() <= 4) ++end;
  size_t year_end = 0;
  int32_t year = year_behind(end, year_end);
  if (year != 0)
    return day_found(year_end, {year, month, std::min(day, days_in_month(year, month))}, "stated");
  if (end == at + 2) --end;
  if (!context_.published) return unknown_found(end, TimePrecision::Day);
  const Day now = *context_.published;
  year = now.year;
  const int64_t gap = day_number({now.year, month, 1}) + day - 1 - day_number(now);
  if (gap > 7 && direction(i) == Direction::Past) --year;
  if (gap < -90 && direction(i) == Direction::Future) ++year;
  return day_found(end, {year, month, std::min(day, days_in_month(year, month))},
                   from_publication("in the year of"));
}

// `shift_weeks`: 0 as the verb says, -1 "last", 1 "next", 2 "this" or "coming".
FoundTime TimeMatcher::weekday_date(size_t i, int32_t shift_weeks) const {
  size_t at = i + 1;
  if (is(at, Kind::Period) && form(i).size() <= 5 && form(i).ends_with('.')) ++at;
  // "Friday, June 28, 2019", "Friday 28 June"
  size_t date_at = is(at, Kind::Comma) ? at + 1 : at;
  if (is(date_at, Kind::Month)) {
    FoundTime found = month_date(date_at);
    if (found.end != 0 && found.precision == TimePrecision::Day) return found;
  }
  if (is(date_at, Kind::Number) || is(date_at, Kind::Ordinal)) {
    FoundTime found = day_month(date_at);
    if (found.end != 0) return found;
  }
  if (!context_.published) {
    FoundTime found = unknown_found(at, TimePrecision::Day);
    add_part_of_day(found);
    return found;
  }
  const Day now = *context_.published;
  const int32_t today = weekday_of(now);
  const int32_t day = value(i);
  const int32_t back = (today - day + 7) % 7;
  // "on Tuesday last week"
  if ((is(at, Kind::Last) || is(at, Kind::Next)) && is_unit(at + 1) &&
      unit(at + 1) == TimeUnit::Week) {
    const int32_t weeks = is(at, Kind::Last) ? -7 : 7;
    return day_found(at + 2, plus_days(now, weeks + day - today),
                     from_publication("weekday of the week named, from"));
  }
  FoundTime found;
  if (shift_weeks == -1) {
    found =
        day_found(at, plus_days(now, back == 0 ? -7 : -back), from_publication("weekday before"));
  } else if (shift_weeks == 1) {
    found = day_found(at, plus_days(now, 7 - back), from_publication("weekday after"));
  } else if (shift_weeks == 2 || direction(i) == Direction::Future) {
    found = day_found(at, plus_days(now, (7 - back) % 7),
                      from_publication(back == 0 ? "the day of" : "weekday after"));
  } else {
    found = day_found(at, plus_days(now, -back),
                      from_publication(back == 0 ? "the day of" : "weekday before"));
  }
  add_part_of_day(found);
  return found;
}

FoundTime TimeMatcher::bare_year(size_t i) const {
  size_t end = 0;
  const int32_t year = year_at(i, end);
  if (year == 0) return {};
  if (is(i, Kind::Year)) {
    if (i > 0 && (kind(i - 1) == Kind::Money || form(i - 1) == "#" || form(i - 1) == "No."))
      return {};
    const bool led =
        i > 0 && (is(i - 1, Kind::Preposition) || is(i - 1, Kind::Of) || is(i - 1, Kind::To) ||
                  is(i - 1, Kind::Before) || is(i - 1, Kind::After) || is(i - 1, Kind::Early) ||
                  is(i - 1, Kind::Late) || is(i - 1, Kind::Fiscal) || is(i - 1, Kind::And) ||
                  is(i - 1, Kind::Hyphen) || is(i - 1, Kind::The) || form(i - 1) == "(");
    if ((year < 1900 || year > 2049) && !led) return {};
    if (is(end, Kind::Money)) return {};
    if (is(end, Kind::Unit) && words_[end].plural) return {};
    // "1,990" is another token; "1990 people": a plural noun behind it makes it a count.
    if (year > 2049 || year < 1900) {
      const WordEntry* next = nullptr;
      char buffer[24];
      if (end < words_.size() && form(end).size() < 20)
        next = find_word(lower_word(form(end), buffer, sizeof buffer));
      if (next != nullptr && (next->classes & kPlural)) return {};
    }
  }
  return year_found(end, year, "stated");
}

FoundTime TimeMatcher::decade(size_t i) const {
  int32_t year = value(i);
  size_t end = i + 1;
  if (year < 100) year += 1900;
  FoundTime found;
  found.end = end;
  found.precision = TimePrecision::Decade;
  found.value = iso_year(year).substr(0, 3);
  found.basis = "stated";
  return found;
}

// third quarter [of 1998], third-quarter, first half, Q3 forms are other tokens; "1998 third
// quarter"
FoundTime TimeMatcher::quarter(size_t i) const {
  size_t at = i;
  int32_t year = 0;
  size_t year_end = 0;
  if (is(at, Kind::Year)) {
    year = value(at);
    ++at;
    if (is(at, Kind::Possessive)) ++at;
  }
  if (is(at, Kind::Fiscal)) at = skip_hyphen(at + 1);
  if (!is(at, Kind::Ordinal) && !is(at, Kind::Last)) return {};
  const int32_t which = is(at, Kind::Last) ? 0 : value(at);
  const size_t unit_at = skip_hyphen(at + 1);
  const bool half = is(unit_at, Kind::Half);
  const bool quarters =
      is_unit(unit_at) && unit(unit_at) == TimeUnit::Quarter && !words_[unit_at].plural;
  if (!half && !quarters) return {};
  if (which == 0 && !half) return {};
  if (which > (half ? 2 : 4)) return {};
  size_t end = unit_at + 1;
  if (year == 0) {
    size_t from = end;
    if (is(from, Kind::Of) && is(from + 1, Kind::Fiscal)) from += 1;
    year = year_behind(from, year_end);
    if (year != 0) end = year_end;
  }
  FoundTime found;
  found.end = end;
  found.precision = half ? TimePrecision::Half : TimePrecision::Quarter;
  if (half) {
    if (year == 0 && !context_.published) return unknown_found(end, TimePrecision::Half);
    if (year == 0 && !is(end, Kind::Of) && !previous_is(i, Kind::The)) return {};
    if (is(end, Kind::Of) && year == 0) return {};
    found.basis = year != 0 ? "stated" : from_publication("in the year of");
    if (year == 0) year = context_.published->year;
    found.value = iso_year(year) + "-H" + std::to_string(which == 1 ? 1 : 2);
    return found;
  }
  if (year != 0) {
    found.quarter = year * 4 + which - 1;
    found.basis = "stated";
  } else if (context_.published) {
    const int32_t now = quarter_of(*context_.published);
    found.quarter = context_.published->year * 4 + which - 1;
    if (found.quarter > now && direction(i) != Direction::Future) found.quarter -= 4;
    if (found.quarter < now && direction(i) == Direction::Future && now - found.quarter > 2)
      found.quarter += 4;
    found.basis = from_publication("last such quarter by");
  } else {
    return unknown_found(end, TimePrecision::Quarter);
  }
  found.value = iso_quarter(found.quarter);
  return found;
}

// `shift`: -1 "last summer", 1 "next summer", 0 "this summer", 2 none of them.
FoundTime TimeMatcher::season(size_t i, int32_t shift) const {
  size_t end = i + 1;
  size_t year_end = 0;
  int32_t year = year_behind(end, year_end);
  std::string basis = "stated";
  if (year != 0) {
    end = year_end;
  } else {
    // Bare "fall" and "spring" are mostly other words.
    if (shift == 2 && !previous_is(i, Kind::The) &&
        !(i > 0 && (form(i - 1) == "in" || form(i - 1) == "by")))
      return {};
    if (shift == 2 && value(i) % 2 == 0 && previous_is(i, Kind::The) && i > 1 &&
        form(i - 2) != "in")
      return {};
    if (!context_.published) return unknown_found(end, TimePrecision::Season);
    const Day now = *context_.published;
    constexpr std::array<int32_t, 4> kFirstMonth = {3, 6, 9, 12};
    year = now.year;
    const int32_t first = kFirstMonth[static_cast<size_t>(value(i))];
    if (shift == -1) {
      if (first + 2 >= now.month) --year;
    } else if (shift == 1) {
      if (first <= now.month) ++year;
    } else if (shift == 2 && first > now.month && direction(i) == Direction::Past) {
      --year;
    }
    basis = from_publication("season by");
  }
  FoundTime found;
  found.end = end;
  found.precision = TimePrecision::Season;
  found.value = iso_year(year) + kSeasonCodes[static_cast<size_t>(value(i))];
  found.basis = basis;
  return found;
}

FoundTime TimeMatcher::holiday(size_t i, int32_t shift) const {
  size_t end = i + 1;
  if (form(end) == "Day" || form(end) == "Sunday")
    ++end;
  else if (form(end) == "Eve")
    ++end;
  const bool eve = form(end - 1) == "Eve";
  size_t year_end = 0;
  int32_t year = year_behind(end, year_end);
  std::string basis = "stated";
  const auto day_in = [&](int32_t y) {
    switch (value(i)) {
      case 0:
        return Day{y, 12, eve ? 24 : 25};
      case 1: {
        const Day first{y, 11, 1};
        return plus_days(first, (4 - weekday_of(first) + 7) % 7 + 21);
      }
      case 2:
        return easter(y);
      default:
        return Day{y, 10, 31};
    }
  };
  if (year != 0) {
    end = year_end;
  } else {
    if (!context_.published) return unknown_found(end, TimePrecision::Day);
    year = context_.published->year;
    const bool passed = day_number(day_in(year)) <= day_number(*context_.published);
    if (shift == 1 && passed) ++year;
    if (shift != 1 && !passed && (shift == -1 || direction(i) == Direction::Past)) --year;
    basis = from_publication("holiday by");
  }
  return day_found(end, day_in(year), basis);
}

FoundTime TimeMatcher::deictic(size_t i) const {
  const int32_t shift = value(i);
  const bool tonight = form(i).size() == 7 && form(i).ends_with("night");
  if (!context_.published) {
    FoundTime found = unknown_found(i + 1, TimePrecision::Day);
    add_part_of_day(found);
    return found;
  }
  FoundTime found = day_found(i + 1, plus_days(*context_.published, shift),
                              from_publication(shift == 0  ? "the day of"
                                               : shift < 0 ? "the day before"
                                                           : "the day after"));
  if (tonight) {
    found.type = TimeType::Time;
    found.precision = TimePrecision::PartOfDay;
    found.value += "TNI";
  }
  add_part_of_day(found);
  return found;
}

// 10:35 a.m. [EST] [Friday], 8pm on Monday, 17:30 GMT, noon Saturday
FoundTime TimeMatcher::clock(size_t i) const {
  int32_t minutes = -1;
  size_t end = i + 1;
  bool sure = false;
  bool whole_hour = false;
  if (is(i, Kind::PartOfDay)) {
    const auto part = static_cast<DayPart>(value(i));
    if (part == DayPart::Noon)
      minutes = 12 * 60;
    else if (part == DayPart::Midnight)
      minutes = 24 * 60;
    else
      return {};
    sure = true;
  } else if (is(i, Kind::Clock)) {
    minutes = value(i);
    sure = true;
  } else if (is(i, Kind::Number) || is(i, Kind::Decimal)) {
    minutes = is(i, Kind::Number) ? value(i) * 60 : value(i);
    whole_hour = is(i, Kind::Number);
    if (minutes > 24 * 60 || (is(i, Kind::Number) && value(i) > 24)) return {};
  } else {
    return {};
  }
  if (is(end, Kind::Meridiem) && !(words_[end].plural && is(i, Kind::Number) && form(i)[0] > '9')) {
    if (minutes > 12 * 60 + 59) return {};
    if (value(end) == 1 && minutes < 12 * 60) minutes += 12 * 60;
    if (value(end) == 0 && minutes >= 12 * 60) minutes -= 12 * 60;
    ++end;
    sure = true;
  } else if (is(i, Kind::Number) && form(end) == "o'clock") {
    ++end;
    sure = true;
  } else if (is(i, Kind::Clock) && i > 0 && form(i - 1) != "at" && form(i - 1) != "about" &&
             !is(end, Kind::Zone)) {
    // "3:15" may be a score or a verse.
    sure = is(i - 1, Kind::Preposition) || is(i - 1, Kind::Approximate) ||
           is(i - 1, Kind::Before) || is(i - 1, Kind::After);
  }
  if (!sure) return {};
  if (is(end, Kind::Zone)) ++end;
  size_t date_at = end;
  if (is(date_at, Kind::Comma)) ++date_at;
  if (form(date_at) == "on") ++date_at;
  FoundTime day;
  if (is(date_at, Kind::Weekday))
    day = weekday_date(date_at, 0);
  else if (is(date_at, Kind::Month))
    day = month_date(date_at);
  else if (is(date_at, Kind::Day0))
    day = deictic(date_at);
  else if ((is(date_at, Kind::Number) || is(date_at, Kind::Ordinal)) &&
           is(date_at + 1, Kind::Month))
    day = day_month(date_at);
  FoundTime found;
  found.type = TimeType::Time;
  found.precision = whole_hour ? TimePrecision::Hour : TimePrecision::Minute;
  std::string prefix;
  if (day.end != 0 && day.precision == TimePrecision::Day) {
    found.end = day.end;
    prefix = day.value;
    found.basis = day.basis;
    found.named = day.named;
  } else {
    found.end = end;
    if (context_.published) prefix = iso_day(*context_.published);
    found.basis = from_publication("the day of");
  }
  if (prefix.empty()) return found;
  char digits[] = "T00:00";
  digits[1] = static_cast<char>('0' + minutes / 600);
  digits[2] = static_cast<char>('0' + minutes / 60 % 10);
  digits[4] = static_cast<char>('0' + minutes % 60 / 10);
  digits[5] = static_cast<char>('0' + minutes % 10);
  found.value = prefix + digits;
  return found;
}

}  // namespace hearsay::extract
