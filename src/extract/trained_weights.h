// Weights of the small logistic regression that decides on candidates and says how sure it is. Made
// by train/calibration/fit.py from PolNeAR dev, the gold statements and samples/gold.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -0.5249f,  // always
    0.5558f,  // rule
    0.5142f,  // rule_score
    -1.0312f,  // relation
    1.3227f,  // cue_most
    1.4636f,  // cue_in_content
    1.9122f,  // source_mean
    1.4948f,  // content_mean
    0.3420f,  // source_link
    0.1587f,  // content_link
    0.6803f,  // same_source
    0.4359f,  // same_content
    0.1080f,  // lexicon
    -0.6120f,  // has_source
    -1.5741f,  // has_content
    -0.1197f,  // quoted
    0.2023f,  // noun_cue
    0.6868f,  // refusal
    0.0f,  // cue_least
    0.0f,  // content_least
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.4f;

}  // namespace hearsay::extract
