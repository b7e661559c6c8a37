#include "across/claims/stance.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "across/claims/stance_weights.h"

namespace hearsay::across {
namespace {

constexpr std::string_view kNames[] = {"constant", "refutes",    "denies",          "negated",
                                       "hedged",   "attributed", "claims",          "asks",
                                       "rumour",   "doubts",     "claim_has_figure"};
static_assert(std::size(kNames) == kStanceSigns);

// A headline as words in lower case, its marks as words of their own.
struct Headline {
  std::vector<std::string> words;
};

Headline headline_of(std::string_view text) {
  Headline made;
  text = text.substr(0, 4000);
  std::string word;
  const auto finish = [&] {
    if (word.empty()) return;
    made.words.push_back(std::move(word));
    word.clear();
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
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      continue;
    }
    finish();
    if (c == '?' || c == '!' || c == ':' || c == ',') made.words.emplace_back(1, c);
    if (c == '-') made.words.emplace_back(":");
  }
  finish();
  return made;
}

using WordSet = std::unordered_set<std::string_view>;

size_t count_of(const Headline& headline, const WordSet& set) {
  return static_cast<size_t>(
      std::count_if(headline.words.begin(), headline.words.end(),
                    [&](const std::string& word) { return set.contains(word); }));
}

bool follows(const Headline& headline, std::string_view first, std::string_view second) {
  for (size_t i = 0; i + 1 < headline.words.size(); ++i)
    if (headline.words[i] == first && headline.words[i + 1] == second) return true;
  return false;
}

const WordSet kRefuting = {
    "hoax",       "hoaxes",     "fake",      "faked",    "false",     "falsely",      "bogus",
    "untrue",     "debunk",     "debunked",  "debunks",  "debunking", "myth",         "satire",
    "satirical",  "fabricated", "prank",     "hoaxed",   "fooled",    "fools",        "disproved",
    "disproves",  "wrong",      "lie",       "lies",     "fiction",   "photoshopped", "spoof",
    "misleading", "inaccurate", "unfounded", "baseless", "refuted",   "refutes",      "fabrication",
    "retracted",  "retracts",   "made-up",   "staged",   "scam",      "nope"};
const WordSet kDenying = {"denies",      "deny",    "denied",   "denying",   "dismisses",
                          "dismissed",   "rejects", "rejected", "rubbishes", "disputes",
                          "disputed",    "blasts",  "slams",    "shuts",     "shoots",
                          "contradicts", "refuse",  "rebuffs",  "denial",    "dispels",
                          "dismiss",     "quash",   "quashes",  "busted"};
const WordSet kNegating = {"not",     "no",      "never",   "n't",     "isn't",    "wasn't",
                           "aren't",  "weren't", "didn't",  "don't",   "doesn't",  "hasn't",
                           "haven't", "won't",   "can't",   "cannot",  "wouldn't", "couldn't",
                           "none",    "without", "nothing", "neither", "ain't"};
const WordSet kAttributing = {"says",     "say",       "said",      "according", "sources",
                              "source",   "officials", "tells",     "told",      "analyst",
                              "analysts", "insists",   "reveals",   "announces", "warns",
                              "states",   "official",  "witnesses", "testifies", "thinks",
                              "believes", "believe"};
const WordSet kClaiming = {"claims",     "claim",       "claimed", "claiming",
                           "alleges",    "allege",      "accuses", "accused",
                           "allegation", "allegations", "asserts", "purports"};
const WordSet kReporting = {"reportedly", "allegedly",   "alleged",       "rumored",     "rumoured",
                            "supposedly", "apparently",  "purported",     "purportedly", "supposed",
                            "suspected",  "unconfirmed", "unverified",    "possible",    "possibly",
                            "thought",    "believed",    "feared",        "potential",   "probably",
                            "mysterious", "mystery",     "investigating", "investigate", "probes",
                            "probe",      "appears",     "seems",         "suggests",    "hints",
                            "reported"};
const WordSet kReport = {"report", "reports", "rumor", "rumors", "rumour", "rumours"};
const WordSet kModal = {"may", "might", "could", "would", "should"};
const WordSet kRumour = {"rumor",    "rumors",  "rumour", "rumours", "viral",
                         "internet", "hoax",    "satire", "fake",    "social",
                         "facebook", "twitter", "online", "website"};
const WordSet kDoubting = {"doubt",         "doubts",     "doubtful",     "unlikely",   "unclear",
                           "despite",       "skeptical",  "sceptical",    "skepticism", "question",
                           "questions",     "questioned", "questionable", "uncertain",  "mystery",
                           "truth",         "really",     "actually",     "sorry",      "sadly",
                           "unfortunately", "but",        "stop"};

}  // namespace

std::string_view name_of(Stance stance) {
  constexpr std::string_view kStances[] = {"for", "against", "observing"};
  return kStances[static_cast<size_t>(stance)];
}

std::string_view name_of(StanceSign sign) { return kNames[static_cast<size_t>(sign)]; }

StanceSigns stance_signs(std::string_view claim_text, std::string_view text) {
  const Headline claim = headline_of(claim_text), headline = headline_of(text);
  StanceSigns signs{};
  const auto set = [&](StanceSign one, bool there) { signs[static_cast<size_t>(one)] = there; };
  const auto more = [&](const WordSet& words) {
    return count_of(headline, words) > count_of(claim, words);
  };
  const auto any = [&](const WordSet& words) { return count_of(headline, words) > 0; };
  const size_t count = headline.words.size();
  const bool tag = count > 2 && (kReport.contains(headline.words.back()) ||
                                 (kReport.contains(headline.words[0]) && headline.words[1] == ":"));
  set(StanceSign::Constant, true);
  set(StanceSign::Refutes, more(kRefuting));
  set(StanceSign::Denies, more(kDenying));
  set(StanceSign::Negated, any(kNegating) != (count_of(claim, kNegating) > 0));
  set(StanceSign::Hedged,
      tag || any(kReporting) || any(kReport) || any(kModal) || follows(headline, "said", "to"));
  set(StanceSign::Attributed, any(kAttributing));
  set(StanceSign::Claims, any(kClaiming));
  set(StanceSign::Asks, any({"?"}));
  set(StanceSign::Rumour, any(kRumour));
  set(StanceSign::Doubts, any(kDoubting));
  set(StanceSign::ClaimHasFigure, claim_text.find_first_of("0123456789") != std::string_view::npos);
  return signs;
}

StanceGuess stance_of(std::string_view claim, std::string_view headline) {
  const StanceSigns signs = stance_signs(claim, headline);
  double sums[3] = {}, total = 0;
  for (size_t stance = 0; stance < 3; ++stance)
    for (size_t i = 0; i < kStanceSigns; ++i) sums[stance] += kStanceWeights[i][stance] * signs[i];
  const auto best = static_cast<size_t>(std::max_element(sums, sums + 3) - sums);
  const double most = sums[best];
  for (double& sum : sums) total += sum = std::exp(sum - most);
  return {static_cast<Stance>(best), sums[best] / total};
}

}  // namespace hearsay::across
