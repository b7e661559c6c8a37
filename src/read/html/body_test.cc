#include "read/html/body.h"

#include <gtest/gtest.h>

#include "read/html/html.h"

namespace hearsay {
namespace {

constexpr const char* kOne =
    "The dam above Orrin is leaking at two joints, three inspectors said on Wednesday.";
constexpr const char* kTwo =
    "The ministry of works denied that. It said that the joints had been dry in the autumn.";
constexpr const char* kThree =
    "Some three hundred people live below it, and few of them want to go, the mayor said.";

std::string p(const std::string& text) { return "<p>" + text + "</p>"; }

// The text that is read of a page whose body is `body`.
std::string text_of(const std::string& body) {
  const std::string page = "<title>Dam leaks</title><body>" + body;
  DocumentInput input;
  input.bytes = page;
  input.name = "page";
  std::string text;
  read_html(
      input, {},
      [&](Article&& a) {
        text = a.text;
        return true;
      },
      [&](const InputProblem& problem) { text = "problem: " + problem.why; });
  return text;
}

const std::string kAll = std::string(kOne) + "\n\n" + kTwo + "\n\n" + kThree;
const std::string kReport = p(kOne) + p(kTwo) + p(kThree);

TEST(PageBody, FurnitureByClassNameIsLeftOut) {
  for (const char* name : {"related", "newsletter-signup", "adSlot ad", "social-share", "comments",
                           "recommended_posts", "promo", "breadcrumb", "sidebarWidget"}) {
    EXPECT_EQ(text_of("<div class=story>" + kReport + "<div class='" + name + "'>" +
                      p("Read what else has happened in the valley, it is all there, every day.") +
                      "</div></div>"),
              kAll)
        << name;
  }
}

TEST(PageBody, AWrongClassNameDoesNotCostTheReport) {
  EXPECT_EQ(text_of("<div class='widget sidebar'>" + kReport + "</div>"), kAll);
  EXPECT_EQ(text_of("<div style='display:none' id=story>" + kReport + "</div>"), kAll);
}

TEST(PageBody, NamesThatCallAllOfAPageFurnitureAreNotBelieved) {
  std::string page, all;
  for (int i = 0; i < 8; ++i) {  // none of the boxes holds much of the text
    const std::string line = "On day " + std::to_string(i) +
                             " the inspectors said that the dam would "
                             "hold until the summer, and the ministry that it would hold for ever.";
    page += "<div class='widget promo'>" + p(line) + "</div>";
    all += (i == 0 ? "" : "\n\n") + line;
  }
  EXPECT_EQ(text_of("<div>" + page + "</div>"), all);
}

TEST(PageBody, ReportsOnPrivacyAndCookiesAreNoNotices) {
  const std::string line = "The company changed its privacy policy on Monday, a spokeswoman said.";
  EXPECT_EQ(text_of("<div>" + p(kOne) + p(line) + p(kTwo) + "</div>"),
            std::string(kOne) + "\n\n" + line + "\n\n" + kTwo);
}

TEST(PageBody, ANameThatDeniesFurnitureIsNotOne) {
  EXPECT_EQ(text_of("<div><div class=body--no-promo>" + p(kOne) + "</div>" + p(kTwo) + p(kThree) +
                    "</div>"),
            kAll);
}

TEST(PageBody, ClassNamesMadeByProgramsSayNothing) {
  EXPECT_EQ(text_of("<div><p class='hAdRP xNav'>" + std::string(kOne) + "</p>" + p(kTwo) +
                    p(kThree) + "</div>"),
            kAll);
}

TEST(PageBody, FurnitureByItsWordsIsLeftOut) {
  for (const char* line : {"Advertisement", "Read more: the dams of the valley", "Sign up for news",
                           "Click here to see the gallery", "Follow us on every network"}) {
    EXPECT_EQ(text_of("<div>" + p(kOne) + p(kTwo) + p(line) + p(kThree) + "</div>"), kAll) << line;
  }
}

TEST(PageBody, ASentenceThatOnlyBeginsLikeFurnitureIsKept) {
  const std::string long_one =
      "Related documents that the council had kept back until Tuesday show that the ministry knew "
      "of "
      "the leak, and that it had asked the inspectors, one of them said, to write of it to nobody.";
  EXPECT_EQ(text_of("<div>" + p(kOne) + p(kTwo) + p(long_one) + "</div>"),
            std::string(kOne) + "\n\n" + kTwo + "\n\n" + long_one);
}

TEST(PageBody, LinesThatAreLinksAreLeftOutAndLinksInSentencesKept) {
  EXPECT_EQ(text_of("<div>" + p(kOne) + p("<a href=/x>Who pays for dams?</a>") + p(kTwo) +
                    p("Some <a href=y>three hundred</a> people live below it, and few of them want "
                      "to go, the mayor said.") +
                    "</div>"),
            kAll);
}

TEST(PageBody, AListUnderAHeadingOfFurnitureGoesWithIt) {
  EXPECT_EQ(text_of("<div>" + kReport +
                    "<h3>More from the Herald</h3><ul><li>Goat wins "
                    "election, says mayor<li>Bridge closed for ever</ul></div>"),
            kAll);
}

TEST(PageBody, TheTitleIsNotPartOfTheText) {
  EXPECT_EQ(text_of("<div><h1>Dam leaks</h1>" + kReport + "</div>"), kAll);
}

TEST(PageBody, AReportToldInSeveralBoxesOfOneKindIsReadWhole) {
  EXPECT_EQ(text_of("<div><div><div class=article-body>" + p(kOne) + p(kTwo) +
                    "</div></div><div class=ad>x</div><div><div class=article-body>" + p(kThree) +
                    "</div></div></div>"),
            kAll);
}

TEST(PageBody, WhatJsonLdGivesPicksTheReportAmongOthers) {
  const std::string other =
      "A goat has been elected to the council of Neudorf, its owner said. Nobody had stood but "
      "it. ";
  const std::string json =
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
      "\"articleBody\":\"" +
      std::string(kOne) + " " + kTwo + " " + kThree + "\"}</script>";
  std::string others;
  for (int i = 0; i < 30; ++i) others += p(other + std::to_string(i));
  EXPECT_EQ(text_of(json + "<div><div>" + kReport + "</div><div>" + others + "</div></div>"), kAll);
}

TEST(PageBody, ALabelUnderAPictureIsACaption) {
  const HtmlText text = html_to_text("<img src=a><p>The dam in autumn</p><p>Rain fell.</p>", {});
  ASSERT_EQ(text.blocks.size(), 2u);
  EXPECT_EQ(text.blocks[0].kind, BlockKind::Caption);
  EXPECT_EQ(text.blocks[1].kind, BlockKind::Paragraph);
}

TEST(PageBody, APageWithoutTextIsAProblemNotAnArticle) {
  EXPECT_EQ(text_of("<nav><a href=/>Home</a></nav>"),
            "problem: page holds no text of a report; it was passed over");
}

}  // namespace
}  // namespace hearsay
