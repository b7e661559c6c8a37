#include "read/html/structured.h"

#include <gtest/gtest.h>

namespace hearsay::html {
namespace {

TEST(JsonLd, AnArticleIsFoundAtTheTopInAnArrayInAGraphAndDeeper) {
  const std::string article = R"({"@type":"NewsArticle","headline":"Rain"})";
  for (const std::string& json : {article, "[{\"@type\":\"Person\"}," + article + "]",
                                  "{\"@context\":\"x\",\"@graph\":[" + article + "]}",
                                  "{\"@type\":\"WebPage\",\"mainEntity\":" + article + "}"}) {
    const std::vector<Story> stories = stories_in(json);
    ASSERT_EQ(stories.size(), 1u) << json;
    EXPECT_EQ(stories[0].headline, "Rain");
  }
}

TEST(JsonLd, TheFieldsMayBeStringsObjectsOrLists) {
  const std::vector<Story> stories = stories_in(
      R"({"@type":["Thing","ReportageNewsArticle"],"headline":["Rain"],"datePublished":"2026-03-04",
          "author":[{"name":"Ann Orr"},"Piet Vos"],"publisher":{"name":"Herald"},
          "mainEntityOfPage":{"@id":"https://a.example/1"},"articleBody":"It rained.","inLanguage":"en"})");
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].headline + stories[0].published + stories[0].outlet + stories[0].url,
            "Rain2026-03-04Heraldhttps://a.example/1");
  EXPECT_EQ(stories[0].authors, (std::vector<std::string>{"Ann Orr", "Piet Vos"}));
  EXPECT_EQ(stories[0].body + stories[0].language, "It rained.en");
  EXPECT_EQ(stories_in(R"({"@type":"Article","author":{"name":["A B","C D"]}})")[0].authors.size(),
            2u);
}

TEST(JsonLd, AnAuthorMayBeNamedElsewhereInTheGraph) {
  const std::vector<Story> stories = stories_in(
      R"({"@graph":[{"@type":"Article","headline":"Rain","author":{"@id":"#ann"},
          "publisher":{"@id":"#none"}},{"@type":"Person","@id":"#ann","name":"Ann Orr"}]})");
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].authors, (std::vector<std::string>{"Ann Orr"}));
  EXPECT_EQ(stories[0].outlet, "");
}

TEST(JsonLd, WhatPagesGetWrongIsMended) {
  const char* broken[] = {
      "<!-- {\"@type\":\"Article\",\"headline\":\"Rain\"} -->",
      "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Rain\"}\n//]]>",
      "[{\"@type\":\"Article\",\"headline\":\"Rain\",},]",
      "{\"@type\":\"Article\",\"description\":\"two\nlines\",\"headline\":\"Rain\"}",
      "{\"@type\":\"Article\",\"description\":\"it\\'s\",\"headline\":\"Rain\"};",
      "{\"@type\":\"Article\",,\"headline\":\"Rain\"}",
  };
  for (const char* json : broken) {
    const std::vector<Story> stories = stories_in(json);
    ASSERT_EQ(stories.size(), 1u) << json;
    EXPECT_EQ(stories[0].headline, "Rain") << json;
  }
}

TEST(JsonLd, WhatIsNoJsonOrNoArticleSaysNothing) {
  for (const char* json :
       {"", "{", "}{", "null", "[]", "\"Article\"", "{\"@type\":7}",
        "{\"@type\":\"Organization\",\"name\":\"x\"}", "{{{{\"@type\":\"Article\"}}"}) {
    EXPECT_TRUE(stories_in(json).empty()) << json;
  }
}

TEST(JsonLd, DepthWithoutEndIsRefused) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"a\":[";
  EXPECT_TRUE(stories_in(deep).empty());
}

}  // namespace
}  // namespace hearsay::html
