// Weights of the small logistic models of the trained engine; see train/calibration.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -1.1418f,  // always
    0.3433f,   // rule
    0.1799f,   // rule_score
    -0.9698f,  // relation
    1.2732f,   // cue_most
    0.7774f,   // cue_in_content
    1.7806f,   // source_mean
    1.8744f,   // content_mean
    0.4327f,   // source_link
    -0.0632f,  // content_link
    0.6817f,   // same_source
    0.5338f,   // same_content
    0.0289f,   // lexicon
    -0.2045f,  // has_source
    -0.9892f,  // has_content
    -0.5656f,  // quoted
    -0.1326f,  // noun_cue
    0.6530f,   // refusal
    0.0000f,   // inner
    0.0000f,   // inner_cue
    0.0000f,   // inner_content
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.42f;

}  // namespace hearsay::extract
