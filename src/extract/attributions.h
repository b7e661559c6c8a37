// Stage "attributions": source, cue and content of every attribution, linked, with the attribution
// each stands in.
#pragma once

#include "hearsay/stage.h"

namespace hearsay::extract {

// Appends AttributionLayer::attributions, by cue position. Reads the text layer and the quotations.
// Linear in the text (what is looked at again is bounded by the longest sentence). Always Ok.
Status find_attributions(Report& report, const StageContext& context);

}  // namespace hearsay::extract
