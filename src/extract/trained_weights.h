// Weights of the small logistic regression that decides on candidates and says how sure it is. Made
// by train/calibration/fit.py from PolNeAR dev, the gold statements and samples/gold.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -0.6635f,  // always
    0.5674f,  // rule
    0.4941f,  // rule_score
    -1.2131f,  // relation
    0.7308f,  // cue_most
    1.4521f,  // cue_in_content
    1.8661f,  // source_mean
    1.1636f,  // content_mean
    0.3124f,  // source_link
    0.3048f,  // content_link
    0.7977f,  // same_source
    0.3085f,  // same_content
    0.3185f,  // lexicon
    -0.5967f,  // has_source
    -1.0611f,  // has_content
    -0.1702f,  // quoted
    0.2512f,  // noun_cue
    0.8111f,  // refusal
    0.1021f,  // cue_least
    0.3813f,  // content_least
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.4f;

}  // namespace hearsay::extract
