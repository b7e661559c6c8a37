// Claims: which statements of a connected set of links go together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/across.h"

namespace hearsay::across {

// Partition of the nodes 0 to `count` - 1, which are in canonical order (published, then id): the
// members of each claim ascending, so the canonical one first, and the claims by theirs. Same and
// Answers unite, strongest first, as long as the two sides agree on the whole: the mean score
// between them, unknown pairs counting little, must stay above a bar. Contradicts keeps its two
// ends apart. Confirmed unites whatever the score, Rejected keeps apart whatever it. A function of
// the set: the order of the links makes no difference. Time n log n in the links
// for claims of bounded size.
std::vector<std::vector<uint32_t>> claim_groups(uint32_t count,
                                                const std::vector<GroupLink>& links);

// "c:" and the hexadecimal digits of the canonical member's id "s:...".
std::string claim_id(std::string_view canonical_statement);

}  // namespace hearsay::across
