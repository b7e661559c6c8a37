// Whether two articles are about one happening.
#pragma once

#include <optional>

#include "across/stories/features.h"
#include "hearsay/across.h"

namespace hearsay::across {

// Relation Same with score and reason, nullopt where they are not likely to be. Symmetric.
std::optional<Link> compare_stories(const StoryFeatures& a, const StoryFeatures& b);

// The score alone, 0 to 1, also below the threshold.
double story_score(const StoryFeatures& a, const StoryFeatures& b);

}  // namespace hearsay::across
