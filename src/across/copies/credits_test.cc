#include "across/copies/credits.h"

#include <gtest/gtest.h>

namespace hearsay::across {
namespace {

std::vector<Credit> credits(const std::string& text, const std::string& byline = "") {
  Article article;
  article.text = text;
  article.body = {0, static_cast<uint32_t>(text.size())};
  article.byline = byline;
  return credits_of(article);
}

void expect_one(const std::string& text, CreditKind kind, const std::string& name) {
  const auto found = credits(text);
  ASSERT_EQ(found.size(), 1u) << text;
  EXPECT_EQ(found[0].kind, kind);
  EXPECT_EQ(found[0].name, name);
  EXPECT_NE(found[0].span.of(text).find(name), std::string_view::npos);
}

TEST(Credits, AreReadFromDatelines) {
  expect_one("LOWPORT, March 4 (Meridian) - Ferries stopped.", CreditKind::Dateline, "Meridian");
  expect_one("LOWPORT (AP) \xE2\x80\x94 Ferries stopped.", CreditKind::Dateline, "AP");
}

TEST(Credits, AreReadFromTheirOwnLines) {
  expect_one("Ferries stopped.\n\nSource: Meridian", CreditKind::Source, "Meridian");
  expect_one("Ferries stopped.\nMeridian contributed to this report.", CreditKind::Contributed,
             "Meridian");
  const std::string body(1500, 'x');
  expect_one(body + "\nCopyright 2026 Meridian. All rights reserved.", CreditKind::Copyright,
             "Meridian");
}

TEST(Credits, AreReadFromTheByline) {
  const auto found = credits("Ferries stopped.", "Ann Lee, Associated Press");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "Associated Press");
}

TEST(Credits, AreNotPeopleOrAbbreviationsInSentences) {
  EXPECT_TRUE(credits("Ann Lee contributed to this report.").empty());
  EXPECT_TRUE(credits("He joined the Harbour Board (HB) in May. It met.").empty());
  EXPECT_TRUE(credits("").empty());
}

TEST(Credits, NameOneOutletByManyForms) {
  EXPECT_TRUE(same_outlet("AP", "The Associated Press"));
  EXPECT_TRUE(same_outlet("www.reuters.com", "Reuters"));
  EXPECT_TRUE(same_outlet("Northline (Web News)", "northline"));
  EXPECT_FALSE(same_outlet("Northline", "Daybreak"));
  EXPECT_FALSE(same_outlet("", ""));
}

}  // namespace
}  // namespace hearsay::across
