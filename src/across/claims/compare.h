// Whether two statements state the same proposition.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "across/claims/features.h"

namespace hearsay::across {

enum class ClaimRelation : uint8_t {
  Same,         // both put the same proposition forward
  Contradicts,  // the contents exclude each other: opposite polarity, another number
  Answers,      // one denies, doubts, confirms, or will not speak on what the other states
};

std::string_view name_of(ClaimRelation);  // "same", "contradicts", "answers"

struct ClaimLink {
  ClaimRelation relation = ClaimRelation::Same;
  double score = 0;    // 0 to 1: probability that a careful reader agrees
  std::string reason;  // one sentence for people
};

// Symmetric: compare_claims(a, b) and compare_claims(b, a) say the same (for Answers, the one whose
// act is deny, doubt, confirm, decline or silent is the one that answers). Nullopt where they are
// about different things. Two statements of one article are compared too: `about` links them.
std::optional<ClaimLink> compare_claims(const ClaimFeatures& a, const ClaimFeatures& b);

// The probability alone that the contents state the same, whatever their acts; 0 to 1.
double same_claim_score(const ClaimFeatures& a, const ClaimFeatures& b);

}  // namespace hearsay::across
