// Weights of the small logistic models of the trained engine; see train/calibration.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {-2, 1.5f, 1, 1, 3, 0, 0, 0, 0, 0, 0,
                                             0,  0,    0, 0, 0, 0, 0, 1, 2, 1};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.5f;

}  // namespace hearsay::extract
