// The stage that finds the times an article names and what they are by its date of publication.
#pragma once

#include <vector>

#include "hearsay/report.h"
#include "hearsay/stage.h"
#include "hearsay/time.h"

namespace hearsay::extract {

// The times of report.text, in order, without overlap. Relative times are computed from
// article.published; without one they have no value and their basis says so. Linear.
std::vector<TimeExpression> find_times(const Report& report);

// find_times as a stage: fills report.times.
Status find_times_stage(Report& report, const StageContext& context);

inline constexpr Stage kTimesStage = {
    "times",         1, "text", "times", "dates, weekdays, durations, by the date of publication",
    find_times_stage};

}  // namespace hearsay::extract
