// Written by train/claims/fit.py; not to be edited.
#pragma once

#include <array>

#include "across/claims/likeness.h"

namespace hearsay::across {

// Log odds of a Likeness: where both statements have vectors, and where they have not.
struct ClaimWeight {
  double with_vectors, without;
};
inline constexpr std::array<ClaimWeight, kLikenesses> kClaimWeights = {{
    {-4.0, -4.0},
    {0.0, 0.0},
    {0.0, 0.0},
    {0.0, 0.0},
    {1.5, 1.5},
    {1.5, 1.5},
    {1.0, 1.0},
    {1.0, 1.0},
    {0.5, 0.5},
    {0.5, 0.5},
    {3.0, 3.0},
    {0.3, 0.3},
    {-0.3, -0.3},
    {-0.5, -0.5},
    {-0.2, -0.2},
    {0.0, 0.0},
    {0.3, 0.3},
    {-0.8, -0.8},
    {-0.1, -0.1},
    {0.4, 0.4},
    {-1.0, -1.0},
    {-0.3, -0.3},
    {-1.5, -1.5},
    {-1.0, -1.0},
    {0.3, 0.3},
    {-2.0, -2.0},
    {-1.0, -1.0},
    {-0.2, -0.2},
    {0.3, 0.3},
    {-1.0, -1.0},
    {-0.1, -0.1},
    {-1.5, -1.5},
    {0.4, 0.4},
    {0.2, 0.2},
    {-0.5, -0.5},
    {0, 0},
    {0, 0},
    {0, 0},
    {0, 0},
    {0, 0},
    {0, 0},
    {0, 0},
    {0, 0},
    {0, 0},
}};

}  // namespace hearsay::across
