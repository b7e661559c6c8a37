// Runs of the same words in two texts, wherever in each they stand.
#pragma once

#include <cstdint>
#include <vector>

#include "across/words.h"

namespace hearsay::across {

struct Run {
  uint32_t a = 0, b = 0;  // first words
  uint32_t words = 0;
};

// Fewest words of a run.
inline constexpr uint32_t kRunWords = 4;

// Runs in the order of b, without overlap there: from left to right the longest that begins at each
// word. Looks at no more than kPlaces places of a for each, so the cost is linear in both.
inline constexpr uint32_t kPlaces = 16;
std::vector<Run> common_runs(const std::vector<Word>& a, const std::vector<Word>& b);

}  // namespace hearsay::across
