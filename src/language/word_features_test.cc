#include "language/word_features.h"

#include <gtest/gtest.h>

#include <string>

#include "language/testing/model_writer.h"

namespace hearsay {
namespace {

using testing::ModelWriter;

constexpr size_t kShape = 6;  // of WordHashes::parts

Result<WordRows> rows_over(const std::vector<std::string>& vocabulary, int64_t buckets) {
  ModelWriter writer;
  writer.integer("words.buckets", buckets);
  writer.vocabulary(vocabulary);
  const std::string bytes = writer.bytes();
  const Result<ModelFile> file = ModelFile::parse(bytes, "made.hmodel");
  if (!file.ok()) return file.status();
  return WordRows::build(file.value());
}

TEST(WordHashes, IgnoreCaseAndWhichDigitsButInTheShape) {
  const WordHashes lower = hash_word("council"), upper = hash_word("Council");
  EXPECT_EQ(lower.whole, upper.whole);
  EXPECT_NE(lower.parts[kShape], upper.parts[kShape]);
  EXPECT_EQ(hash_word("1,200").whole, hash_word("7,981").whole);
  EXPECT_EQ(hash_word("\u00c9LYS\u00c9E").whole, hash_word("\u00e9lys\u00e9e").whole);
}

TEST(WordHashes, ShareTheBeginningsEndingsAndShapesThatWordsShare) {
  const WordHashes a = hash_word("reported"), b = hash_word("rested"), c = hash_word("resting");
  EXPECT_EQ(a.parts[0], b.parts[0]) << "re";
  EXPECT_NE(a.parts[1], b.parts[1]) << "rep, res";
  EXPECT_EQ(b.parts[1], c.parts[1]) << "res";
  EXPECT_EQ(a.parts[2], b.parts[2]) << "d";
  EXPECT_EQ(a.parts[4], b.parts[4]) << "ted";
  EXPECT_NE(a.parts[5], b.parts[5]) << "rted, sted";
  EXPECT_EQ(a.parts[kShape], c.parts[kShape]);
  EXPECT_NE(hash_word("in").parts[0], hash_word("in").parts[3])
      << "a beginning is no ending, though the letters are the same";
  EXPECT_NE(hash_word("a").parts[0], hash_word("ab").parts[0]);
}

TEST(WordHashes, ReadALongWordByItsBeginningAndItsEnd) {
  const std::string start(40, 'a'), end = std::string(20, 'b') + "tion";
  const WordHashes one = hash_word(start + std::string(100, 'x') + end);
  const WordHashes other = hash_word(start + std::string(90000, 'y') + end);
  EXPECT_EQ(one.whole, other.whole);
  EXPECT_EQ(one.parts[5], hash_word("nation").parts[5]);
  EXPECT_NE(one.whole, hash_word(start + end + "s").whole);
}

TEST(WordRows, FindTheVocabularyAndPutAllElseIntoBuckets) {
  const Result<WordRows> rows = rows_over({"the", "0,000", "\u00e9lys\u00e9e"}, 10);
  ASSERT_TRUE(rows.ok()) << rows.status().message();
  EXPECT_EQ(rows->count(), 13u);
  EXPECT_EQ(rows->rows_of("The")[0], 0u);
  EXPECT_EQ(rows->rows_of("4,567")[0], 1u);
  EXPECT_EQ(rows->rows_of("\u00c9lys\u00e9e")[0], 2u);
  for (const char* word : {"unheard", "", "\u6771\u4eac", "\xf0\x9f\x98\x80"}) {
    for (const uint32_t row : rows->rows_of(word)) {
      EXPECT_GE(row, 3u) << word;
      EXPECT_LT(row, 13u) << word;
    }
  }
}

TEST(WordRows, RefuseAVocabularyWithAWordTwiceAndImpossibleBuckets) {
  EXPECT_EQ(rows_over({"the", "The"}, 10).status().kind(), StatusKind::Corrupt);
  for (const int64_t buckets : {int64_t{0}, int64_t{-1}, int64_t{1} << 40}) {
    EXPECT_EQ(rows_over({"the"}, buckets).status().kind(), StatusKind::Corrupt) << buckets;
  }
  EXPECT_TRUE(rows_over({}, 1).ok()) << "a model may have no vocabulary";
}

}  // namespace
}  // namespace hearsay
