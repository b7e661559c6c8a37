#include "read/html/metadata.h"

#include <gtest/gtest.h>

#include "read/html/byline.h"

namespace hearsay::html {
namespace {

Metadata metadata_of(const std::string& html, const std::string& url = "") {
  const Page page = read_page(html, {});
  return read_metadata(page, read_marks(page), url);
}

TEST(Metadata, TheTitleIsTheHeadingThatAgreesWithWhatIsSaid) {
  EXPECT_EQ(
      metadata_of("<title>Rain in Orrin | Herald</title><h1>Herald</h1><h1>Rain in Orrin</h1>")
          .title,
      "Rain in Orrin");
}

TEST(Metadata, WithoutAHeadingTheTitleLosesTheNameOfTheSite) {
  EXPECT_EQ(metadata_of("<title>Rain falls in Orrin again | The Herald</title>").title,
            "Rain falls in Orrin again");
  EXPECT_EQ(metadata_of("<meta property=og:site_name content=Herald>"
                        "<meta property=og:title content='Rain - Herald'>")
                .title,
            "Rain");
}

TEST(Metadata, ATitleOfTheReportsOwnPartsIsKeptWhole) {
  EXPECT_EQ(metadata_of("<title>Rain - and then what? A long question</title>").title,
            "Rain - and then what? A long question");
}

TEST(Metadata, TheAddressIsTheCanonicalOneUnlessThatIsTheFrontPage) {
  EXPECT_EQ(metadata_of("<link rel=canonical href=//a.example/rain>", "http://x.example/").url,
            "https://a.example/rain");
  EXPECT_EQ(
      metadata_of("<link rel=canonical href=https://a.example/>", "http://a.example/r?x=1").url,
      "http://a.example/r?x=1");
}

TEST(Metadata, TheDateIsFoundInMetaTimeTextAndUrl) {
  EXPECT_EQ(metadata_of("<meta name=DC.date.issued content=2026-03-04>").published, "2026-03-04");
  EXPECT_EQ(metadata_of("<h1>Rain</h1><time datetime=2026-03-04T10:00Z>today</time>").published,
            "2026-03-04T10:00Z");
  EXPECT_EQ(metadata_of("<h1>Rain</h1><p>Orrin, 4 March 2026").published, "2026-03-04");
  EXPECT_EQ(metadata_of("<p>Rain", "https://a.example/2026/03/04/rain").published, "2026-03-04");
}

TEST(Metadata, ADateInTheCommentsIsNotTheReports) {
  EXPECT_EQ(metadata_of("<h1>Rain</h1><div class=comments><time datetime=2026-03-05>x</time></div>")
                .published,
            "");
}

TEST(Metadata, TheLanguageIsATagOrUnknown) {
  EXPECT_EQ(metadata_of("<html lang=en_US><p>x").language, "en-US");
  EXPECT_EQ(metadata_of("<html lang='english please'><p>x").language, "");
  EXPECT_EQ(metadata_of("<meta property=og:locale content=pt_BR>").language, "pt-BR");
}

TEST(Metadata, AnAgencysNameDoesNotReplaceTheSites) {
  EXPECT_EQ(metadata_of("<meta property=og:site_name content='Hill Post'><script type="
                        "application/ld+json>{\"@type\":\"NewsArticle\",\"publisher\":"
                        "{\"name\":\"Wire Agency\"}}</script>")
                .outlet,
            "Hill Post");
}

TEST(Byline, NamesAreTakenOutOfWhatStandsAroundThem) {
  EXPECT_EQ(byline_name("By Ann Orr, Staff Writer | @annorr"), "Ann Orr");
  EXPECT_EQ(byline_name("by: Ann Orr and Piet Vos \xE2\x80\xA2 4 March 2026"),
            "Ann Orr and Piet Vos");
  EXPECT_EQ(byline_name("Posted by Ann Orr on November 19"), "Ann Orr");
  EXPECT_EQ(byline_name("Ann Orr for The Herald"), "Ann Orr");
  EXPECT_EQ(byline_name("Analysis by Ann Orr Jr."), "Ann Orr Jr.");
}

TEST(Byline, WhatNamesNobodyIsNoByline) {
  for (const char* none :
       {"", "admin", "https://a.example/ann", "Staff", "4 comments", "By", "@x"}) {
    EXPECT_EQ(byline_name(none), "") << none;
  }
}

TEST(Byline, TheNamesShownCompleteTheOneGivenToMachines) {
  const std::string json =
      "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":\"Ann Orr\"}</script>";
  EXPECT_EQ(metadata_of(json + "<h1>Rain</h1><p class=byline>By Ann Orr and Piet Vos</p>").byline,
            "Ann Orr and Piet Vos");
  EXPECT_EQ(metadata_of(json + "<h1>Rain</h1><p class=byline>By Ann Orr Desk</p>").byline,
            "Ann Orr");
}

TEST(Byline, AnEmptyByIsFollowedByTheNameInALink) {
  EXPECT_EQ(metadata_of("<h1>Rain</h1><p>by <a href=/ann>Ann Orr</a></p>").byline, "Ann Orr");
}

TEST(Byline, OneMarkedAsAuthorIsFoundBeforeALineOfText) {
  EXPECT_EQ(metadata_of("<h1>Rain</h1><p>By Sam Reed</p><span class=author>Ann Orr</span>").byline,
            "Ann Orr");
  EXPECT_EQ(metadata_of("<h1>Rain</h1><p>By Sam Reed</p><p>By then it rained.").byline, "Sam Reed");
}

}  // namespace
}  // namespace hearsay::html
