// What two statements have in common and where they differ, as numbers for the weights fitted by
// train/claims/fit.py. Symmetric: exchanging the two changes nothing.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "across/claims/features.h"

namespace hearsay::across {

enum class Likeness : unsigned char {
  Constant,    // 1
  HasVectors,  // 1 where both have a vector
  Cosine,      // of the vectors, 0 without
  CosineSquared,
  CoveredLess,       // weight shared, as a part of the side with less weight
  CoveredMore,       // ... with more weight
  SharedSquared,     // product of the two
  Dice,              // words shared, unweighted
  Bigrams,           // Dice of pairs of neighbours
  Sequence,          // longest common subsequence, as a part of the longer side
  CosineTimesCover,  // Cosine * CoveredMore
  SharedWeight,      // log(1 + weight shared)
  LeftLess,          // log(1 + weight not shared) of the side with less of it
  LeftMore,          // ... with more
  LengthRatio,       // log of longer by shorter, in words
  Length,            // log of the shorter
  NamesShared,       // log(1 + weight of names shared)
  NamesApart,        // both sides have names the other has not: the lesser weight
  NamesOneSided,     // the greater such weight
  NumbersShared,     // 1 where some number is the same
  NumbersApart,      // 1 where both have numbers and none is the same
  NumbersOneSided,   // 1 where one side has numbers that the other has not
  SameUnitApart,     // 1 where the same thing is counted differently
  DatesApart,        // 1 where both give days and none overlaps
  DatesShared,
  Negation,      // 1 where much of what they share is negated on one side alone
  Question,      // 1 where one side alone asks
  Hedge,         // 1 where one side alone is hedged
  AgentsShared,  // 1 where both are the doing of the same holder
  AgentsApart,   // 1 where they are the doing of different ones
  DaysApart,     // log(1 + days between the articles), 0 where unknown
  Opposites,     // 1 where one side has the opposite of a word of the other ("rise", "fall")
  LongestRun,    // log(1 + words) of the longest stretch they share
  SameHolder,    // 1 where the same holder says both
  ActsApart,     // 1 where both are somebody's own doing, and it is another: "urged", "promised"
  // All words as they stand, function words too: stretches of one to four that both have, as a part
  // of the shorter and of the longer side; and their longest common subsequence.
  Words1Shorter,
  Words1Longer,
  Words2Shorter,
  Words2Longer,
  Words3Shorter,
  Words3Longer,
  Words4Shorter,
  Words4Longer,
  WordSequence,
  kCount,
};
inline constexpr size_t kLikenesses = static_cast<size_t>(Likeness::kCount);
std::string_view name_of(Likeness);

using LikenessVector = std::array<double, kLikenesses>;

struct Alignment {
  LikenessVector values{};
  std::vector<std::string> shared;          // stems, heaviest first
  std::vector<std::string> only_a, only_b;  // heaviest unshared stems, at most three
  double at(Likeness one) const { return values[static_cast<size_t>(one)]; }
};

Alignment align(const ClaimFeatures& a, const ClaimFeatures& b);

}  // namespace hearsay::across
