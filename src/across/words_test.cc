#include "across/words.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay::across {
namespace {

std::vector<Word> all_words(std::string_view text) {
  return words_of(text, {0, static_cast<uint32_t>(text.size())});
}

std::string joined(std::string_view text) {
  std::string out;
  for (const Word& word : all_words(text)) out += std::string(word.span.of(text)) + "|";
  return out;
}

TEST(Words, AreRunsOfLettersAndDigits) {
  EXPECT_EQ(joined("The well-known mayor, 54, left."), "The|well|known|mayor|54|left|");
}

TEST(Words, KeepNumbersWithSeparatorsWhole) {
  EXPECT_EQ(joined("1,200.50 now. 3, then"), "1,200.50|now|3|then|");
}

TEST(Words, HashTheSameWhateverCaseAndApostrophe) {
  const auto words = all_words("Don't don\xE2\x80\x99t DON'T");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[0].hash, words[1].hash);
  EXPECT_EQ(words[0].hash, words[2].hash);
  EXPECT_EQ(words[0].hash, hash_of_word("dont"));
}

TEST(Words, LeaveOutThePossessive) {
  const auto words = all_words("Lowland's O'Sullivan's");
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].hash, hash_of_word("lowland"));
  EXPECT_EQ(words[1].hash, hash_of_word("osullivan"));
  EXPECT_EQ(words[0].span, (Span{0, 9}));
}

TEST(Words, OfScriptsWithoutBlanksAreTheirCharacters) {
  EXPECT_EQ(all_words("\xE6\x96\xB0\xE8\x81\x9E\xE3\x80\x82\xE6\x96\xB0").size(), 3u);
}

TEST(Words, FoldLettersOfOtherAlphabets) {
  const auto words = all_words(
      "\xC3\x89T\xC3\x89 \xC3\xA9t\xC3\xA9 \xD0\x9C\xD0\x98\xD0\xA0 \xD0\xBC\xD0\xB8\xD1\x80");
  ASSERT_EQ(words.size(), 4u);
  EXPECT_EQ(words[0].hash, words[1].hash);
  EXPECT_EQ(words[2].hash, words[3].hash);
}

TEST(Words, KnowWhereASentenceOpensAndWhatIsCapitalised) {
  const auto words = all_words("He met Rask. She left NATO");
  ASSERT_EQ(words.size(), 6u);
  EXPECT_TRUE(words[0].opens && words[3].opens);
  EXPECT_FALSE(words[2].opens);
  EXPECT_TRUE(words[2].capitalised && !words[2].capitals);
  EXPECT_TRUE(words[5].capitals);
}

TEST(Words, OfAPartAreThoseInsideItOnly) {
  const std::string text = "one two three";
  EXPECT_EQ(words_of(text, {4, 7}).size(), 1u);
}

TEST(Words, OfAMillionSoftHyphensAreFoundInLinearTime) {
  std::string text = "a";
  for (int i = 0; i < 500000; ++i) text += "\xC2\xAD";
  EXPECT_EQ(all_words(text + "b c").size(), 2u);
}

}  // namespace
}  // namespace hearsay::across
