// Unnamed sources that a report does not say whom they spoke to, though another had them before.
#pragma once

#include "across/origins/resolve.h"

namespace hearsay::across {

// Takes a group for an earlier outlet's where the words say so: a quotation in common, or as many
// people of the same description whose place is that outlet's. Sets same_as and why. Last, a
// statement for which nobody is named is given the one earlier report it shares a rare detail with
// (a tie-breaker; the arc's evidence says so).
void find_dropped_hops(OriginGraph* graph);

// The longest quotation of `least_words` and more that is in both lists; empty where none is.
std::string shared_quotation(const std::vector<std::string>& a, const std::vector<std::string>& b,
                             size_t least_words);
// A name in the description that is also in the other outlet's name and not in the own one's.
bool at_home_with(const Descriptor& descriptor, const std::string& outlet, const std::string& own);

}  // namespace hearsay::across
