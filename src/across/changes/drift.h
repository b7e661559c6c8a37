// What a report of a report lost.
#pragma once

#include <vector>

#include "across/changes/speeches.h"

namespace hearsay::across {

// By article, place and kind; of several statements that one may rest on, the likest.
std::vector<Drift> drifts_of(const Speeches& speeches);

}  // namespace hearsay::across
