// Whether two articles are about one happening.
#pragma once

#include <optional>

#include "across/stories/features.h"
#include "hearsay/across.h"

namespace hearsay::across {

// From which score on a link is kept. One link alone says little: a story is what many make
// together (groups.h).
inline constexpr double kStoryLink = 0.11;

// Relation Same with score and reason; nullopt below kStoryLink. Symmetric.
std::optional<Link> compare_stories(const StoryFeatures& a, const StoryFeatures& b);

// The score alone, 0 to 1: the cosine of the two, less the farther apart their days are: half
// within weeks, all within three years.
double story_score(const StoryFeatures& a, const StoryFeatures& b);

}  // namespace hearsay::across
