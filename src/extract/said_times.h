// When and by what way something was said, from the phrases beside its cue.
#pragma once

#include <optional>

#include "extract/lexemes.h"
#include "hearsay/attribution.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// The first time expression among the adjuncts, resolved against the article's date ("on Tuesday"
// is the Tuesday before publication, or the day itself). `value` is empty where it can't be.
std::optional<Said> said_time(const Report& report, const Lexemes& lexemes, const Attribution& attribution);

// "in a statement", "on social media", "in the letter", "tweeted".
std::optional<Channel> channel_of(const Report& report, const Lexemes& lexemes, const Attribution& attribution);

}  // namespace hearsay::extract
