// Which articles of a connected set of links make one story.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/across.h"

namespace hearsay::across {

// Articles can only come into one story where links of at least this score (or Confirmed ones) lead
// from one to the other; weaker links count beside them. It keeps connected sets small, so that an
// added article touches little.
inline constexpr double kStoryBond = 0.15;

// The story (0, 1, ...) of each of `nodes` articles, given in canonical order (published, then id).
// Confirmed links unite whatever the score, Rejected ones keep apart. Stories are numbered by their
// first node; a function of the set of links, not of their order. Near linear in the links.
std::vector<uint32_t> story_groups(uint32_t nodes, const std::vector<GroupLink>& links);

}  // namespace hearsay::across
