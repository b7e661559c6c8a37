#include "across/claims/about.h"

#include <algorithm>
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
    return hop.holder && (hop.holder->kind == HolderKind::Outlet ||
                          hop.holder->kind == HolderKind::Document);
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

bool has_stem(const ClaimFeatures& one, std::string_view stem) {
  return std::any_of(one.terms.begin(), one.terms.end(),
                     [&](const ClaimTerm& term) { return term.stem == stem; });
}

// Walks the statements in order and remembers what was put forward so far.
class Claims {
 public:
  explicit Claims(const std::vector<ClaimFeatures>& features) : features_(features) {}

  void add(size_t place, bool by_report) {
    if (lead_ == kNone) lead_ = place;
    if (by_report) last_report_ = place;
    if (features_[place].act == Act::Commit && offers_.size() < kMost) offers_.push_back(place);
  }

  // What the thin statement is about, or kNone where the article does not make it plain.
  size_t referent(const ClaimFeatures& thin) const {
    const std::string_view noun = claim_noun_of(thin);
    if (noun.empty()) {
      // Nothing said at all, or "it did": only an answer is about something then.
      const bool bare = thin.terms.empty() && is_answer(thin.act);
      return bare ? lead_ : kNone;
    }
    if (is_report_noun(noun)) return last_report_ != kNone ? last_report_ : lead_;
    // "the offer" after "offered to withdraw".
    for (size_t i = offers_.size(); i-- > 0;)
      if (has_stem(features_[offers_[i]], noun)) return offers_[i];
    return lead_;
  }

 private:
  static constexpr size_t kMost = 32;  // keeps the way back short
  const std::vector<ClaimFeatures>& features_;
  size_t lead_ = kNone, last_report_ = kNone;
  std::vector<size_t> offers_;
};

}  // namespace

void find_what_they_are_about(const Report& report, std::vector<ClaimFeatures>& features) {
  const std::vector<Statement>& statements = report.statements;
  std::unordered_map<std::string_view, size_t> places;
  for (size_t i = 0; i < statements.size(); ++i) places.emplace(statements[i].id, i);
  Claims claims(features);
  for (size_t i = 0; i < features.size(); ++i) {
    ClaimFeatures& one = features[i];
    if (statements[i].target && !statements[i].target->statement.empty()) {
      const auto found = places.find(statements[i].target->statement);
      if (found != places.end() && found->second != i) one.about = found->first;
    }
    if (one.thin && one.about.empty()) {
      const size_t place = claims.referent(one);
      if (place != kNone) one.about = statements[place].id;
    }
    if (puts_forward(one)) claims.add(i, by_a_report(statements[i]));
  }
}

}  // namespace hearsay::across
