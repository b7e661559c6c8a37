// Weights of the small logistic regression that decides on candidates and says how sure it is. Made
// by train/calibration/fit.py from PolNeAR dev, the gold statements and samples/gold.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -1.3880f,  // always
    0.4748f,  // rule
    0.2302f,  // rule_score
    -0.9783f,  // relation
    1.3282f,  // cue_most
    0.7953f,  // cue_in_content
    1.8295f,  // source_mean
    1.8098f,  // content_mean
    0.3936f,  // source_link
    0.1076f,  // content_link
    0.7850f,  // same_source
    0.2603f,  // same_content
    0.0364f,  // lexicon
    -0.2025f,  // has_source
    -0.8971f,  // has_content
    -0.5608f,  // quoted
    -0.1234f,  // noun_cue
    0.6450f,  // refusal
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.42f;

}  // namespace hearsay::extract
