// Everything by which an article and its statements are linked to others: pure, so it is made on
// the threads that extract, and kept in the ledger.
#pragma once

#include <vector>

#include "across/claims/features.h"
#include "across/copies/features.h"
#include "across/stories/features.h"

namespace hearsay::across {

struct ArticleFeatures {
  CopyFeatures copy;
  StoryFeatures story;
  std::vector<ClaimFeatures> claims;  // one a statement, in the order of the report
};

// `model`, where given, must be the one that filled report.language (see claim_features).
ArticleFeatures article_features(const Report& report, const Model* model = nullptr);

}  // namespace hearsay::across
