#include "serve/html.h"

#include <gtest/gtest.h>

namespace hearsay::serve {
namespace {

TEST(HtmlWriter, TextNeverBecomesMarkup) {
  Html page;
  page.element("p", "<script>alert(1)</script> & \"so\" 'on'");
  EXPECT_EQ(page.str(),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot; &#39;on&#39;</p>");
}

TEST(HtmlWriter, AnAttributeCannotBeLeft) {
  Html page;
  page.element("a", "x", {{"href", "/s/\" onclick=\"alert(1)"}});
  EXPECT_EQ(page.str(), "<a href=\"/s/&quot; onclick=&quot;alert(1)\">x</a>");
}

TEST(HtmlWriter, LinksGoToPagesOnly) {
  for (const char* link : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
                           "data:text/html,x", "vbscript:x", "\tjavascript:x", "file:///etc/passwd", ""}) {
    Html page;
    page.element("a", "x", {{"href", link}});
    EXPECT_EQ(page.str(), "<a>x</a>") << link;
  }
  Html page;
  page.element("a", "x", {{"href", "HTTPS://harbour.example/a?b"}});
  EXPECT_EQ(page.str(), "<a href=\"HTTPS://harbour.example/a?b\">x</a>");
}

TEST(HtmlWriter, HandlersAndStylesAreLeftOut) {
  Html page;
  page.element("p", "x", {{"onclick", "alert(1)"}, {"style", "color:red"}, {"class", "a"}});
  EXPECT_EQ(page.str(), "<p class=\"a\">x</p>");
}

TEST(HtmlWriter, TextThatTurnsItsDirectionIsShownPlain) {
  std::string out;
  append_escaped(out, "a\xE2\x80\xAE" "b\x01");
  EXPECT_EQ(out, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
}

}  // namespace
}  // namespace hearsay::serve
