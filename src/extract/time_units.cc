#include <algorithm>
#include <array>

#include "extract/lexemes.h"
#include "extract/lexicon/words.h"
#include "extract/time_patterns.h"
#include "extract/time_values.h"

namespace hearsay::extract {

using Kind = TimeWordKind;

// The unit `shift` units from publication: last week -1, this month 0.
FoundTime TimeMatcher::unit_found(size_t end, TimeUnit unit, int32_t shift,
                                  const char* words) const {
  const UnitCode code = code_of(unit);
  if (!context_.published) return unknown_found(end, code.precision);
  const Day day = *context_.published;
  FoundTime found;
  found.end = end;
  found.precision = code.precision;
  found.basis = from_publication(words);
  switch (unit) {
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour:
    case TimeUnit::Period:
      return vague(end, shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF");
    case TimeUnit::Day:
      return day_found(end, plus_days(day, shift), found.basis);
    case TimeUnit::Week:
      found.named = plus_days(day, 7 * shift + 1 - weekday_of(day));
      found.value = iso_week(week_of(*found.named));
      return found;
    case TimeUnit::Weekend:
      found.named = plus_days(day, 7 * shift + 6 - weekday_of(day));
      found.value = iso_week(week_of(*found.named)) + "-WE";
      return found;
    case TimeUnit::Month: {
      const Day there = plus_months({day.year, day.month, 1}, shift);
      return month_found(end, there.year, there.month, found.basis);
    }
    case TimeUnit::Quarter:
      found.quarter = quarter_of(day) + shift;
      found.value = iso_quarter(found.quarter);
      found.named = quarter_day(found.quarter);
      return found;
    case TimeUnit::Year:
      return year_found(end, day.year + shift, found.basis);
    case TimeUnit::Decade:
      found.value = iso_year((day.year / 10 + shift) * 10).substr(0, 3);
      return found;
    case TimeUnit::Century:
      found.value = iso_year((day.year / 100 + shift) * 100).substr(0, 2);
      return found;
  }
  return found;
}

FoundTime TimeMatcher::offset_found(size_t end, const Count& count, TimeUnit unit, int32_t sign,
                                    bool from_named) const {
  const UnitCode code = code_of(unit);
  if (count.vague || count.end == 0) {
    FoundTime found = vague(end, sign < 0 ? "PAST_REF" : "FUTURE_REF");
    found.precision = code.precision;
    return found;
  }
  const bool named = from_named && context_.last_named.has_value();
  if (!named && !context_.published) return unknown_found(end, code.precision);
  const Day day = named ? *context_.last_named : *context_.published;
  const std::string basis = (sign < 0 ? "counted back from " : "counted on from ") +
                            (named ? iso_day(day) : context_.published_words);
  const int32_t n = std::min(count.value, 3000) * sign;
  switch (unit) {
    case TimeUnit::Day:
      return day_found(end, plus_days(day, n), basis);
    case TimeUnit::Week: {
      FoundTime found;
      found.end = end;
      found.precision = TimePrecision::Week;
      found.named = plus_days(day, int64_t{7} * n);
      found.value = iso_week(week_of(*found.named));
      found.basis = basis;
      return found;
    }
    case TimeUnit::Month: {
      const Day there = plus_months(day, n);
      return month_found(end, there.year, there.month, basis);
    }
    case TimeUnit::Quarter: {
      const Day there = plus_months(day, 3 * n);
      FoundTime found;
      found.end = end;
      found.precision = TimePrecision::Quarter;
      found.quarter = quarter_of(there);
      found.value = iso_quarter(found.quarter);
      found.basis = basis;
      return found;
    }
    case TimeUnit::Year: {
      // In company reports "a year earlier" is the same quarter of the year before.
      if (context_.last_quarter >= 0 && sign < 0 && count.value == 1 &&
          sentence_ - context_.last_quarter_sentence <= 2) {
        FoundTime found;
        found.end = end;
        found.precision = TimePrecision::Quarter;
        found.value = iso_quarter(context_.last_quarter - 4);
        found.basis = "a year before the quarter named last";
        return found;
      }
      return year_found(end, day.year + n, basis);
    }
    case TimeUnit::Decade:
      return year_found(end, std::max(0, day.year + 10 * n), basis);
    case TimeUnit::Century:
      return year_found(end, std::max(0, day.year + 100 * n), basis);
    default:
      break;
  }
  FoundTime found;
  found.end = end;
  found.type = TimeType::Duration;
  found.precision = code.precision;
  found.value = duration_value(count.value, false, count.half, unit);
  found.basis = "counted from an event";
  return found;
}

// last week, the past two months, this summer, next Friday
FoundTime TimeMatcher::positioned(size_t i) const {
  const Kind which = kind(i);
  size_t at = i + 1;
  int32_t shift = which == Kind::Last ? -1 : which == Kind::Next || which == Kind::Coming ? 1 : 0;
  const bool past = which == Kind::Past;
  if (which == Kind::This && form(i).size() == 5 && is_unit(at) && words_[at].plural)
    return vague(at + 1, "PRESENT_REF");
  if (which == Kind::This && (is(at, Kind::Past) || is(at, Kind::Coming))) {
    shift = is(at, Kind::Past) ? -1 : 1;
    ++at;
  }
  if (is(at, Kind::Weekday) && !words_[at].plural) {
    const int32_t mode = which == Kind::This || which == Kind::Coming ? 2 : past ? -1 : shift;
    return weekday_date(at, mode);
  }
  if (is(at, Kind::Month)) {
    if (!context_.published) return unknown_found(at + 1, TimePrecision::Month);
    const Day now = *context_.published;
    int32_t year = now.year;
    if ((shift < 0 || past) && value(at) >= now.month) --year;
    if (shift > 0 && value(at) <= now.month) ++year;
    size_t end = at + 1;
    if ((is(end, Kind::Number) || is(end, Kind::Ordinal)) && value(end) >= 1 &&
        value(end) <= days_in_month(year, value(at))) {
      return day_found(end + 1, {year, value(at), value(end)}, from_publication("from"));
    }
    return month_found(end, year, value(at),
                       from_publication(shift < 0 ? "last such month before" : "such month by"));
  }
  if (is(at, Kind::Season) && !words_[at].plural) return season(at, past ? -1 : shift);
  if (is(at, Kind::Holiday)) return holiday(at, past ? -1 : shift);
  if (is(at, Kind::Fiscal)) ++at;
  if (is_unit(at)) {
    const TimeUnit u = unit(at);
    if (words_[at].plural) {
      // "the past years", "coming weeks", "recent months"
      FoundTime found = vague(at + 1, shift > 0 ? "FUTURE_REF" : "PAST_REF");
      if (which == Kind::This || u == TimeUnit::Period) return {};
      if (past && value(i) == 1) return {};
      found.type = TimeType::Duration;
      found.precision = code_of(u).precision;
      found.value = duration_value(0, true, false, u);
      return found;
    }
    if (u == TimeUnit::Period && !past) return {};
    if (past && u == TimeUnit::Week && value(i) == 0) {
      FoundTime found = unit_found(at + 1, u, -1, "from");
      found.type = TimeType::Duration;
      found.value = "P1W";
      return found;
    }
    if (past) {
      const bool latest = value(i) == 1;
      const bool decades = u == TimeUnit::Decade || u == TimeUnit::Century;
      if (latest && (u == TimeUnit::Quarter || u == TimeUnit::Period)) {
        return unit_found(at + 1, TimeUnit::Quarter, -1, "the quarter before");
      }
      if (decades) {
        FoundTime found = vague(at + 1, "");
        found.type = TimeType::Duration;
        found.value = duration_value(1, false, false, u);
        return found;
      }
      return unit_found(at + 1, u, -1, "counted back from");
    }
    // "the previous day", "the following year": from the day the text named last.
    const bool relative = (which == Kind::Last || which == Kind::Next) && value(i) == 1;
    if (relative && context_.last_named) {
      Count one;
      one.value = 1;
      one.end = at;
      return offset_found(at + 1, one, u, shift, true);
    }
    if (u == TimeUnit::Year && is(at + 1, Kind::Possessive)) {
      FoundTime found = quarter(at + 2);
      if (found.end != 0 && context_.published && found.quarter >= 0) {
        found.quarter = (context_.published->year + shift) * 4 + found.quarter % 4;
        found.value = iso_quarter(found.quarter);
        return found;
      }
      if (is_unit(at + 2) && unit(at + 2) == TimeUnit::Quarter && context_.published) {
        return unit_found(at + 3, TimeUnit::Quarter, 4 * shift - 1, "counted back from");
      }
    }
    FoundTime found = unit_found(at + 1, u, shift,
                                 which == Kind::Last   ? "the one before"
                                 : which == Kind::This ? "the one of"
                                                       : "the one after");
    if (u == TimeUnit::Weekend && which == Kind::Last && context_.published &&
        weekday_of(*context_.published) == 7) {
      found = unit_found(at + 1, u, shift, "the one before");
    }
    return found;
  }
  if (is(at, Kind::PartOfDay) && !words_[at].plural) {
    // this morning, last night
    if (!context_.published) return unknown_found(at + 1, TimePrecision::PartOfDay);
    if (which != Kind::This && which != Kind::Last && which != Kind::Next) return {};
    FoundTime found =
        day_found(at, plus_days(*context_.published, shift), from_publication("from"));
    add_part_of_day(found);
    return found;
  }
  // the past two months, the next several days, the last half of 1998
  if (is(at, Kind::Half)) return quarter(i);
  Count count = count_at(at);
  if (count.end != 0 && !count.article) {
    size_t end = count.end;
    end = skip_hyphen(end);
    if (form(end) == "trading" || form(end) == "consecutive" || is(end, Kind::Fiscal)) ++end;
    if (is_unit(end) && unit(end) != TimeUnit::Period) {
      FoundTime found;
      found.end = end + 1;
      found.type = TimeType::Duration;
      found.precision = code_of(unit(end)).precision;
      found.value = duration_value(count.value, count.vague, count.half, unit(end));
      found.basis = "counted";
      return found;
    }
  }
  return {};
}

// two days, 10-year, a year ago, nine months later
FoundTime TimeMatcher::counted(size_t i) const {
  const Count count = count_at(i);
  if (count.end == 0) return {};
  size_t at = count.end;
  const bool hyphened = is(at, Kind::Hyphen);
  at = skip_hyphen(at);
  if (form(at) == "more" || form(at) == "additional" || form(at) == "trading" ||
      form(at) == "straight" || form(at) == "consecutive" || form(at) == "full" ||
      is(at, Kind::Fiscal)) {
    ++at;
  }
  if (!is_unit(at)) return {};
  const TimeUnit u = unit(at);
  if (u == TimeUnit::Period) return {};
  if (count.value > 99999) return {};
  size_t end = at + 1;
  // "15-year-old": an age says nothing about when.
  if (is(end, Kind::Hyphen) && form(end + 1).starts_with("old")) return {};
  if (form(end) == "old") return {};
  if (!hyphened) {
    size_t behind = end;
    if (is(behind, Kind::Or) && form(behind + 1) == "so") behind += 2;
    if (is(behind, Kind::Ago)) return offset_found(behind + 1, count, u, -1, false);
    if (is(behind, Kind::Earlier)) {
      if (u == TimeUnit::Day || u == TimeUnit::Hour || u == TimeUnit::Minute)
        return offset_found(behind + 1, count, u, -1, true);
      return offset_found(behind + 1, count, u, -1, false);
    }
    if (is(behind, Kind::Later)) return offset_found(behind + 1, count, u, 1, true);
    if (form(behind) == "from" && is(behind + 1, Kind::Now))
      return offset_found(behind + 2, count, u, 1, false);
    if (is(behind, Kind::And) && is(behind + 1, Kind::Article) && is(behind + 2, Kind::Half)) {
      FoundTime found;
      found.end = behind + 3;
      found.type = TimeType::Duration;
      found.precision = code_of(u).precision;
      found.value = duration_value(count.value, count.vague, true, u);
      found.basis = "counted";
      return found;
    }
  }
  if (count.article && !hyphened) {
    // "a day" and "a week" are durations where they last; behind an amount they are a rate.
    if (u == TimeUnit::Second || u == TimeUnit::Quarter || u == TimeUnit::Century) return {};
    if (i > 0 && (is(i - 1, Kind::Money) || form(i - 1) == "million" || form(i - 1) == "billion" ||
                  is(i - 1, Kind::Number))) {
      FoundTime rate;
      rate.end = end;
      rate.type = TimeType::Set;
      rate.precision = code_of(u).precision;
      rate.value = duration_value(1, false, false, u);
      rate.basis = "counted";
      return rate;
    }
  }
  if (hyphened && is(at + 1, Kind::Hyphen)) return {};
  FoundTime found;
  found.end = end;
  found.type = TimeType::Duration;
  found.precision = code_of(u).precision;
  found.value = duration_value(count.value, count.vague, count.half, u);
  if (count.half && count.value == 0 && u == TimeUnit::Hour) found.value = "PT30M";
  if (count.half && count.value == 0 && u == TimeUnit::Year) found.value = "P6M";
  found.basis = "counted";
  return found;
}

// the third quarter, the past, the weekend, the day, the year, the same day, the 1998 period
FoundTime TimeMatcher::definite(size_t i) const {
  size_t at = i + 1;
  switch (kind(at)) {
    case Kind::Past:
      if (value(at) == 0 &&
          (kind(at + 1) == Kind::None || is(at + 1, Kind::Comma) || is(at + 1, Kind::Period))) {
        if (at + 1 < words_.size() && kind(at + 1) == Kind::None && form(at + 1).size() > 3)
          return {};
        return vague(at + 1, "PAST_REF");
      }
      return positioned(at);
    case Kind::Last:
    case Kind::Next:
    case Kind::Coming:
      return positioned(at);
    case Kind::FutureRef:
      if (value(at) == 1) return vague(at + 1, "FUTURE_REF");
      return {};
    case Kind::Ordinal: {
      FoundTime found = quarter(at);
      if (found.end != 0) return found;
      found = day_month(at);
      if (found.end != 0) return found;
      // the first nine months, the 19th century
      if (is_unit(at + 1) && unit(at + 1) == TimeUnit::Century) {
        FoundTime century;
        century.end = at + 2;
        century.precision = TimePrecision::Century;
        century.value = iso_year((value(at) - 1) * 100).substr(0, 2);
        century.basis = "stated";
        return century;
      }
      if (value(at) == 1) {
        const Count count = count_at(at + 1);
        if (count.end != 0 && !count.article && is_unit(count.end) && words_[count.end].plural) {
          FoundTime months = counted(at + 1);
          if (months.end != 0) return months;
        }
      }
      return {};
    }
    case Kind::Fiscal: {
      FoundTime found = quarter(at);
      if (found.end != 0) return found;
      if (is_unit(at + 1)) {
        found = unit_found(at + 2, unit(at + 1), 0, "the one of");
        return found;
      }
      return {};
    }
    case Kind::Year: {
      FoundTime found = quarter(at);
      if (found.end != 0) return found;
      if (is_unit(at + 1) && unit(at + 1) == TimeUnit::Period)
        return year_found(at + 2, value(at), "stated");
      if (is_unit(at + 1) && unit(at + 1) == TimeUnit::Quarter && context_.last_quarter >= 0) {
        found = year_found(at + 2, value(at), "stated");
        found.value = iso_quarter(value(at) * 4 + context_.last_quarter % 4);
        found.precision = TimePrecision::Quarter;
        return found;
      }
      if (is(at + 1, Kind::Season)) {
        found = season(at + 1, 0);
        if (found.end == 0) return found;
        found.value = iso_year(value(at)) + kSeasonCodes[static_cast<size_t>(value(at + 1))];
        found.basis = "stated";
        return found;
      }
      return {};
    }
    case Kind::Decade:
      return decade(at);
    case Kind::Season:
      if (words_[at].plural) return {};
      return season(at, 2);
    case Kind::Early:
    case Kind::Late:
    case Kind::Mid:
    case Kind::Edge:
      return edged(at);
    case Kind::Same:
      if (is_unit(at + 1)) {
        if (unit(at + 1) == TimeUnit::Day && context_.last_named)
          return day_found(at + 2, *context_.last_named, "the day named before");
        return {};
      }
      return {};
    case Kind::Now:
      if (value(at) == 1 && is_unit(at + 1) && !words_[at + 1].plural)
        return unit_found(at + 2, unit(at + 1), 0, "the one of");
      if (value(at) == 1 && is(at + 1, Kind::Fiscal) && is_unit(at + 2))
        return unit_found(at + 3, unit(at + 2), 0, "the one of");
      return {};
    case Kind::Number: {
      FoundTime found = counted(at);
      return found;
    }
    case Kind::Unit: {
      const TimeUnit u = unit(at);
      if (words_[at].plural) return {};
      // the year-earlier quarter, the year-ago period
      if (u == TimeUnit::Year && is(at + 1, Kind::Hyphen) &&
          (is(at + 2, Kind::Earlier) || is(at + 2, Kind::Ago))) {
        size_t end = at + 3;
        if (is(end, Kind::Ordinal)) {
          FoundTime found = quarter(end);
          if (found.end != 0 && found.quarter >= 0) {
            found.quarter -= 4;
            found.value = iso_quarter(found.quarter);
            found.quarter = -1;
            return found;
          }
        }
        if (is_unit(end)) ++end;
        Count one;
        one.value = 1;
        one.end = end;
        FoundTime found = offset_found(end, one, TimeUnit::Year, -1, false);
        if (found.precision == TimePrecision::Year && context_.published && is_unit(end - 1) &&
            unit(end - 1) == TimeUnit::Quarter) {
          found.value = iso_quarter(quarter_of(*context_.published) - 5);
          found.precision = TimePrecision::Quarter;
        }
        return found;
      }
      if (u == TimeUnit::Year) {
        size_t end = 0;
        if (const int32_t year = year_at(at + 1, end); year != 0)
          return year_found(end, year, "stated");
        if (is(at + 1, Kind::Number) && is(at + 2, Kind::Number, 1000))
          return year_found(at + 3, 2000, "stated");
        FoundTime found = unit_found(at + 1, u, 0, "the one of");
        return found;
      }
      if (u == TimeUnit::Weekend) {
        const bool on_it = context_.published && weekday_of(*context_.published) >= 6;
        const bool led = i > 0 && (form(i - 1) == "over" || form(i - 1) == "during");
        const bool ahead = !led && direction(at) == Direction::Future;
        return unit_found(at + 1, u, on_it || ahead ? 0 : -1, "the weekend by");
      }
      if (u == TimeUnit::Quarter) {
        if (context_.last_quarter >= 0) {
          FoundTime found;
          found.end = at + 1;
          found.precision = TimePrecision::Quarter;
          found.quarter = context_.last_quarter;
          found.value = iso_quarter(found.quarter);
          found.basis = "the quarter named before";
          return found;
        }
        return unit_found(at + 1, u, -1, "the one before");
      }
      if (u == TimeUnit::Week || u == TimeUnit::Month)
        return unit_found(at + 1, u, 0, "the one of");
      if (u == TimeUnit::Day && is(at + 1, Kind::Before)) return {};
      if (u == TimeUnit::Day) {
        if (i > 0 && (form(i - 1) == "of" || form(i - 1) == "in" || form(i - 1) == "during" ||
                      form(i - 1) == "for")) {
          return unit_found(at + 1, u, 0, "the day of");
        }
        return {};
      }
      return {};
    }
    case Kind::None:
      if (form(at) == "full" && is_unit(at + 1) && unit(at + 1) == TimeUnit::Year &&
          !words_[at + 1].plural) {
        return unit_found(at + 2, TimeUnit::Year, 0, "the one of");
      }
      if (form(at) == "near" && (is(at + 1, Kind::FutureRef) || form(at + 1) == "term"))
        return vague(at + 2, "FUTURE_REF");
      if (form(at) == "comparable" || form(at) == "corresponding") {
        FoundTime found = is(at + 1, Kind::Unit) ? one_of(at + 1) : FoundTime{};
        return found;
      }
      return {};
    default:
      return {};
  }
}

// early next week, late Tuesday, mid-1998, the end of the year, earlier this month
FoundTime TimeMatcher::edged(size_t i) const {
  size_t at = skip_hyphen(i + 1);
  if (is(i, Kind::Mid) && form(i).size() > 3) {  // "the middle of"
    if (!is(at, Kind::Of)) return {};
  }
  const bool edge = is(i, Kind::Edge);
  if (edge && !is(at, Kind::Of)) {
    return {};
  }
  if (is(at, Kind::Of)) ++at;
  if ((form(at) == "in" || form(at) == "on") &&
      (is(i, Kind::Early) || is(i, Kind::Late) || is(i, Kind::Earlier) || is(i, Kind::Later)))
    ++at;
  if (is(i, Kind::Earlier) || is(i, Kind::Later)) {
    const bool relative = is(at, Kind::This) || is(at, Kind::Day0) || is(at, Kind::Weekday) ||
                          is(at, Kind::That) || is(at, Kind::Last) || is(at, Kind::Next) ||
                          (is(at, Kind::The) && is_unit(at + 1)) || is(at, Kind::Month) ||
                          is(at, Kind::Year);
    if (!relative) return {};
  }
  if (is(at, Kind::Mid) || is(at, Kind::Edge) || is(at, Kind::Early) || is(at, Kind::Earlier))
    return {};
  if (is(at, Kind::PartOfDay) && is(i, Kind::Mid)) {  // "mid-afternoon"
    if (!context_.published) return unknown_found(at + 1, TimePrecision::PartOfDay);
    FoundTime found = day_found(at, *context_.published, from_publication("the day of"));
    add_part_of_day(found);
    return found;
  }
  // "the end of the end of": once is enough, so nothing nests.
  if (is(at, Kind::Approximate) || is(at, Kind::Late) || is(at, Kind::Later)) return {};
  if (is(at, Kind::The) && (is(at + 1, Kind::Mid) || is(at + 1, Kind::Edge) ||
                            is(at + 1, Kind::Early) || is(at + 1, Kind::Late)))
    return {};
  FoundTime found;
  if (is(at, Kind::The))
    found = definite(at);
  else if (is(at, Kind::Every) || is(at, Kind::Number) || is(at, Kind::Article))
    return {};
  else
    found = one_of(at);
  if (found.end == 0) return {};
  if (found.type == TimeType::Duration || found.type == TimeType::Set) return {};
  if (found.basis != kNoDate) {
    found.basis += ", narrowed by \"" + std::string(form(i)) + "\"";
  }
  return found;
}

FoundTime TimeMatcher::regular(size_t i) const {
  FoundTime found;
  found.type = TimeType::Set;
  found.basis = "repeats";
  if (is(i, Kind::Regular)) {
    found.end = i + 1;
    found.precision = code_of(unit(i)).precision;
    found.value = duration_value(1, false, false, unit(i));
    return found;
  }
  if (is(i, Kind::Every)) {
    size_t at = i + 1;
    const Count count = count_at(at);
    int32_t n = 1;
    if (count.end != 0 && !count.vague && !count.article) {
      n = count.value;
      at = count.end;
    }
    if (is_unit(at) && unit(at) != TimeUnit::Period) {
      found.end = at + 1;
      found.precision = code_of(unit(at)).precision;
      found.value = duration_value(n, false, false, unit(at));
      return found;
    }
    if (is(at, Kind::Weekday)) {
      found.end = at + 1;
      found.precision = TimePrecision::Day;
      found.value = "XXXX-WXX-" + std::to_string(value(at));
      return found;
    }
    if (is(at, Kind::Month)) {
      found.end = at + 1;
      found.precision = TimePrecision::Month;
      found.value = "XXXX" + iso_month(0, value(at)).substr(4);
      return found;
    }
    if (is(at, Kind::PartOfDay)) {
      found.end = at + 1;
      found.precision = TimePrecision::PartOfDay;
      found.value = std::string("XXXX-XX-XX") + kPartCodes[static_cast<size_t>(value(at))];
      return found;
    }
  }
  return {};
}

}  // namespace hearsay::extract
