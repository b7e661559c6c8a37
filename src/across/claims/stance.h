// What a report's headline does with a claim that is known already.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay::across {

enum class Stance : uint8_t {
  For,        // reports it as so
  Against,    // reports it as not so
  Observing,  // passes it on without taking it for so: attributed, asked, hedged
};

std::string_view name_of(Stance);  // "for", "against", "observing"

// What in the headline tells the stance. Few on purpose: there is little to learn them from, and
// more signs (how much the two share, their vectors) made the guess worse.
enum class StanceSign : uint8_t {
  Constant,
  Refutes,         // "hoax", "false", "debunked", more often than in the claim
  Denies,          // "denies", "dismisses", likewise
  Negated,         // one of the two has a negation, the other none
  Hedged,          // "reportedly", "may", "said to", "...: report"
  Attributed,      // "X says", "according to", "sources"
  Claims,          // "claims", "alleges": says, with distance
  Asks,            // a question
  Rumour,          // "rumor", "viral", "internet"
  Doubts,          // "doubts", "unclear", "despite"
  ClaimHasFigure,  // the claim names a number
  kCount,
};
inline constexpr size_t kStanceSigns = static_cast<size_t>(StanceSign::kCount);
using StanceSigns = std::array<double, kStanceSigns>;  // each 0 or 1
std::string_view name_of(StanceSign);

// `claim` and `headline` are one sentence each, UTF-8; of either the first 4,000 bytes are read.
StanceSigns stance_signs(std::string_view claim, std::string_view headline);

struct StanceGuess {
  Stance stance = Stance::Observing;
  double score = 0;  // 0 to 1: probability
};
StanceGuess stance_of(std::string_view claim, std::string_view headline);

}  // namespace hearsay::across
