#include "extract/quotations.h"

#include <gtest/gtest.h>

#include "extract/reading_for_tests.h"

namespace hearsay::extract {
namespace {

std::vector<std::string> quoted(const Report& report) {
  std::vector<std::string> found;
  for (const Quotation& one : report.attribution.quotations) {
    found.emplace_back(one.inside.of(report.article.text));
  }
  return found;
}

TEST(Quotations, PairStraightMarks) {
  const Report report = read_for_test("\"We lost the keys,\" the porter said. \"All of them.\"");
  EXPECT_EQ(quoted(report), (std::vector<std::string>{"We lost the keys,", "All of them."}));
}

TEST(Quotations, PairCurlyMarksAndNestThem) {
  const Report report = read_for_test(
      "\xE2\x80\x9CShe told me, \xE2\x80\x98Sell the boat,\xE2\x80\x99 and left,\xE2\x80\x9D he "
      "said.");
  ASSERT_EQ(report.attribution.quotations.size(), 2u);
  EXPECT_EQ(report.attribution.quotations[0].depth, 0);
  EXPECT_EQ(report.attribution.quotations[1].depth, 1);
  EXPECT_EQ(report.attribution.quotations[1].inside.of(report.article.text), "Sell the boat,");
}

TEST(Quotations, RunToTheEndOfTheParagraphWhereTheMarkIsMissing) {
  const Report report =
      read_for_test("\"The dam will hold, said the engineer.\n\nIt rained all night.");
  ASSERT_EQ(report.attribution.quotations.size(), 1u);
  EXPECT_FALSE(report.attribution.quotations[0].closed);
  EXPECT_LE(report.attribution.quotations[0].span.end, 39u);
}

TEST(Quotations, TellScareQuotesFromSpeech) {
  const Report report =
      read_for_test("The \"experts\" met at noon. \"We are done here,\" one said.");
  ASSERT_EQ(report.attribution.quotations.size(), 2u);
  EXPECT_TRUE(report.attribution.quotations[0].scare);
  EXPECT_FALSE(report.attribution.quotations[1].scare);
}

TEST(Quotations, StayLinearInAHundredThousandMarks) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "\"a\" ";
  const Report report = read_for_test(text);
  EXPECT_EQ(report.attribution.quotations.size(), 100000u);
}

}  // namespace
}  // namespace hearsay::extract
