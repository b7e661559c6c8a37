#include "extract/time_patterns.h"

#include <algorithm>
#include <array>

#include "extract/lexemes.h"
#include "extract/lexicon/words.h"
#include "extract/time_values.h"

namespace hearsay::extract {

using Kind = TimeWordKind;

TimeMatcher::TimeMatcher(const std::vector<TimeWord>& words, const TimeContext& context,
                         const TextLayer& layer, std::string_view text, uint32_t first,
                         uint32_t sentence)
    : words_(words),
      context_(context),
      layer_(layer),
      text_(text),
      first_(first),
      sentence_(sentence) {}

std::string_view TimeMatcher::form(size_t i) const {
  return i < words_.size() ? layer_.tokens[first_ + i].span.of(text_) : std::string_view();
}

std::string TimeMatcher::from_publication(std::string_view what) const {
  if (!context_.published) return std::string(kNoDate);
  return std::string(what) + " " + context_.published_words;
}

// What one word says about the direction of a time near it.
TimeMatcher::Direction TimeMatcher::direction_of(size_t i, bool behind) const {
  constexpr std::array<std::string_view, 17> kAhead = {
      "will",  "'ll",       "shall",    "wo",        "would",    "might",
      "may",   "can",       "upcoming", "scheduled", "expected", "due",
      "plans", "effective", "deadline", "payable",   "expires"};
  char buffer[24];
  const std::string_view word = form(i);
  if (word.size() > 14 || (kind(i) != Kind::None && kind(i) != Kind::Month))
    return Direction::Unknown;
  const std::string_view lower = lower_word(word, buffer, sizeof buffer);
  if (kind(i) == Kind::Month && lower != "may") return Direction::Unknown;
  if (std::find(kAhead.begin(), kAhead.end(), lower) != kAhead.end()) return Direction::Future;
  if (lower == "was" || lower == "were" || lower == "had" || lower == "did") return Direction::Past;
  if (i > 0 && (form(i - 1) == "be" || form(i - 1) == "is" || form(i - 1) == "are"))
    return Direction::Unknown;
  const WordEntry* entry = find_word(lower);
  if (entry == nullptr)
    return lower.size() > 4 && lower.ends_with("ed") ? Direction::Past : Direction::Unknown;
  if (entry->classes & kVerbPast) return Direction::Past;
  if (!behind && (entry->classes & kVerbBase) && i > 0 && is(i - 1, Kind::To)) {
    // "plans to meet on Friday", but "went to see him on Friday"
    constexpr std::array<std::string_view, 16> kDone = {
        "went",     "came", "failed",   "refused",   "managed", "began",  "had",  "met",
        "gathered", "flew", "declined", "continued", "tried",   "helped", "used", "started"};
    for (size_t back = 2; back <= 4 && back <= i; ++back) {
      if (std::find(kDone.begin(), kDone.end(), form(i - back)) != kDone.end())
        return Direction::Past;
    }
    return Direction::Future;
  }
  return Direction::Unknown;
}

// The verb before the time decides, else the one after it.
TimeMatcher::Direction TimeMatcher::direction(size_t at) const {
  constexpr size_t kReach = 25;
  if (at > 0 && (form(at - 1) == "until" || form(at - 1) == "till")) return Direction::Future;
  if (at > 2 && form(at - 1) == "as" && (form(at - 2) == "early" || form(at - 2) == "soon"))
    return Direction::Future;
  // "Friday's vote" is past, unless it is one to come: "ahead of Friday's vote".
  if (is(at + 1, Kind::Possessive)) {
    const bool to_come = at > 0 && (is(at - 1, Kind::Of) || is(at - 1, Kind::Before) ||
                                    form(at - 1) == "for" || form(at - 1) == "in");
    if (!to_come) return Direction::Past;
  }
  for (size_t i = at, steps = 0; i-- > 0 && steps < kReach; ++steps) {
    if (is(i, Kind::Period)) break;
    const Direction found = direction_of(i, false);
    if (found == Direction::Unknown) continue;
    // "was scheduled for Friday" is past for its reader only where it says so: the plan counts.
    if (found == Direction::Future && i > 0 && form(i - 1) == "been") return Direction::Past;
    return found;
  }
  for (size_t i = at + 1, steps = 0; i < words_.size() && steps < kReach; ++steps, ++i) {
    if (is(i, Kind::Period)) break;
    if (const Direction found = direction_of(i, true); found != Direction::Unknown) return found;
  }
  return Direction::Unknown;
}

TimeMatcher::Count TimeMatcher::count_at(size_t i) const {
  Count out;
  const bool article = is(i, Kind::Article);
  if (article) ++i;
  if (is(i, Kind::Couple)) {
    out.value = 2;
    out.end = is(i + 1, Kind::Of) ? i + 2 : i + 1;
    return out;
  }
  if (is(i, Kind::Few) || is(i, Kind::Several)) {
    out.vague = true;
    out.end = i + 1;
    return out;
  }
  if (is(i, Kind::Half)) {
    out.half = true;
    out.end = is(i + 1, Kind::Article) ? i + 2 : i + 1;
    return out;
  }
  if (is(i, Kind::Number) || is(i, Kind::Year) || is(i, Kind::Decimal)) {
    int32_t value_now = value(i);
    size_t end = i + 1;
    // "twenty four", "forty-five", "two hundred"
    for (int steps = 0; steps < 3; ++steps) {
      const size_t next = skip_hyphen(end);
      if (!is(next, Kind::Number) || value_now > 100000) break;
      const bool spelled = form(next)[0] > '9' && form(end - 1)[0] > '9';
      if (!spelled) break;
      if (value(next) >= 100) {
        value_now *= value(next);
      } else if (value_now % 10 == 0 && value(next) < 10 && value_now > 0) {
        value_now += value(next);
      } else {
        break;
      }
      end = next + 1;
    }
    if (value_now > 1000000) return {};  // "a thousand thousand thousand": nothing to count days by
    if (is(end, Kind::Half)) {  // "2 1/2"
      out.half = true;
      ++end;
    }
    // "two or three", "18 to 24"
    const size_t joint = end;
    if ((is(joint, Kind::Or) || is(joint, Kind::To)) && is(joint + 1, Kind::Number)) {
      end = joint + 2;
    }
    out.value = value_now;
    out.end = end;
    return out;
  }
  if (article) {
    out.value = 1;
    out.article = true;
    out.end = i;
    return out;
  }
  return out;
}

FoundTime TimeMatcher::day_found(size_t end, Day day, std::string basis) const {
  FoundTime found;
  found.end = end;
  found.precision = TimePrecision::Day;
  found.value = iso_day(day);
  found.basis = std::move(basis);
  found.named = day;
  return found;
}

FoundTime TimeMatcher::month_found(size_t end, int32_t year, int32_t month,
                                   std::string basis) const {
  FoundTime found;
  found.end = end;
  found.precision = TimePrecision::Month;
  found.value = iso_month(year, month);
  found.basis = std::move(basis);
  found.named = Day{year, month, 1};
  return found;
}

FoundTime TimeMatcher::year_found(size_t end, int32_t year, std::string basis) const {
  FoundTime found;
  found.end = end;
  found.precision = TimePrecision::Year;
  found.value = iso_year(year);
  found.basis = std::move(basis);
  found.named = Day{year, 1, 1};
  return found;
}

FoundTime TimeMatcher::unknown_found(size_t end, TimePrecision precision) const {
  FoundTime found;
  found.end = end;
  found.precision = precision;
  found.basis = kNoDate;
  return found;
}

FoundTime TimeMatcher::vague(size_t end, std::string_view reference) const {
  FoundTime found;
  found.end = end;
  found.value = reference;
  found.basis = "no date stated";
  return found;
}

FoundTime TimeMatcher::one_of(size_t i) const {
  switch (kind(i)) {
    case Kind::IsoDate: {
      const int32_t day = value(i) % 100, month = value(i) / 100 % 100, year = value(i) / 10000;
      if (day == 0) return month_found(i + 1, year, month, "stated");
      return day_found(i + 1, {year, month, std::min(day, days_in_month(year, month))}, "stated");
    }
    case Kind::Weekday: {
      FoundTime found = weekday_date(i, 0);
      if (words_[i].plural || (is(i + 1, Kind::PartOfDay) && words_[i + 1].plural)) {
        found.end = words_[i].plural ? i + 1 : i + 2;
        found.type = TimeType::Set;
        found.value = "XXXX-WXX-" + std::to_string(value(i));
        found.basis = "repeats";
      }
      return found;
    }
    case Kind::Month:
      return month_date(i);
    case Kind::Year: {
      FoundTime found = quarter(i);
      return found.end != 0 ? found : bare_year(i);
    }
    case Kind::Apostrophe:
      return bare_year(i);
    case Kind::Decade:
      return decade(i);
    case Kind::Ordinal: {
      FoundTime found = quarter(i);
      if (found.end == 0) found = day_month(i);
      if (found.end == 0 && is_unit(i + 1) && unit(i + 1) == TimeUnit::Century) {
        found.end = i + 2;
        found.precision = TimePrecision::Century;
        found.value = iso_year((value(i) - 1) * 100).substr(0, 2);
        found.basis = "stated";
      }
      return found;
    }
    case Kind::Fiscal: {
      FoundTime found = quarter(i);
      if (found.end != 0) return found;
      size_t end = 0;
      if (const int32_t year = year_at(i + 1, end); year != 0)
        return year_found(end, year, "stated");
      return {};
    }
    case Kind::Season:
      return words_[i].plural ? FoundTime{} : season(i, 2);
    case Kind::Holiday:
      return holiday(i, 0);
    case Kind::Day0:
      return deictic(i);
    case Kind::Clock:
      return clock(i);
    case Kind::PartOfDay: {
      FoundTime found = clock(i);
      if (found.end == 0 && form(i) == "overnight" && context_.published) {
        found = day_found(i, *context_.published, from_publication("the day of"));
        add_part_of_day(found);
      }
      return found;
    }
    case Kind::Number:
    case Kind::Decimal: {
      FoundTime found = clock(i);
      if (found.end == 0 && is(i, Kind::Number)) found = day_month(i);
      if (found.end == 0) found = counted(i);
      if (found.end == 0) found = bare_year(i);
      return found;
    }
    case Kind::Article:
      return counted(i);
    case Kind::Few:
    case Kind::Several:
    case Kind::Couple:
      return counted(i);
    case Kind::Half:
      return counted(i);
    case Kind::The:
      return definite(i);
    case Kind::Last:
    case Kind::Next:
    case Kind::This:
    case Kind::Past:
    case Kind::Coming:
      return positioned(i);
    case Kind::That:
      if (is_unit(i + 1) && !words_[i + 1].plural && unit(i + 1) != TimeUnit::Period &&
          context_.last_named) {
        const Day day = *context_.last_named;
        if (unit(i + 1) == TimeUnit::Day) return day_found(i + 2, day, "the day named before");
        if (unit(i + 1) == TimeUnit::Month)
          return month_found(i + 2, day.year, day.month, "the month named before");
        if (unit(i + 1) == TimeUnit::Year)
          return year_found(i + 2, day.year, "the year named before");
      }
      return {};
    case Kind::Early:
    case Kind::Late:
    case Kind::Mid:
    case Kind::Edge:
    case Kind::Earlier:
    case Kind::Later:
      return edged(i);
    case Kind::Every:
    case Kind::Regular:
      return regular(i);
    case Kind::Approximate: {
      if (is(i + 1, Kind::Approximate)) return {};
      FoundTime found = one_of(i + 1);
      return found;
    }
    case Kind::Now:
      if (value(i) == 1) {
        if (is(i + 1, Kind::Period) || is(i + 1, Kind::Comma)) return {};
        return vague(i + 1, "PRESENT_REF");
      }
      return vague(i + 1, "PRESENT_REF");
    case Kind::PastRef:
      if (value(i) == 1) {
        if (is_unit(i + 1) && words_[i + 1].plural) {
          FoundTime found = vague(i + 2, "");
          found.type = TimeType::Duration;
          found.precision = code_of(unit(i + 1)).precision;
          found.value = duration_value(0, true, false, unit(i + 1));
          return found;
        }
        return {};
      }
      return vague(i + 1, "PAST_REF");
    case Kind::FutureRef:
      if (value(i) == 1 && !(i > 0 && (form(i - 1) == "in" || form(i - 1) == "near"))) return {};
      if (value(i) == 0 && (form(i + 1) == "as" || is(i + 1, Kind::After))) return {};
      return vague(i + 1, "FUTURE_REF");
    case Kind::Unit: {
      // year-earlier, year-ago; days, weeks
      if (unit(i) == TimeUnit::Year && is(i + 1, Kind::Hyphen) &&
          (is(i + 2, Kind::Earlier) || is(i + 2, Kind::Ago))) {
        size_t end = i + 3;
        if (is_unit(end)) ++end;
        Count one;
        one.value = 1;
        one.end = end;
        return offset_found(end, one, TimeUnit::Year, -1, false);
      }
      if (unit(i) == TimeUnit::Year && !words_[i].plural) {
        // year-end, year end, year's end
        size_t end = i + 1;
        if (is(end, Kind::Hyphen) || is(end, Kind::Possessive)) ++end;
        if (is(end, Kind::Edge, 1))
          return unit_found(end + 1, TimeUnit::Year, 0, "the end of the year of");
      }
      if (words_[i].plural && unit(i) != TimeUnit::Second && unit(i) != TimeUnit::Weekend &&
          unit(i) != TimeUnit::Quarter) {
        if (is(i + 1, Kind::Ago) || is(i + 1, Kind::Earlier)) return vague(i + 2, "PAST_REF");
        if (is(i + 1, Kind::Later)) return vague(i + 2, "FUTURE_REF");
        FoundTime found;
        found.end = i + 1;
        found.type = TimeType::Duration;
        found.precision = code_of(unit(i)).precision;
        found.value = duration_value(0, true, false, unit(i));
        found.basis = "counted";
        return found;
      }
      return {};
    }
    default:
      return {};
  }
}

FoundTime TimeMatcher::at(size_t i) const {
  FoundTime found = one_of(i);
  if (found.end == 0) return found;
  // A time never ends in the middle of a hyphened word that is none ("Friday-night").
  return found;
}

}  // namespace hearsay::extract
