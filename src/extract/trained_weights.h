// Weights of the small logistic regression that decides on candidates and says how sure it is. Made
// by train/calibration/fit.py from PolNeAR dev, the gold statements and samples/gold.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -0.8823f,  // always
    1.1505f,  // rule
    0.7678f,  // rule_score
    -1.2140f,  // relation
    0.6824f,  // cue_most
    1.3528f,  // cue_in_content
    1.8113f,  // source_mean
    1.1949f,  // content_mean
    0.2264f,  // source_link
    0.4095f,  // content_link
    0.9366f,  // same_source
    0.1940f,  // same_content
    -0.1846f,  // lexicon
    -0.6069f,  // has_source
    -1.0532f,  // has_content
    -0.3064f,  // quoted
    0.0990f,  // noun_cue
    0.7568f,  // refusal
    0.0382f,  // cue_least
    0.3722f,  // content_least
    0.6640f,  // alone_lexicon
    0.2268f,  // alone_source
    0.4310f,  // alone_quote
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.4f;

}  // namespace hearsay::extract
