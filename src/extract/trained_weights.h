// Weights of the small logistic regression that decides on candidates and says how sure it is. Made
// by train/calibration/fit.py from PolNeAR dev, the gold statements and samples/gold.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -1.0970f,  // always
    0.2486f,  // rule
    0.1864f,  // rule_score
    -1.0067f,  // relation
    1.0368f,  // cue_most
    1.1840f,  // cue_in_content
    1.8501f,  // source_mean
    1.5758f,  // content_mean
    0.3777f,  // source_link
    0.2764f,  // content_link
    0.9543f,  // same_source
    0.4153f,  // same_content
    0.3213f,  // lexicon
    -0.4414f,  // has_source
    -1.0281f,  // has_content
    -0.2774f,  // quoted
    0.0013f,  // noun_cue
    0.3305f,  // refusal
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.4f;

}  // namespace hearsay::extract
