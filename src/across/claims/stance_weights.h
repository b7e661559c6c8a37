// Written by train/claims/fit_stance.py; not to be edited.
#pragma once

#include <array>

#include "across/claims/stance.h"

namespace hearsay::across {

// Of each stance and sign.
inline constexpr std::array<std::array<double, kStanceSigns>, 3> kStanceWeights = {};

}  // namespace hearsay::across
