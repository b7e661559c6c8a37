#include "across/claims/stance.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "across/claims/likeness.h"
#include "across/claims/stance_weights.h"

namespace hearsay::across {
namespace {

constexpr std::string_view kNames[] = {
    "constant", "refutes", "denies", "denies_in_claim", "negated", "opens_with_no", "attributed",
    "claims", "reportedly", "report_tag", "modal", "expected", "asks", "confirms",
    "claim_attributed", "quoted", "rumour", "doubts", "figures", "cosine", "covered",
    "covered_back", "opposites", "first_words", "length", "length_squared", "refutes_and_covers",
    "attributed_and_covers", "capitals", "exclamation"};
static_assert(std::size(kNames) == kStanceSigns);

// A headline as words in lower case, its marks as words of their own.
struct Headline {
  std::vector<std::string> words;
  size_t capitals = 0;
  bool quoted = false;
};

Headline headline_of(std::string_view text) {
  Headline made;
  text = text.substr(0, 4000);
  bool upper = true;
  std::string word;
  const auto finish = [&] {
    if (word.empty()) return;
    if (upper && word.size() >= 3 && word[0] >= 'a') ++made.capitals;
    made.words.push_back(std::move(word));
    word.clear();
    upper = true;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    // Typographic apostrophes and quotation marks as plain ones.
    if (text.compare(i, 2, "\xE2\x80") == 0 && i + 2 < text.size()) {
      const auto third = static_cast<unsigned char>(text[i + 2]);
      i += 2;
      c = third == 0x98 || third == 0x99 ? '\'' : third == 0x9C || third == 0x9D ? '"' : '-';
    }
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    const bool digit = c >= '0' && c <= '9';
    const bool inside = !word.empty() && (c == '\'' || c == '-') && i + 1 < text.size() &&
                        std::isalpha(static_cast<unsigned char>(text[i + 1])) != 0;
    if (letter || digit || inside) {
      if (c >= 'a' && c <= 'z') upper = false;
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      continue;
    }
    finish();
    if (c == '"' || c == '\'') made.quoted = true;
    if (c == '?' || c == '!' || c == ':' || c == ',') made.words.emplace_back(1, c);
    if (c == '-') made.words.emplace_back(":");
  }
  finish();
  return made;
}

using WordSet = std::unordered_set<std::string_view>;

size_t count_of(const Headline& headline, const WordSet& set) {
  return static_cast<size_t>(std::count_if(headline.words.begin(), headline.words.end(),
                                           [&](const std::string& word) { return set.contains(word); }));
}

bool follows(const Headline& headline, std::string_view first, std::string_view second) {
  for (size_t i = 0; i + 1 < headline.words.size(); ++i)
    if (headline.words[i] == first && headline.words[i + 1] == second) return true;
  return false;
}

const WordSet kRefuting = {"hoax",     "hoaxes", "fake",      "faked",      "false",   "falsely",
                           "bogus",    "untrue", "debunk",    "debunked",   "debunks", "debunking",
                           "myth",     "satire", "satirical", "fabricated", "prank",   "hoaxed",
                           "fooled",   "fools",  "disproved", "disproves",  "wrong",   "lie",
                           "lies",     "fiction", "photoshopped", "spoof",  "misleading", "inaccurate",
                           "unfounded", "baseless", "refuted", "refutes", "fabrication", "retracted",
                           "retracts", "made-up", "staged", "scam", "nope"};
const WordSet kDenying = {"denies",  "deny",      "denied",   "denying",  "dismisses", "dismissed",
                          "rejects", "rejected",  "rubbishes", "disputes", "disputed",  "blasts",
                          "slams",   "shuts",     "shoots",   "contradicts", "refuse", "rebuffs",
                          "denial",  "dispels",   "dismiss",  "quash",    "quashes",   "busted"};
const WordSet kNegating = {"not",     "no",     "never",  "n't",    "isn't", "wasn't",  "aren't",
                           "weren't", "didn't", "don't",  "doesn't", "hasn't", "haven't", "won't",
                           "can't",   "cannot", "wouldn't", "couldn't", "none", "without", "nothing",
                           "neither", "ain't"};
const WordSet kAttributing = {"says",      "say",    "said",     "according", "sources", "source",
                              "officials", "tells",  "told",     "analyst",   "analysts", "insists",
                              "reveals",   "announces", "warns", "states",    "official", "witnesses",
                              "testifies", "thinks", "believes", "believe"};
const WordSet kClaiming = {"claims", "claim", "claimed", "claiming", "alleges", "allege", "accuses",
                           "accused", "allegation", "allegations", "asserts", "purports"};
const WordSet kReporting = {"reportedly", "allegedly", "alleged", "rumored", "rumoured", "supposedly",
                            "apparently", "purported", "purportedly", "supposed", "suspected",
                            "unconfirmed", "unverified", "possible", "possibly", "thought",
                            "believed", "feared", "potential", "probably", "mysterious", "mystery",
                            "investigating", "investigate", "probes", "probe", "appears", "seems",
                            "suggests", "hints", "reported"};
const WordSet kReport = {"report", "reports", "rumor", "rumors", "rumour", "rumours"};
const WordSet kModal = {"may", "might", "could", "would", "should"};
const WordSet kExpected = {"expected", "plans",  "planning", "plan",   "predicts", "predict", "set",
                           "likely",   "pegs",   "eyes",     "mulls",  "considering", "talks",
                           "developing", "aims", "hopes",    "tipped", "prediction", "looking"};
const WordSet kConfirming = {"confirms", "confirmed", "confirm", "admits", "official", "officially",
                             "proof",    "proves",    "proven",  "verified", "real", "true",
                             "identified", "finally"};
const WordSet kRumour = {"rumor", "rumors", "rumour", "rumours", "viral", "internet", "hoax",
                         "satire", "fake", "social", "facebook", "twitter", "online", "website"};
const WordSet kDoubting = {"doubt",   "doubts",   "doubtful", "unlikely", "unclear",  "despite",
                           "skeptical", "sceptical", "skepticism", "question", "questions",
                           "questioned", "questionable", "uncertain", "mystery", "truth", "really",
                           "actually", "sorry", "sadly", "unfortunately", "but", "stop"};

bool opens_alike(const Headline& a, const Headline& b) {
  size_t same = 0;
  const size_t most = std::min<size_t>({a.words.size(), b.words.size(), 3});
  for (size_t i = 0; i < most; ++i)
    for (size_t j = 0; j < most; ++j) same += a.words[i] == b.words[j];
  return same >= 1;
}

}  // namespace

std::string_view name_of(Stance stance) {
  constexpr std::string_view kStances[] = {"for", "against", "observing"};
  return kStances[static_cast<size_t>(stance)];
}

std::string_view name_of(StanceSign sign) { return kNames[static_cast<size_t>(sign)]; }

StanceSigns stance_signs(std::string_view claim_text, std::string_view text, double cosine) {
  const Headline claim = headline_of(claim_text), headline = headline_of(text);
  const ClaimFeatures a = sentence_features(claim_text), b = sentence_features(text);
  const Alignment found = align(a, b);
  StanceSigns signs{};
  const auto set = [&](StanceSign one, double value) { signs[static_cast<size_t>(one)] = value; };
  const bool refutes = count_of(headline, kRefuting) > count_of(claim, kRefuting);
  const size_t negations = count_of(headline, kNegating), in_claim = count_of(claim, kNegating);
  const bool attributed = count_of(headline, kAttributing) > 0;
  // Coverage is told of the claim and of the headline apart; an alignment knows less and more.
  double weight = 0, covered = 0, weight_back = 0, covered_back = 0;
  for (const ClaimTerm& term : a.terms) {
    weight += term.weight;
    const bool met = std::any_of(b.terms.begin(), b.terms.end(),
                                 [&](const ClaimTerm& other) { return other.stem == term.stem; });
    covered += met ? term.weight : 0;
  }
  for (const ClaimTerm& term : b.terms) {
    weight_back += term.weight;
    const bool met = std::any_of(a.terms.begin(), a.terms.end(),
                                 [&](const ClaimTerm& other) { return other.stem == term.stem; });
    covered_back += met ? term.weight : 0;
  }
  const double share = weight > 0 ? covered / weight : 0;
  const bool tag =
      headline.words.size() > 2 &&
      (kReport.contains(headline.words.back()) || (kReport.contains(headline.words.front()) &&
                                                   headline.words[1] == ":"));
  set(StanceSign::Constant, 1);
  set(StanceSign::Refutes, refutes);
  set(StanceSign::Denies, count_of(headline, kDenying) > count_of(claim, kDenying));
  set(StanceSign::DeniesInClaim, count_of(claim, kRefuting) + count_of(claim, kDenying) > 0);
  set(StanceSign::Negated, (negations > 0) != (in_claim > 0));
  set(StanceSign::OpensWithNo,
      !headline.words.empty() &&
          (headline.words[0] == "no" || headline.words[0] == "sorry" || headline.words[0] == "sadly"));
  set(StanceSign::Attributed, attributed);
  set(StanceSign::Claims, count_of(headline, kClaiming) > 0);
  set(StanceSign::Reportedly, count_of(headline, kReporting) > 0 ||
                                  follows(headline, "said", "to") || count_of(headline, kReport) > 0);
  set(StanceSign::ReportTag, tag);
  set(StanceSign::Modal, count_of(headline, kModal) > 0);
  set(StanceSign::Expected, count_of(headline, kExpected) > 0);
  set(StanceSign::Asks, count_of(headline, {"?"}) > 0);
  set(StanceSign::Confirms, count_of(headline, kConfirming) > 0);
  set(StanceSign::ClaimAttributed,
      count_of(claim, kAttributing) + count_of(claim, kClaiming) + count_of(claim, kReporting) > 0);
  set(StanceSign::Quoted, headline.quoted);
  set(StanceSign::Rumour, count_of(headline, kRumour) > 0);
  set(StanceSign::Doubts, count_of(headline, kDoubting) > 0);
  set(StanceSign::Figures, found.at(Likeness::NumbersApart));
  set(StanceSign::Cosine, cosine);
  set(StanceSign::Covered, share);
  set(StanceSign::CoveredBack, weight_back > 0 ? covered_back / weight_back : 0);
  set(StanceSign::Opposites, found.at(Likeness::Opposites));
  set(StanceSign::FirstWords, opens_alike(claim, headline));
  const double length = std::log1p(static_cast<double>(headline.words.size()));
  set(StanceSign::Length, length);
  set(StanceSign::LengthSquared, length * length);
  set(StanceSign::RefutesAndCovers, (refutes || signs[2] != 0) * share);
  set(StanceSign::AttributedAndCovers, attributed * share);
  set(StanceSign::Capitals, std::min<double>(static_cast<double>(headline.capitals), 3));
  set(StanceSign::Exclamation, count_of(headline, {"!"}) > 0);
  return signs;
}

StanceGuess stance_of(std::string_view claim, std::string_view headline, double cosine) {
  const StanceSigns signs = stance_signs(claim, headline, cosine);
  double sums[3] = {}, total = 0;
  for (size_t stance = 0; stance < 3; ++stance)
    for (size_t i = 0; i < kStanceSigns; ++i) sums[stance] += kStanceWeights[stance][i] * signs[i];
  const double most = *std::max_element(sums, sums + 3);
  for (double& sum : sums) total += sum = std::exp(sum - most);
  const auto best = static_cast<size_t>(std::max_element(sums, sums + 3) - sums);
  return {static_cast<Stance>(best), sums[best] / total};
}

}  // namespace hearsay::across
