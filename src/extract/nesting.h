// Which attribution stands inside which.
#pragma once

#include <vector>

#include "hearsay/attribution.h"

namespace hearsay::extract {

// Sets `parent` of every attribution that has none: the one with the smallest content that holds
// its cue (its source where it has no cue), but for a claim and the denial of it, which stand side
// by side. Parents already set stay; no circle is made. O(n log n) in the number of attributions.
void nest_attributions(std::vector<Attribution>& attributions);

}  // namespace hearsay::extract
