// Weights of the small logistic regression that decides on candidates and says how sure it is. Made
// by train/calibration/fit.py from PolNeAR dev, the gold statements and samples/gold.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -0.9737f,  // always
    1.1465f,  // rule
    0.6401f,  // rule_score
    -1.1865f,  // relation
    0.9661f,  // cue_most
    1.3612f,  // cue_in_content
    1.7260f,  // source_mean
    1.1159f,  // content_mean
    0.3623f,  // source_link
    0.2693f,  // content_link
    0.9458f,  // same_source
    0.3194f,  // same_content
    -0.1077f,  // lexicon
    -0.5015f,  // has_source
    -1.0441f,  // has_content
    -0.2286f,  // quoted
    0.0979f,  // noun_cue
    0.9315f,  // refusal
    0.1199f,  // cue_least
    -0.0608f,  // content_least
    0.7291f,  // alone_lexicon
    0.1353f,  // alone_source
    0.3473f,  // alone_quote
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.4f;

}  // namespace hearsay::extract
