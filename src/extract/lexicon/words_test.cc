#include "extract/lexicon/words.h"

#include <gtest/gtest.h>

#include "extract/lexicon/countries.h"
#include "extract/lexicon/cue_entries.h"

namespace hearsay::extract {
namespace {

TEST(Words, ShareTheLemmaOfTheirInflections) {
  for (const char* form : {"say", "says", "said", "saying"}) {
    ASSERT_NE(find_word(form), nullptr) << form;
    EXPECT_EQ(find_word(form)->lemma, lemma_of("say")) << form;
  }
  EXPECT_EQ(find_word("denied")->lemma, lemma_of("deny"));
  EXPECT_EQ(find_word("admitting")->lemma, lemma_of("admit"));
  EXPECT_EQ(find_word("labelled")->lemma, find_word("labeled")->lemma);
}

TEST(Words, OfEveryCuePatternAreKnown) {
  for (const CueEntry& entry : cue_entries()) {
    std::string_view rest = entry.pattern;
    const WordEntry* first = find_word(rest.substr(0, rest.find(' ')));
    ASSERT_NE(first, nullptr) << entry.pattern;
    EXPECT_NE(first->lemma, 0) << entry.pattern;
    while (!rest.empty()) {
      EXPECT_NE(form_of(rest.substr(0, rest.find(' '))), 0) << entry.pattern;
      const size_t space = rest.find(' ');
      rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
    }
  }
}

TEST(Words, AreGuessedByTheirShape) {
  EXPECT_TRUE(guess_classes("unspooled") & kVerbPast);
  EXPECT_TRUE(guess_classes("grimly") & kAdverb);
  EXPECT_TRUE(guess_classes("widgets") & kPlural);
}

TEST(Countries, AreFoundByNameDemonymAndSeat) {
  EXPECT_EQ(find_country("Saudi Arabia")->code, "SAU");
  EXPECT_EQ(find_country("Iranian")->code, "IRN");
  EXPECT_EQ(find_country("U.S.")->code, "USA");
  EXPECT_EQ(find_country("Moscow"), nullptr);
  EXPECT_EQ(find_country("Moscow", true)->code, "RUS");
}

}  // namespace
}  // namespace hearsay::extract
