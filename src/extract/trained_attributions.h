// Stage "attributions" of the trained engine.
#pragma once

#include "extract/trained_candidates.h"
#include "hearsay/stage.h"

namespace hearsay::extract {

// The probability, by its evidence, that a candidate is an attribution.
float probability(const EvidenceRow& evidence);

// Appends AttributionLayer::attributions, by cue position: what the model and the rules find
// together (make_candidates), less what is unlikely, each with its probability as score. What the
// model does not mark, the rules alone give: attributions inside contents, sources that are cited,
// headlines. Without a language layer the same as find_attributions. Linear. Always Ok.
Status find_attributions_trained(Report& report, const StageContext& context);

}  // namespace hearsay::extract
