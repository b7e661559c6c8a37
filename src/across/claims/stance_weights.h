// Written by train/claims/fit.py; not to be edited.
#pragma once

#include <array>

#include "across/claims/stance.h"

namespace hearsay::across {

// Of each sign: for, against, observing.
inline constexpr std::array<std::array<double, 3>, kStanceSigns> kStanceWeights = {{
    {1.3281, -1.5136, 0.1855},
    {-1.8631, 2.8873, -1.0242},
    {-1.7298, 2.9691, -1.2393},
    {-1.4090, 2.9382, -1.5292},
    {-1.1804, 0.3176, 0.8628},
    {-1.0641, -0.2204, 1.2845},
    {-2.4543, 0.8785, 1.5758},
    {-1.2882, 0.2576, 1.0306},
    {-1.0346, 1.1626, -0.1281},
    {-1.3270, 1.0274, 0.2996},
    {0.9088, -1.8006, 0.8918},
}};

}  // namespace hearsay::across
