// The language stage.
#pragma once

#include "hearsay/report.h"
#include "hearsay/stage.h"

namespace hearsay {

// An article with more tokens than this is left without a language layer, and noted: its vectors
// alone would take more than 200 MB.
inline constexpr uint32_t kMostAnalysedTokens = 100000;

// Fills report.language from report.text with context.model; does nothing where there is no model.
// Reads: text. Writes: language. Never fails.
Status analyse_language(Report& report, const StageContext& context);

}  // namespace hearsay
