// Weights of the ranking of antecedents, made by train/coreference.py from the free genres of GUM's
// training part (CC BY; see NOTICE).
#pragma once

#include <cstdint>

namespace hearsay::extract {

// In steps of kCoreferenceStep of natural logarithm; `feature` is below 2^kFeatureBits.
int coreference_weight(uint32_t feature);
// Added against standing alone: fewer links are missed at the price of a few wrong ones.
extern const int kLinkMore;

}  // namespace hearsay::extract
