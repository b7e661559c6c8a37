// The words of a passage as claims are matched by: content words by their stem, names, numbers with
// what they count, and the small words that turn a proposition round or weaken it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "across/claims/features.h"

struct sb_stemmer;

namespace hearsay::across {

// The stem of an English word: Snowball's, irregular verbs and plurals first ("withdrew" and
// "withdrawing" are "withdraw"). Not for more than one thread at a time.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  std::string stem(std::string_view lower_case);

 private:
  sb_stemmer* snowball_;
};

struct PassageWords {
  std::vector<ClaimTerm> terms;
  std::vector<uint16_t> wording;  // ClaimFeatures::wording
  std::vector<ClaimQuantity> quantities;
  uint32_t negations = 0;  // not, n't, never, no
  bool question = false;   // ends with "?", or begins with "whether"
  bool hedged = false;
  bool first_person = false;        // I, we, my, our
  bool opens_with_pronoun = false;  // he, she, it, they
  bool opens_with_to = false;       // "to withdraw"
};

// Reads text[range], leaving out what lies in `skipped` (sorted). `names` are spans (sorted) known
// to be mentions of actors. Appends to `words`, so that a content in pieces is one passage.
void read_words(std::string_view text, Span range, const std::vector<Span>& skipped,
                const std::vector<Span>& names, Stemmer& stemmer, PassageWords& words);

// A noun for a claim or report as such: "report", "offer", "allegation", "matter".
bool is_claim_noun(std::string_view stem);

}  // namespace hearsay::across
