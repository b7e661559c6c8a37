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

// What in the headline and in what it shares with the claim tells the stance.
enum class StanceSign : uint8_t {
  Constant,
  Refutes,         // "hoax", "false", "debunked", in the headline and not in the claim
  Denies,          // "denies", "dismisses"
  DeniesInClaim,   // either of the two in the claim
  Negated,         // a negation in the headline and not in the claim, or the reverse
  OpensWithNo,     // "No, ...", "Sorry, ..."
  Attributed,      // "X says", "according to", "sources"
  Claims,          // "claims", "alleges": says, with distance
  Reportedly,      // "reportedly", "said to", "rumor", "alleged"
  ReportTag,       // "...: report", "Report: ..."
  Modal,           // "may", "could", "might"
  Expected,        // "expected", "plans", "predicts", "set to"
  Asks,            // a question
  Confirms,        // "confirmed", "admits", "official"
  ClaimAttributed, // the claim is itself attributed or hedged
  Quoted,          // words between quotation marks
  Rumour,          // "rumor", "hoax?", "viral", "satire"
  Doubts,          // "doubt", "unlikely", "unclear", "despite", "sceptical"
  Figures,         // a number of the claim is another in the headline
  Cosine,
  Covered,         // part of the claim's weight that the headline has
  CoveredBack,     // part of the headline's weight that the claim has
  Opposites,
  FirstWords,      // the headline opens with what the claim opens with
  Length,          // log of the headline's words
  LengthSquared,
  RefutesAndCovers,  // Refutes * Covered
  AttributedAndCovers,
  Capitals,        // words written in capitals
  Exclamation,
  kCount,
};
inline constexpr size_t kStanceSigns = static_cast<size_t>(StanceSign::kCount);
using StanceSigns = std::array<double, kStanceSigns>;
std::string_view name_of(StanceSign);

// `claim` and `headline` are one sentence each, UTF-8. `cosine` is that of their sentence vectors,
// from -1 to 1; 0 without a model.
StanceSigns stance_signs(std::string_view claim, std::string_view headline, double cosine);

struct StanceGuess {
  Stance stance = Stance::Observing;
  double score = 0;  // 0 to 1: probability
};
StanceGuess stance_of(std::string_view claim, std::string_view headline, double cosine);

}  // namespace hearsay::across
