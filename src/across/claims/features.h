// What of a statement decides which claim it belongs to: the words of its content with their
// weight, names, numbers, dates, negation, and whose doing it is. A pure function of one report, so
// that matching never depends on what else is in a ledger.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/model.h"
#include "hearsay/report.h"
#include "hearsay/status.h"

namespace hearsay::across {

// One content word, in the order of the text.
struct ClaimTerm {
  std::string stem;      // "withdraw" of "withdrawing"; ASCII letters in lower case
  float weight = 0;      // how much the word tells, 0 to 1, from the fixed table of term weights
  bool name = false;     // part of a proper name
  bool number = false;   // a figure; its value is among the quantities
  bool negated = false;  // right behind a "not", "no", "never"
  friend bool operator==(const ClaimTerm&, const ClaimTerm&) = default;
};

// "14 cracks", "$2.5 billion", "34 percent".
struct ClaimQuantity {
  double value = 0;
  std::string unit;  // stem of what is counted, "%", "$"; empty where none is told
  friend bool operator==(const ClaimQuantity&, const ClaimQuantity&) = default;
};

// Days since 1970-01-01 that a date in the content covers, both inclusive.
struct ClaimDate {
  int32_t first = 0, last = 0;
  friend bool operator==(const ClaimDate&, const ClaimDate&) = default;
};

struct ClaimFeatures {
  static constexpr int32_t kNoDay = INT32_MIN;

  std::string statement;       // "s:..."
  std::string article;         // "a:..."
  int32_t published = kNoDay;  // days since 1970-01-01
  Act act = Act::Unknown;
  bool negated = false;   // the content itself is negative: "did not mention"
  bool question = false;  // the content asks
  bool hedged = false;    // "may", "could", "likely"
  std::vector<ClaimTerm> terms;
  // All its words in order, function words too, by 16 bits of their hash.
  std::vector<uint16_t> wording;
  std::vector<ClaimQuantity> quantities;
  std::vector<ClaimDate> dates;
  // Stems of the name of the origin's holder; empty where nobody is named or only a pronoun.
  std::vector<std::string> holder;
  // The content leaves it to the holder to be the one who does it: "Osmara offered to withdraw",
  // "the mayor condemned the attack", "I will resign".
  bool own_doing = false;
  // The statement of the same article whose claim this one is about, where its own content does not
  // say it ("denied the report", "declined to comment") or it targets it. Empty elsewhere.
  std::string about;
  // The content has too few words of its own to be matched by them; only `about` places it.
  bool thin = false;
  // Of the content, as claim_vector gives it; empty without a model.
  std::vector<int8_t> vector;

  friend bool operator==(const ClaimFeatures&, const ClaimFeatures&) = default;
};

// Of a sentence alone, as a headline; `vector` may be empty.
ClaimFeatures sentence_features(std::string_view sentence, std::vector<int8_t> vector = {});

// A unit vector as features keep it: each number times 384, rounded, from -127 to 127.
std::vector<int8_t> claim_vector(const std::vector<float>& unit);

// One for each statement of the report, in its order. The model, where given, must be the one that
// filled report.language; the features then carry vectors. Linear in the report.
std::vector<ClaimFeatures> claim_features(const Report& report, const Model* model = nullptr);

// As bytes and back. Error of unpack: Corrupt for what pack did not write, or another version.
std::string pack(const ClaimFeatures& features);
Result<ClaimFeatures> unpack_claim_features(std::string_view bytes);

// Statements that share one key are compared. Few and selective: pairs of heavy words, the
// statement this one is about. At most kMaxClaimKeys, ascending, without doubles.
inline constexpr size_t kMaxClaimKeys = 23;
std::vector<uint64_t> claim_keys(const ClaimFeatures& features);

}  // namespace hearsay::across
