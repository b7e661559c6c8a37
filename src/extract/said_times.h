// When and by what way something was said, from the phrases beside its cue.
#pragma once

#include <optional>
#include <vector>

#include "extract/lexemes.h"
#include "hearsay/attribution.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// The time of report.times that stands beside the cue and its holder and not inside the content:
// "on Tuesday", with its preposition. `value` is a date, a month or an interval of days, empty
// where it can't be computed; nullopt where nothing says when.
std::optional<Said> said_for(const Report& report, const Lexemes& lexemes, Span cue, Span holder,
                             const std::vector<Span>& content);
// The same for an attribution.
std::optional<Said> said_time(const Report& report, const Lexemes& lexemes, const Attribution& attribution);

// "in a statement", "on social media", "in the letter", "tweeted".
std::optional<Channel> channel_of(const Report& report, const Lexemes& lexemes, const Attribution& attribution);

}  // namespace hearsay::extract
