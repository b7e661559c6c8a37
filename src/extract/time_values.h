// What the files of the time grammar share: how TIMEX3 writes units, quarters and parts of a day.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "extract/time_calendar.h"
#include "extract/time_words.h"
#include "hearsay/time.h"

namespace hearsay::extract {

inline constexpr std::string_view kNoDate = "no publication date";
// By number of season (spring first) and by DayPart.
inline constexpr std::array<const char*, 4> kSeasonCodes = {"-SP", "-SU", "-FA", "-WI"};
inline constexpr std::array<const char*, 8> kPartCodes = {"TMO", "T12:00", "TAF",    "TEV",
                                                          "TNI", "T12:00", "T24:00", "TDT"};

// "P" + count + "D"
struct UnitCode {
  const char* prefix;
  const char* suffix;
  TimePrecision precision;
};
UnitCode code_of(TimeUnit unit);

// P3D, PXW (vague), P2Y6M (and a half)
std::string duration_value(int32_t count, bool vague, bool half, TimeUnit unit);

// A quarter is counted as year * 4 + 0 to 3.
int32_t quarter_of(Day day);
std::string iso_quarter(int32_t quarter);
Day quarter_day(int32_t quarter);

}  // namespace hearsay::extract
