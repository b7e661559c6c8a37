// Which mentions of an article are one entity.
#pragma once

#include "hearsay/report.h"
#include "hearsay/stage.h"

namespace hearsay::extract {

// The stage "coreference": fills report.coreference from the language layer; leaves it empty where
// that has no mentions. Linear in the mentions.
Status find_coreference(Report& report, const StageContext& context);

}  // namespace hearsay::extract
