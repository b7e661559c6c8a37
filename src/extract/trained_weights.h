// Weights of the small logistic regression that decides on candidates and says how sure it is. Made
// by train/calibration/fit.py from PolNeAR dev, the gold statements and samples/gold.
#pragma once

#include "extract/trained_candidates.h"

namespace hearsay::extract {

// Of the evidence, in the order of Evidence, for "this is an attribution".
inline constexpr EvidenceRow kKeepWeights = {
    -0.8346f,  // always
    1.0378f,  // rule
    0.7938f,  // rule_score
    -1.1564f,  // relation
    0.7206f,  // cue_most
    1.5113f,  // cue_in_content
    1.8120f,  // source_mean
    1.1492f,  // content_mean
    0.2452f,  // source_link
    0.3153f,  // content_link
    0.8686f,  // same_source
    0.3745f,  // same_content
    -0.1495f,  // lexicon
    -0.6802f,  // has_source
    -1.1215f,  // has_content
    -0.3089f,  // quoted
    0.0391f,  // noun_cue
    0.7978f,  // refusal
    0.0888f,  // cue_least
    0.3697f,  // content_least
    0.6645f,  // alone_lexicon
    0.3112f,  // alone_source
    0.4235f,  // alone_quote
};
// Candidates below this are dropped.
inline constexpr float kKeep = 0.4f;

}  // namespace hearsay::extract
