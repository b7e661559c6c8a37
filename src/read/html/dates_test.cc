#include "read/html/dates.h"

#include <gtest/gtest.h>

namespace hearsay::html {
namespace {

TEST(PageDates, IsoDatesAreKeptWithTheirTime) {
  EXPECT_EQ(iso_date_in(" 2026-03-04T17:20:00Z\n"), "2026-03-04T17:20:00Z");
  EXPECT_EQ(iso_date_in("2026-03-04 17:20:00+01:00"), "2026-03-04T17:20:00+01:00");
  EXPECT_EQ(iso_date_in("2026-03-04"), "2026-03-04");
}

struct Written {
  const char* text;
  const char* date;
};

TEST(PageDates, AreFoundInTheWordsOfPages) {
  const Written cases[] = {
      {"Published Nov. 19, 2019 at 8 p.m.", "2019-11-19"},
      {"Tue, 19 Nov 2019 07:00:00 GMT", "2019-11-19"},
      {"Wednesday 4th of March 2026, 10:15", "2026-03-04"},
      {"4 de marzo de 2026", "2026-03-04"},
      {"le 14 f\xC3\xA9vrier 2026", "2026-02-14"},
      {"11. Februar 2026", "2026-02-11"},
      {"2019\xE5\xB9\xB4"
       "11\xE6\x9C\x88"
       "20\xE6\x97\xA5",
       "2019-11-20"},
      {"2026/03/04 (Wed)", "2026-03-04"},
      {"20260304T101500", "2026-03-04"},
      {"19/11/2019 | 10.00", "2019-11-19"},
      {"3/3/2026", "2026-03-03"},
      {"2026-03-04T10:15:00.000 +00:00", "2026-03-04"},
  };
  for (const Written& one : cases) EXPECT_EQ(iso_date_in(one.text), one.date) << one.text;
}

TEST(PageDates, WhatMayBeTwoDatesOrIsNoneIsNotGuessed) {
  for (const char* none : {"04/05/2019", "yesterday", "", "March 2026", "2026-02-30", "12:30",
                           "0001-01-01T00:00:00Z", "99 May 2026", "31/31/2026", "may 1"}) {
    EXPECT_EQ(iso_date_in(none), "") << none;
  }
}

TEST(PageDates, StandInManyUrls) {
  EXPECT_EQ(iso_date_of_url("https://a.example/2019/11/19/rain"), "2019-11-19");
  EXPECT_EQ(iso_date_of_url("https://a.example/news/2019/nov/9/rain"), "2019-11-09");
  EXPECT_EQ(iso_date_of_url("https://a.example/rain-2019-11-19-late"), "2019-11-19");
  EXPECT_EQ(iso_date_of_url("https://a.example/20191119/rain"), "2019-11-19");
  EXPECT_EQ(iso_date_of_url("https://a.example/2019/11/rain?d=2019-11-19"), "");
  EXPECT_EQ(iso_date_of_url("https://2019.11.19.example"), "");
  EXPECT_EQ(iso_date_of_url(""), "");
}

}  // namespace
}  // namespace hearsay::html
