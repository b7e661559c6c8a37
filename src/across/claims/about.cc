#include "across/claims/about.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "across/claims/compare.h"
#include "across/claims/terms.h"

namespace hearsay::across {
namespace {

constexpr size_t kNone = SIZE_MAX;

// Puts a proposition forward that others can answer.
bool puts_forward(const ClaimFeatures& one) {
  return !one.thin && one.act != Act::Decline && one.act != Act::Silent && one.act != Act::Ask;
}

bool by_a_report(const Statement& statement) {
  return std::any_of(statement.chain.begin(), statement.chain.end(), [](const Hop& hop) {
    return hop.holder &&
           (hop.holder->kind == HolderKind::Outlet || hop.holder->kind == HolderKind::Document);
  });
}

bool is_report_noun(std::string_view stem) {
  return stem == "report" || stem == "stori" || stem == "account" || stem == "articl";
}

// The noun by which a thin content speaks of a claim: "the offer", "any offer had been made".
std::string_view claim_noun_of(const ClaimFeatures& one) {
  for (const ClaimTerm& term : one.terms)
    if (is_claim_noun(term.stem)) return term.stem;
  return {};
}

// What the statements of one article put forward.
class Claims {
 public:
  Claims(const std::vector<Statement>& statements, const std::vector<ClaimFeatures>& features)
      : features_(features) {
    for (size_t i = 0; i < features.size(); ++i) {
      if (!puts_forward(features[i])) continue;
      if (lead_ == kNone) lead_ = i;
      if (by_a_report(statements[i])) reports_.push_back(i);
      for (const ClaimTerm& term : features[i].terms)
        if (is_claim_noun(term.stem)) with_noun_[term.stem].push_back(i);
    }
  }

  // What the thin statement at `place` is about, or kNone where the article does not make it plain.
  size_t referent(size_t place) const {
    const ClaimFeatures& thin = features_[place];
    const std::string_view noun = claim_noun_of(thin);
    if (noun.empty()) {
      // Nothing said at all: only an answer is about something then, and that is what the article
      // leads with.
      const bool before = lead_ != kNone && lead_ < place;
      return thin.terms.empty() && is_answer(thin.act) && before ? lead_ : kNone;
    }
    if (is_report_noun(noun)) {
      const size_t report = nearest(reports_, place);
      return report != kNone ? report : lead_;
    }
    // "the offer" after "offered to withdraw".
    const auto found = with_noun_.find(std::string(noun));
    return found == with_noun_.end() ? kNone : nearest(found->second, place);
  }

 private:
  // The last of the ascending places before `place`, else the first behind it.
  static size_t nearest(const std::vector<size_t>& places, size_t place) {
    const auto at = std::lower_bound(places.begin(), places.end(), place);
    if (at != places.begin()) return *std::prev(at);
    const auto behind = at != places.end() && *at == place ? std::next(at) : at;
    return behind == places.end() ? kNone : *behind;
  }

  const std::vector<ClaimFeatures>& features_;
  size_t lead_ = kNone;
  std::vector<size_t> reports_;
  std::unordered_map<std::string, std::vector<size_t>> with_noun_;
};

}  // namespace

void find_what_they_are_about(const Report& report, std::vector<ClaimFeatures>& features) {
  const std::vector<Statement>& statements = report.statements;
  std::unordered_map<std::string_view, size_t> places;
  for (size_t i = 0; i < statements.size(); ++i) places.emplace(statements[i].id, i);
  const Claims claims(statements, features);
  for (size_t i = 0; i < features.size(); ++i) {
    ClaimFeatures& one = features[i];
    if (statements[i].target && !statements[i].target->statement.empty()) {
      const auto found = places.find(statements[i].target->statement);
      if (found != places.end() && found->second != i) one.about = found->first;
    }
    if (!one.thin || !one.about.empty()) continue;
    const size_t place = claims.referent(i);
    if (place != kNone) one.about = statements[place].id;
  }
}

}  // namespace hearsay::across
