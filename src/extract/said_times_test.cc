#include "extract/said_times.h"

#include <gtest/gtest.h>

#include "extract/times.h"
#include "text/segment.h"

namespace hearsay::extract {
namespace {

// When `cue` of `holder` was said, its content given by its words; "" for what is not there.
std::optional<Said> said(std::string text, std::string_view holder, std::string_view cue,
                         std::string_view content,
                         std::string published = "2026-03-04") {  // a Wednesday
  Report report;
  report.article.text = std::move(text);
  report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
  report.article.published = std::move(published);
  const Limits limits;
  EXPECT_TRUE(segment_text(report, {limits}).ok());
  report.times = find_times(report);
  const auto span_of = [&](std::string_view words) {
    if (words.empty()) return Span{};
    const size_t at = report.article.text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return Span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
  };
  std::vector<Span> contents;
  if (!content.empty()) contents.push_back(span_of(content));
  return said_for(report, read_lexemes(report), span_of(cue), span_of(holder), contents);
}

TEST(SaidTimes, StandBesideTheCue) {
  EXPECT_EQ(said("Orr said on Tuesday the dam was safe.", "Orr", "said", "the dam was safe")->value,
            "2026-03-03");
  EXPECT_EQ(said("Orr on Tuesday said the dam was safe.", "Orr", "said", "the dam was safe")->value,
            "2026-03-03");
  EXPECT_EQ(
      said("On Tuesday, Orr said the dam was safe.", "Orr", "said", "the dam was safe")->value,
      "2026-03-03");
  EXPECT_EQ(said("The dam was safe, according to Orr on Tuesday.", "Orr", "according to",
                 "The dam was safe")
                ->value,
            "2026-03-03");
}

TEST(SaidTimes, AreNotTakenFromTheContent) {
  EXPECT_FALSE(said("Orr said the dam broke on Tuesday.", "Orr", "said", "the dam broke on Tuesday")
                   .has_value());
}

TEST(SaidTimes, AreNotTakenFromAClauseAboutTheHolder) {
  EXPECT_FALSE(
      said("Orr, who joined in January, said the dam was safe.", "Orr", "said", "the dam was safe")
          .has_value());
}

TEST(SaidTimes, AreNotTimesOfDurationOrBounds) {
  EXPECT_FALSE(
      said("Orr has said since January that the dam is safe.", "Orr", "has said", "the dam is safe")
          .has_value());
}

TEST(SaidTimes, TurnWeeksIntoIntervals) {
  EXPECT_EQ(said("Orr said last week the dam was safe.", "Orr", "said", "the dam was safe")->value,
            "2026-02-23/2026-03-01");
  EXPECT_EQ(
      said("Orr said over the weekend the dam was safe.", "Orr", "said", "the dam was safe")->value,
      "2026-02-28/2026-03-01");
  EXPECT_EQ(said("Orr said last month the dam was safe.", "Orr", "said", "the dam was safe")->value,
            "2026-02");
}

TEST(SaidTimes, CarryTheirPrepositionAndBasis) {
  const std::optional<Said> found =
      said("Orr said on Tuesday the dam was safe.", "Orr", "said", "the dam was safe");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->span, (Span{9, 19}));
  EXPECT_EQ(found->basis, "weekday before publication 2026-03-04");
}

TEST(SaidTimes, StayTextWithoutADateOfPublication) {
  const std::optional<Said> found =
      said("Orr said on Tuesday the dam was safe.", "Orr", "said", "the dam was safe", "");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->value, "");
  EXPECT_EQ(found->basis, "no publication date");
}

TEST(SaidTimes, RelativeToAnotherEventStayText) {
  const auto relative = said("Two days after the flood, Orr said the dam was safe.", "Orr", "said",
                             "the dam was safe");
  ASSERT_TRUE(relative);
  EXPECT_EQ(relative->value, "");
  EXPECT_EQ(relative->basis, "relative to another event");
  EXPECT_EQ(relative->span.end - relative->span.begin, 24u);  // "Two days after the flood"
  EXPECT_FALSE(said("Orr said for two days the dam was safe.", "Orr", "said", "the dam was safe"));
}

}  // namespace
}  // namespace hearsay::extract
