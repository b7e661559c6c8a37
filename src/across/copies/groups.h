// Articles that print one text: the parts of a connected set of copy links.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/across.h"

namespace hearsay::across {

// The group (0, 1, ...) of each of `nodes` articles. Copies and Confirmed links unite, Rejected
// ones never do and what only shares a passage or a quotation neither. Groups are numbered by their
// first node; a function of the set of links, not of their order.
std::vector<uint32_t> copy_groups(uint32_t nodes, const std::vector<GroupLink>& links);

}  // namespace hearsay::across
