#include "read/wire/ninjs.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct Read {
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
};

Read read(const std::string& bytes) {
  Read out;
  read_ninjs({bytes, "wire.json", "", ""}, ReadOptions(),
             [&](Article&& a) {
               out.articles.push_back(std::move(a));
               return true;
             },
             [&](const InputProblem& p) { out.problems.push_back(p); });
  return out;
}

std::string body(const Article& article) { return std::string(article.body.of(article.text)); }
std::string header(const Article& article) { return article.text.substr(0, article.body.begin); }

TEST(Ninjs, VersionOneIsRead) {
  const Read out = read(R"({"uri": "urn:newsml:meridian.example:20260304:77", "type": "text",
    "versioncreated": "2026-03-04T17:20:00+01:00", "firstcreated": "2026-03-04T09:00:00+01:00",
    "pubstatus": "usable", "language": "en-GB", "headline": "Dam &amp; river safe",
    "byline": "By Ann Ode", "copyrightholder": "Meridian", "located": "Hallin",
    "body_text": "The dam is safe.", "description_text": "A summary.",
    "body_xhtml":
      "<div><p>The dam is safe, the minister said.</p><p>Engineers doubt it.</p></div>"})");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_TRUE(out.problems.empty());
  const Article& a = out.articles[0];
  EXPECT_EQ(body(a), "The dam is safe, the minister said.\n\nEngineers doubt it.");
  EXPECT_EQ(header(a), "dateline Hallin\n\n");
  EXPECT_EQ(a.blocks.size(), 2u);
  EXPECT_EQ(a.blocks[1].span.of(a.text), "Engineers doubt it.");
  EXPECT_EQ(a.published, "2026-03-04T17:20:00+01:00");
  EXPECT_EQ(a.title, "Dam & river safe");
  EXPECT_EQ(a.byline, "Ann Ode");
  EXPECT_EQ(a.outlet, "Meridian");
  EXPECT_EQ(a.language, "en-GB");
  EXPECT_EQ(a.source_id, "urn:newsml:meridian.example:20260304:77");
  EXPECT_EQ(a.url, "urn:newsml:meridian.example:20260304:77");
}

TEST(Ninjs, VersionThreeInCamelCaseIsRead) {
  const Read out = read(R"({"uri": "https://meridian.example/77",
    "versionCreated": "2026-03-04T17:20:00Z", "pubStatus": "usable", "by": "Ann Ode",
    "infoSources": [{"name": "Meridian"}],
    "headlines": [{"role": "subhead", "value": "No"}, {"role": "main", "value": "Yes"}],
    "bodies": [{"role": "text", "contentType": "text/plain", "value": "Plain."},
               {"role": "html", "contentType": "text/html", "value": "<p>Marked.</p>"}]})");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(body(out.articles[0]), "Marked.");
  EXPECT_EQ(out.articles[0].title, "Yes");
  EXPECT_EQ(out.articles[0].outlet, "Meridian");
  EXPECT_EQ(out.articles[0].byline, "Ann Ode");
  EXPECT_EQ(out.articles[0].url, "https://meridian.example/77");
}

TEST(Ninjs, AKilledItemIsNoArticleAndTheKillIsNotLost) {
  const Read out = read(R"({"uri": "urn:m:77", "pubstatus": "canceled",
    "ednote": "KILL: the dam report is wrong. A kill is mandatory.",
    "body_text": "The dam broke."})");
  EXPECT_TRUE(out.articles.empty());
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_TRUE(out.problems[0].skipped);
  EXPECT_NE(out.problems[0].why.find("wire.json was canceled by its agency"), std::string::npos);
  EXPECT_NE(out.problems[0].why.find("A kill is mandatory."), std::string::npos);
  EXPECT_NE(out.problems[0].why.find("urn:m:77 should not be used"), std::string::npos);
}

TEST(Ninjs, AWithheldItemIsNoArticle) {
  const Read out = read(R"({"uri": "urn:m:77", "pubStatus": "withheld", "body_text": "Rain."})");
  EXPECT_TRUE(out.articles.empty());
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_NE(out.problems[0].why.find("withheld"), std::string::npos);
}

TEST(Ninjs, ACorrectionStaysWithTheTextAndIsRemarkedOn) {
  const Read out = read(R"({"uri": "urn:m:77", "pubstatus": "usable", "signal": "sig:correction",
    "ednote": "CORRECTS paragraph 2:\n eleven cracks, not fourteen",
    "body_html": "<p>Eleven cracks, she said.</p>"})");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(header(out.articles[0]),
            "signal correction\nnote CORRECTS paragraph 2: eleven cracks, not fourteen\n\n");
  EXPECT_EQ(body(out.articles[0]), "Eleven cracks, she said.");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_FALSE(out.problems[0].skipped);
  EXPECT_NE(out.problems[0].why.find("marked 'correction'"), std::string::npos);
}

TEST(Ninjs, AnOrdinaryNoteIsKeptWithoutARemark) {
  const Read out = read(R"({"uri": "urn:m:7", "ednote": "Adds quote.", "body_text": "Rain."})");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(header(out.articles[0]), "note Adds quote.\n\n");
  EXPECT_TRUE(out.problems.empty());
}

TEST(Ninjs, AnEmbargoIsSaid) {
  const Read out = read(
      R"({"uri": "urn:m:7", "embargoed": "2026-03-05T06:00:00+0100", "body_text": "Rain."})");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(header(out.articles[0]), "embargo 2026-03-05T06:00:00+0100\n\n");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_NE(out.problems[0].why.find("embargoed until 2026-03-05T06:00:00+0100"),
            std::string::npos);
}

TEST(Ninjs, APictureHasNoTextAndItsCaptionStaysWithItsReport) {
  const Read picture =
      read(R"({"uri": "urn:m:p", "type": "picture", "description_text": "A dam."})");
  EXPECT_TRUE(picture.articles.empty());
  EXPECT_NE(picture.problems.at(0).why.find("of the kind 'picture'"), std::string::npos);
  const Read report = read(R"({"uri": "urn:m:7", "body_html": "<p>Rain.</p>",
    "associations": {"featured": {"uri": "urn:m:p", "type": "picture",
                                  "description_text": "A dam, engineers say."}}})");
  ASSERT_EQ(report.articles.size(), 1u);
  const Article& a = report.articles[0];
  ASSERT_EQ(a.blocks.size(), 2u);
  EXPECT_EQ(a.blocks[1].kind, BlockKind::Caption);
  EXPECT_EQ(a.blocks[1].span.of(a.text), "A dam, engineers say.");
}

TEST(Ninjs, ArraysLinesAndCompositesGiveAnArticleAnItem) {
  const std::string one = R"({"uri": "urn:m:1", "body_text": "One."})";
  const std::string two = R"({"uri": "urn:m:2", "body_text": "Two."})";
  EXPECT_EQ(read("[" + one + "," + two + "]").articles.size(), 2u);
  EXPECT_EQ(read("{\"items\": [" + one + "," + two + "]}").articles.at(1).read_from,
            "wire.json[1]");
  EXPECT_EQ(read(one + "\n" + two + "\n").articles.at(1).read_from, "wire.json:2");
  const Read composite = read("{\"uri\": \"urn:m:0\", \"type\": \"composite\", \"associations\": "
                              "{\"a\": " + one + ", \"b\": " + two + "}}");
  ASSERT_EQ(composite.articles.size(), 2u);
  EXPECT_EQ(body(composite.articles[0]), "One.");
  const Read broken = read(one + "\n{\"uri\": \n" + two + "\n");
  EXPECT_EQ(broken.articles.size(), 2u);
  EXPECT_EQ(broken.problems.size(), 1u);
}

TEST(Ninjs, WhatIsNotJsonOrNoItemIsSaid) {
  EXPECT_NE(read("{\"uri\": ").problems.at(0).why.find("not valid JSON"), std::string::npos);
  EXPECT_NE(read("[7]").problems.at(0).why.find("no ninjs item"), std::string::npos);
  EXPECT_NE(read("7").problems.at(0).why.find("no ninjs item"), std::string::npos);
}

TEST(Ninjs, IsToldFromOtherJson) {
  EXPECT_TRUE(begins_ninjs(R"({"uri": "u", "versionCreated": "x"})"));
  EXPECT_TRUE(begins_ninjs(R"([{"uri": "u", "body_xhtml": "x"}])"));
  EXPECT_FALSE(begins_ninjs(R"({"text": "a uri", "url": "u"})"));
  EXPECT_FALSE(begins_ninjs("<uri>"));
}

}  // namespace
}  // namespace hearsay
