#include "across/term_weights.h"

#include <gtest/gtest.h>

namespace hearsay::across {
namespace {

TEST(TermWeights, AreSmallForWordsInEveryArticleAndLargeForRareOnes) {
  EXPECT_LT(term_weight("the"), 0.02f);
  EXPECT_LT(term_weight("said"), term_weight("minister"));
  EXPECT_LT(term_weight("minister"), term_weight("spillway"));
}

TEST(TermWeights, AreOneForWordsNobodyCounted) { EXPECT_EQ(term_weight("brannochdam"), 1.0f); }

TEST(TermWeights, AreFoundForEveryCommonWord) {
  for (const char* word : {"and", "but", "from", "people", "president", "when", "their", "year",
                           "government", "police", "reported", "country", "war", "zone"}) {
    EXPECT_LT(term_weight(word), 0.5f) << word;
  }
}

}  // namespace
}  // namespace hearsay::across
