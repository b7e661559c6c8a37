// The page of a claim: on what it rests, who says so, who answers, what changed.
#pragma once

#include <string>

#include "hearsay/across_query.h"
#include "show/style.h"

namespace hearsay {

std::string claim_text(const ClaimPage& page, const Style& style);
// Who has it from whom, as a tree from each origin outward.
std::string provenance_text(const ClaimPage& page, const Style& style);
// What is claimed, in the words of the first that puts it forward; may be cut.
std::string claim_words(const ClaimPage& page, size_t most = 240);
// "2 origins, not known to be independent; 11 articles of 7 outlets".
std::string support_words(const Support& support);

}  // namespace hearsay
