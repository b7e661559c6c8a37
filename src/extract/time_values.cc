#include "extract/time_values.h"

namespace hearsay::extract {

UnitCode code_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Second:
      return {"PT", "S", TimePrecision::Minute};
    case TimeUnit::Minute:
      return {"PT", "M", TimePrecision::Minute};
    case TimeUnit::Hour:
      return {"PT", "H", TimePrecision::Hour};
    case TimeUnit::Day:
      return {"P", "D", TimePrecision::Day};
    case TimeUnit::Week:
      return {"P", "W", TimePrecision::Week};
    case TimeUnit::Weekend:
      return {"P", "WE", TimePrecision::Weekend};
    case TimeUnit::Month:
      return {"P", "M", TimePrecision::Month};
    case TimeUnit::Quarter:
      return {"P", "Q", TimePrecision::Quarter};
    case TimeUnit::Year:
      return {"P", "Y", TimePrecision::Year};
    case TimeUnit::Decade:
      return {"P", "0Y", TimePrecision::Decade};
    case TimeUnit::Century:
      return {"P", "00Y", TimePrecision::Century};
    case TimeUnit::Period:
      break;
  }
  return {"P", "X", TimePrecision::Unknown};
}

std::string duration_value(int32_t count, bool vague, bool half, TimeUnit unit) {
  const UnitCode code = code_of(unit);
  if (vague) {
    const bool tens = unit == TimeUnit::Decade;
    if (tens) return "PXE";
    if (unit == TimeUnit::Century) return "PXC";
    return std::string(code.prefix) + "X" + code.suffix;
  }
  std::string out = code.prefix + std::to_string(count) + code.suffix;
  if (half && unit == TimeUnit::Year) out += "6M";
  if (half && unit == TimeUnit::Hour) out += "30M";
  if (half && unit == TimeUnit::Minute) out += "30S";
  return out;
}

int32_t quarter_of(Day day) { return day.year * 4 + (day.month - 1) / 3; }

std::string iso_quarter(int32_t quarter) {
  return iso_year(quarter / 4) + "-Q" + std::to_string(quarter % 4 + 1);
}

Day quarter_day(int32_t quarter) { return {quarter / 4, quarter % 4 * 3 + 1, 1}; }

}  // namespace hearsay::extract
