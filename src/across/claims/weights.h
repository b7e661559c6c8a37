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
    {-7.0256, -6.7415},  // constant
    {-0.2342, 0.0000},   // has_vectors
    {1.9410, 0.0000},    // cosine
    {1.0620, 0.0000},    // cosine_squared
    {1.0553, 1.1702},    // covered_less
    {0.1626, 1.0541},    // covered_more
    {-0.6017, -0.0920},  // shared_squared
    {1.4562, 1.9211},    // dice
    {-0.3972, -0.6138},  // bigrams
    {1.8669, 1.8913},    // sequence
    {1.8024, 0.0000},    // cosine_times_cover
    {-0.3664, -0.1503},  // shared_weight
    {-0.2319, -0.2061},  // left_less
    {0.6109, 0.3213},    // left_more
    {1.1002, 1.3125},    // length_ratio
    {0.7061, 0.9877},    // length
    {-0.5853, -0.6106},  // names_shared
    {-0.0959, -0.0758},  // names_apart
    {0.6059, 0.4914},    // names_one_sided
    {-0.1728, -0.1495},  // numbers_shared
    {-0.2506, -0.1060},  // numbers_apart
    {-0.3494, -0.3949},  // numbers_one_sided
    {-0.3625, -0.2065},  // same_unit_apart
    {-2.5656, -2.3416},  // dates_apart
    {-0.0580, -0.0232},  // dates_shared
    {-0.2420, -0.2787},  // negation
    {-0.1078, -0.2151},  // question
    {0.1167, 0.1718},    // hedge
    {1.0460, 0.9652},    // agents_shared
    {-0.1155, -0.1623},  // agents_apart
    {0.0380, -0.0009},   // days_apart
    {-1.5765, -1.3004},  // opposites
    {-0.2985, -0.3641},  // longest_run
    {0.2989, 0.4651},    // same_holder
    {-3.7706, -3.7228},  // acts_apart
    {-0.7844, -0.2604},  // words1_shorter
    {3.9710, 4.4403},    // words1_longer
    {-0.3300, -0.3534},  // words2_shorter
    {0.2634, 0.4451},    // words2_longer
    {0.2624, 0.2062},    // words3_shorter
    {-0.9987, -1.1033},  // words3_longer
    {0.2770, 0.5385},    // words4_shorter
    {-1.6809, -1.8846},  // words4_longer
    {2.4156, 2.6883},    // word_sequence
}};

}  // namespace hearsay::across
