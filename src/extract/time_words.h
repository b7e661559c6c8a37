// The words times are made of: what each token may contribute to one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/text.h"

namespace hearsay::extract {

enum class TimeWordKind : uint8_t {
  None,
  Number,     // value; "ten", "1,200", "7"
  Decimal,    // "2.5"
  Ordinal,    // value; "third", "19th"
  Year,       // four digits that may be a year
  Decade,     // "1990s", "'90s", "nineties": value is its first year, two digits below 100
  IsoDate,    // value is year * 10000 + month * 100 + day
  Clock,      // "10:35": value is minutes
  Weekday,    // value 1 Monday to 7 Sunday
  Month,      // value 1 to 12
  Unit,       // value is a TimeUnit
  Season,     // value 0 spring to 3 winter
  PartOfDay,  // value is a DayPart
  Meridiem,   // a.m. 0, p.m. 1
  Zone,       // GMT, EST
  Day0,       // today, yesterday, tomorrow: value is days from now
  Now,        // "now": PRESENT_REF
  PastRef,    // "recently"
  FutureRef,  // "soon"
  Regular,    // daily: value is a TimeUnit
  Holiday,    // value is a number of the holiday table
  Last,
  Next,
  This,
  Past,
  Coming,
  That,
  Same,  // "last week", "the past week", "that week"
  Early,
  Late,
  Mid,
  Edge,  // Edge: "the beginning of"
  Ago,
  Earlier,
  Later,
  Before,
  After,
  Article,
  The,
  Few,
  Several,
  Couple,
  Half,
  Every,
  And,
  Or,
  Of,
  To,
  Hyphen,
  Comma,
  Period,
  Possessive,
  Approximate,  // about, nearly
  Fiscal,
  Apostrophe,   // of '98
  Preposition,  // in, since, by, until, from, during: what a bare year may follow
  Money,        // $, percent: next to it no number is a time
};

enum class TimeUnit : uint8_t {
  Second,
  Minute,
  Hour,
  Day,
  Week,
  Weekend,
  Month,
  Quarter,
  Year,
  Decade,
  Century,
  Period
};
enum class DayPart : uint8_t {
  Morning,
  Midday,
  Afternoon,
  Evening,
  Night,
  Noon,
  Midnight,
  Daytime
};

struct TimeWord {
  TimeWordKind kind = TimeWordKind::None;
  bool plural = false;
  bool capitalised = false;
  int32_t value = 0;
};

// What one token may contribute to a time. No allocation.
TimeWord time_word(const Token& token, std::string_view text);

// True for words a time may be built around, so that sentences without one are skipped.
bool may_be_time(TimeWordKind kind);

}  // namespace hearsay::extract
