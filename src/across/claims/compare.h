// Whether two statements state the same proposition.
#pragma once

#include <optional>

#include "across/claims/features.h"
#include "hearsay/across.h"

namespace hearsay::across {

// Same where both put the same proposition forward; Answers where one denies, doubts, confirms or
// will not speak on what the other states (its act says which); Contradicts where the contents
// exclude each other: opposite polarity, another number of the same thing. The score is the
// probability that a careful reader agrees.
//
// Symmetric: compare_claims(a, b) and compare_claims(b, a) find the same. Nullopt where they are
// about different things. Two statements of one article are compared too: `about` links them. The
// passages of the link are left empty: both statements as a whole show it.
std::optional<Link> compare_claims(const ClaimFeatures& a, const ClaimFeatures& b);

// The probability alone that the contents state the same, whatever their acts; 0 to 1.
double same_claim_score(const ClaimFeatures& a, const ClaimFeatures& b);

// Links from this score on are suggested.
inline constexpr double kSameClaim = 0.4;

// An act that takes a stand on somebody else's claim.
bool is_answer(Act act);

}  // namespace hearsay::across
