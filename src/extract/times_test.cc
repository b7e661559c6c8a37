#include "extract/times.h"

#include <gtest/gtest.h>

#include "extract/time_calendar.h"
#include "text/segment.h"

namespace hearsay::extract {
namespace {

struct Found {
  std::string words, value, basis;
  TimeType type = TimeType::Date;
};

std::vector<Found> times_of(std::string text,
                            std::string published = "2026-03-04") {  // a Wednesday
  Report report;
  report.article.text = std::move(text);
  report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
  report.article.published = std::move(published);
  const Limits limits;
  EXPECT_TRUE(segment_text(report, {limits}).ok());
  std::vector<Found> found;
  for (const TimeExpression& time : find_times(report)) {
    found.push_back(
        {std::string(time.span.of(report.article.text)), time.value, time.basis, time.type});
  }
  return found;
}

Found only(std::string text, std::string published = "2026-03-04") {
  const std::vector<Found> found = times_of(text, std::move(published));
  EXPECT_EQ(found.size(), 1u) << text;
  return found.empty() ? Found{} : found.front();
}

TEST(Times, TakeABareWeekdayAsTheLastSuchDay) {
  const Found monday = only("The mayor resigned on Monday.");
  EXPECT_EQ(monday.words, "Monday");
  EXPECT_EQ(monday.value, "2026-03-02");
  EXPECT_EQ(monday.basis, "weekday before publication 2026-03-04");
}

TEST(Times, TakeTheWeekdayOfPublicationAsThatDay) {
  EXPECT_EQ(only("The mayor resigned on Wednesday.").value, "2026-03-04");
}

TEST(Times, LetAFutureVerbTurnAWeekdayForward) {
  EXPECT_EQ(only("The council will vote on Friday.").value, "2026-03-06");
  EXPECT_EQ(only("The council will vote next Wednesday.").value, "2026-03-11");
}

TEST(Times, ReadWrittenDates) {
  EXPECT_EQ(only("It opened on March 19, 2024, in Port Hale.").value, "2024-03-19");
  EXPECT_EQ(only("It opened on 19 March 2024.").value, "2024-03-19");
  EXPECT_EQ(only("It opened on Friday, Feb. 6, 2026.").value, "2026-02-06");
  EXPECT_EQ(only("Filed 2025-11-30 by the clerk.").value, "2025-11-30");
}

TEST(Times, GiveADateWithoutYearTheYearNearPublication) {
  EXPECT_EQ(only("The dam broke on Feb. 11.").value, "2026-02-11");
  EXPECT_EQ(only("The dam broke on Nov. 11.").value, "2025-11-11");
}

TEST(Times, CountMonthsAndYearsFromPublication) {
  EXPECT_EQ(only("Sales rose last month.").value, "2026-02");
  EXPECT_EQ(only("Sales rose last year.").value, "2025");
  EXPECT_EQ(only("Sales rose two years ago.").value, "2024");
  EXPECT_EQ(only("Sales rose last week.").value, "2026-W09");
  EXPECT_EQ(only("Sales rose in 2016.").value, "2016");
}

TEST(Times, CrossYearAndLeapDayBorders) {
  EXPECT_EQ(only("Sales rose last month.", "2026-01-15").value, "2025-12");
  EXPECT_EQ(only("She left yesterday.", "2024-03-01").value, "2024-02-29");
  EXPECT_EQ(only("She left last week.", "2026-01-02").value, "2025-W52");
}

TEST(Times, KnowPartsOfTheDayAndClockTimes) {
  EXPECT_EQ(only("They met late Tuesday night.").value, "2026-03-03TNI");
  const Found clock = only("It was posted at 10:14 p.m. on Monday.");
  EXPECT_EQ(clock.value, "2026-03-02T22:14");
  EXPECT_EQ(clock.type, TimeType::Time);
}

TEST(Times, KeepDurationsApart) {
  const Found days = only("Talks lasted three days.");
  EXPECT_EQ(days.type, TimeType::Duration);
  EXPECT_EQ(days.value, "P3D");
  EXPECT_EQ(only("They waited for weeks.").value, "PXW");
  EXPECT_EQ(only("It holds over the past two months.").value, "P2M");
}

TEST(Times, KeepVagueWordsWithoutADate) {
  EXPECT_EQ(only("She recently moved.").value, "PAST_REF");
}

TEST(Times, LeaveRelativeTimesOpenWithoutAPublicationDate) {
  const Found tuesday = only("The mayor resigned on Tuesday.", "");
  EXPECT_EQ(tuesday.value, "");
  EXPECT_EQ(tuesday.basis, "no publication date");
  EXPECT_EQ(only("The mayor resigned on May 7, 2024.", "").value, "2024-05-07");
}

TEST(Times, AreNotFoundInAgesAmountsAndModalVerbs) {
  EXPECT_TRUE(times_of("The 44-year-old driver may march.").empty());
  EXPECT_TRUE(times_of("They paid $1990 for it.").empty());
}

TEST(Times, DoNotNestHoweverOftenTheirWordsRepeat) {
  std::string text = "It was at ";
  for (int i = 0; i < 20000; ++i) text += "the end of early about late ";
  EXPECT_TRUE(times_of(text + ".").empty());
}

TEST(Times, KnowTheYearOfASeasonWithoutADateOfPublication) {
  EXPECT_EQ(only("They met at the 2002 Winter Games.", "2003-01-01").value, "2002-WI");
  EXPECT_EQ(only("They met at the 2002 Winter Games.", "").value, "2002-WI");
}

TEST(Times, AcceptAPublicationDateWithATime) {
  EXPECT_EQ(only("She left today.", "2026-03-04T23:50:00Z").value, "2026-03-04");
}

TEST(Calendar, CountsDaysBothWays) {
  for (const int64_t number : {-800000, -1, 0, 59, 20516, 40000})
    EXPECT_EQ(day_number(day_of(number)), number);
  EXPECT_EQ(iso_day(plus_months({2024, 1, 31}, 1)), "2024-02-29");
  EXPECT_EQ(easter(2026), (Day{2026, 4, 5}));
  EXPECT_FALSE(parse_day("2026-02-30").has_value());
}

}  // namespace
}  // namespace hearsay::extract
