#include "across/claims/compare.h"

#include <cmath>

#include "across/claims/likeness.h"
#include "across/claims/weights.h"

namespace hearsay::across {
namespace {

double logistic(double sum) { return 1 / (1 + std::exp(-sum)); }

double score_of(const LikenessVector& values) {
  const bool vectors = values[static_cast<size_t>(Likeness::HasVectors)] != 0;
  double sum = 0;
  for (size_t i = 0; i < kLikenesses; ++i)
    sum += (vectors ? kClaimWeights[i].with_vectors : kClaimWeights[i].without) * values[i];
  return logistic(sum);
}

// What would speak for the same proposition if the two agreed on polarity and numbers.
double score_without_conflict(LikenessVector values) {
  for (const Likeness one :
       {Likeness::Negation, Likeness::NumbersApart, Likeness::SameUnitApart, Likeness::Opposites})
    values[static_cast<size_t>(one)] = 0;
  return score_of(values);
}

std::string listed(const std::vector<std::string>& words, size_t most) {
  std::string list;
  for (size_t i = 0; i < words.size() && i < most; ++i) {
    if (i > 0) list += ", ";
    list += "\"" + words[i] + "\"";
  }
  return list;
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(std::lround(share * 100))) + " %";
}

// "the contents share "withdraw", "troop" (84 % of the words by weight); vectors agree to 0.81"
std::string what_they_share(const Alignment& found) {
  std::string told = "the contents share ";
  told += found.shared.empty() ? "no word of weight" : listed(found.shared, 4);
  told += " (" + percent((found.at(Likeness::CoveredLess) + found.at(Likeness::CoveredMore)) / 2) +
          " of the words by weight)";
  if (found.at(Likeness::HasVectors) != 0) {
    char cosine[32];
    std::snprintf(cosine, sizeof(cosine), "%.2f", found.at(Likeness::Cosine));
    told += std::string(" and their vectors agree to ") + cosine;
  }
  return told;
}

std::string act_words(Act act) {
  switch (act) {
    case Act::Confirm:
      return "confirms";
    case Act::Deny:
      return "denies";
    case Act::Doubt:
      return "doubts";
    case Act::Decline:
      return "declines to speak on";
    case Act::Silent:
      return "is silent on";
    default:
      return "is about";
  }
}

Link within_article(const ClaimFeatures& later) {
  Link link;
  link.relation = is_answer(later.act) ? Relation::Answers : Relation::Same;
  link.score = 0.7;
  link.reason = "One statement " + act_words(later.act) +
                " what the other, in the same article, has reported before.";
  return link;
}

}  // namespace

bool is_answer(Act act) {
  return act == Act::Confirm || act == Act::Deny || act == Act::Doubt || act == Act::Decline ||
         act == Act::Silent;
}

double same_claim_score(const ClaimFeatures& a, const ClaimFeatures& b) {
  if (a.thin || b.thin || a.terms.empty() || b.terms.empty()) return 0;
  return score_of(align(a, b).values);
}

std::optional<Link> compare_claims(const ClaimFeatures& a, const ClaimFeatures& b) {
  if (!a.about.empty() && a.about == b.statement) return within_article(a);
  if (!b.about.empty() && b.about == a.statement) return within_article(b);
  if (a.thin || b.thin || a.terms.empty() || b.terms.empty()) return std::nullopt;
  const Alignment found = align(a, b);
  // Who asks states nothing.
  if (found.at(Likeness::Question) != 0) return std::nullopt;
  Link link;
  link.score = score_of(found.values);
  const bool number = found.at(Likeness::SameUnitApart) != 0;
  if (found.at(Likeness::Negation) != 0 || number || found.at(Likeness::Opposites) != 0) {
    const double agreed = score_without_conflict(found.values);
    if (agreed < kSameClaim) return std::nullopt;
    link.relation = Relation::Contradicts;
    link.score = agreed;
    link.reason = found.at(Likeness::Negation) != 0 ? "What one content states the other negates: "
                  : number                          ? "The same thing is counted differently: "
                                                    : "One says the opposite of the other: ";
    link.reason += what_they_share(found) + ".";
    return link;
  }
  if (link.score < kSameClaim) return std::nullopt;
  const bool answers = is_answer(a.act) != is_answer(b.act);
  link.relation = answers ? Relation::Answers : Relation::Same;
  link.reason = answers ? "One statement " + act_words(is_answer(a.act) ? a.act : b.act) +
                              " what the other states: "
                        : "Same proposition: ";
  link.reason += what_they_share(found) + ".";
  return link;
}

}  // namespace hearsay::across
