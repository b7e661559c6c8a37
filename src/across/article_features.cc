#include "across/article_features.h"

namespace hearsay::across {

ArticleFeatures article_features(const Report& report, const Model* model) {
  return {copy_features(report.article), story_features(report.article),
          claim_features(report, model)};
}

}  // namespace hearsay::across
