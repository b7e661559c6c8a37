// Which claim of the same article a statement is about that does not say it itself: "denied the
// report", "declined to comment", "the offer".
#pragma once

#include <vector>

#include "across/claims/features.h"

namespace hearsay::across {

// Fills `about` of the thin features and of those with a target. `features` are those of the
// report's statements, in their order.
void find_what_they_are_about(const Report& report, std::vector<ClaimFeatures>& features);

}  // namespace hearsay::across
