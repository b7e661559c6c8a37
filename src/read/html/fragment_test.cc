#include <gtest/gtest.h>

#include "base/utf8.h"
#include "read/html/html.h"

namespace hearsay {
namespace {

// The blocks of `fragment`, one a line, with the first letter of their kind.
std::string shown(std::string_view fragment) {
  constexpr char kLetters[] = "PHLQCE";
  const HtmlText text = html_to_text(fragment, {});
  std::string lines;
  for (const Block& block : text.blocks) {
    lines += kLetters[static_cast<size_t>(block.kind)];
    lines += " " + std::string(block.span.of(text.text)) + "\n";
  }
  return lines;
}

TEST(HtmlToText, BlocksAreApartByAnEmptyLineAndSpansPointIntoTheText) {
  const HtmlText text = html_to_text("<p>Rain fell.</p>\n<p>It stopped.</p>", {});
  EXPECT_EQ(text.text, "Rain fell.\n\nIt stopped.");
  ASSERT_EQ(text.blocks.size(), 2u);
  EXPECT_EQ(text.blocks[1].span, (Span{12, 23}));
}

TEST(HtmlToText, EachKindOfBlockIsKnown) {
  EXPECT_EQ(shown("<h2>Flood</h2>One<blockquote>Two</blockquote><ul><li>Three</ul>"
                  "<figure><img src=a><figcaption>Four</figcaption></figure>"
                  "<blockquote class=\"twitter-tweet\"><p>Five</p></blockquote>"),
            "H Flood\nP One\nQ Two\nL Three\nC Four\nE Five\n");
}

TEST(HtmlToText, ALineBreakIsALineEndAndTwoEndTheBlock) {
  EXPECT_EQ(shown("One<br>two<br> <br>three"), "P One\ntwo\nP three\n");
}

TEST(HtmlToText, EndTagsThatAreLeftOutAreImplied) {
  EXPECT_EQ(shown("<p>One<p>two<div>three<ul><li>four<li>five</ul></div>six"),
            "P One\nP two\nP three\nL four\nL five\nP six\n");
  EXPECT_EQ(shown("<table><tr><td>a<td>b<tr><td>c</table>d"), "P a\nP b\nP c\nP d\n");
}

TEST(HtmlToText, WhatOnlyChangesLettersDoesNotPartThem) {
  EXPECT_EQ(shown("f<b>lo</b>od <i>wa</i>ters<span>.</span>"), "P flood waters.\n");
}

TEST(HtmlToText, BlanksAreOneSpaceAndUnseenCharactersAreDropped) {
  EXPECT_EQ(shown("a\t\n b&nbsp;&#160;c&shy;d\xE2\x80\x8B"), "P a b cd\n");
}

TEST(HtmlToText, CharacterReferencesAreDecoded) {
  EXPECT_EQ(shown("&lt;p&gt; &amp;amp; caf&eacute; caf&eacute &#x2019;&#146; &nope; & &#0;"),
            "P <p> &amp; caf\xC3\xA9 caf\xC3\xA9 \xE2\x80\x99\xE2\x80\x99 &nope; & \xEF\xBF\xBD\n");
}

TEST(HtmlToText, ScriptsStylesCommentsAndHiddenPartsAreNotText) {
  EXPECT_EQ(shown("<script>if (a</b>c) '<p>'</script><style>p{}</style><!-- <p>no --><p>yes"
                  "<div style=\"display: none\"><p>no</p></div><template>no</template>"),
            "P yes\n");
}

TEST(HtmlToText, AnUnknownElementIsTransparent) {
  EXPECT_EQ(shown("<x-story><p>One</p> two</x-story>"), "P One\nP two\n");
}

TEST(HtmlToText, APieceWithNothingInItIsEmpty) {
  EXPECT_EQ(html_to_text("", {}).text, "");
  EXPECT_EQ(html_to_text("<p> &nbsp;</p><br>", {}).text, "");
}

TEST(HtmlToText, DeepNestingIsCutAndNoTextIsLost) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  EXPECT_EQ(shown(deep + "in</div>out"), "P in\nP out\n");
}

TEST(HtmlToText, RunningIntoTheLimitOfNodesIsSaid) {
  Limits limits;
  limits.max_page_nodes = 10;
  std::string many;
  for (int i = 0; i < 100; ++i) many += "<p>x";
  const HtmlText text = html_to_text(many, limits);
  EXPECT_TRUE(text.cut);
  EXPECT_EQ(text.blocks.size(), 4u);
}

}  // namespace
}  // namespace hearsay
