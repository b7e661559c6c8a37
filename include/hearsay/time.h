// Times the text names, as TIMEX3 sees them: "on [Wednesday]", "[two days] after", "in [2016]".
#pragma once

#include <cstdint>
#include <string>

#include "hearsay/span.h"

namespace hearsay {

enum class TimeType : uint8_t { Date, Time, Duration, Set };

// The smallest unit the words fix.
enum class TimePrecision : uint8_t {
  Unknown,  // "recently"
  Minute,
  Hour,
  PartOfDay,
  Day,
  Weekend,
  Week,
  Month,
  Quarter,
  Season,
  Half,
  Year,
  Decade,
  Century,
};

// One time the text names.
struct TimeExpression {
  Span span;  // without its preposition
  TimeType type = TimeType::Date;
  TimePrecision precision = TimePrecision::Unknown;
  // TIMEX3 value: 2026-03-03, 2026-03, 2026-W10, 2026-W10-WE, 2026-03-03TNI, 2026-03-03T22:14,
  // 2026-Q1, 2026-SU, P3D, PXD, PAST_REF... Empty where it cannot be computed.
  std::string value;
  // From what it was computed, in words: "weekday before publication 2026-03-04"; or why it was
  // not: "no publication date".
  std::string basis;
};

// The names of TIMEX3: "DATE", "TIME", "DURATION", "SET".
inline const char* name_of(TimeType type) {
  constexpr const char* kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<uint8_t>(type)];
}

}  // namespace hearsay
