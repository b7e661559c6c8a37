// Pages made to cost more than their size: for tests and benchmarks alone.
#pragma once

#include <iterator>
#include <string>

namespace hearsay {

struct HostilePage {
  const char* name;
  const char* begin;
  const char* again;  // repeated to the size asked for; '#' becomes a running number
  const char* end;
};

inline constexpr HostilePage kHostilePages[] = {
    {"nested div", "", "<div>", ""},
    {"nested div, closed", "", "<div><div></div>", "</div>"},
    {"unclosed b", "", "<b>x", ""},
    {"unclosed links", "", "<a href=x>x ", ""},
    {"paragraphs in links", "", "<a href=x><p>x", ""},
    {"end tags that end nothing", "<div>", "</p></td></x-y>", ""},
    {"many attributes", "<div", " a#=1", ">"},
    {"one long attribute", "<div class=\"", "ad-share ", "\">Rain fell.</div>"},
    {"attribute never closed", "<p>Rain fell.<div id=\"", "x ", ""},
    {"comments", "", "<!-- x ", ""},
    {"comments, closed", "", "<!---->", ""},
    {"lone brackets", "", "<", ""},
    {"character references", "<p>", "&amp;&#x41;&notit;", ""},
    {"tables in tables", "", "<table><tr><td>x", ""},
    {"list items", "<ul>", "<li>x<ul>", ""},
    {"script never closed", "<script>", "</s <!-- ", ""},
    {"paragraphs", "", "<p>Rain fell on the valley, she said, and no. # will not be the last.", ""},
    {"headings", "<title>Rain on the valley</title>", "<h1>Rain on #</h1>", ""},
    {"one paragraph", "<p>", "Rain fell, she said. ", "</p>"},
    {"JSON-LD, nested", "<script type=application/ld+json>", "{\"a\":[", "</script><p>x"},
    {"JSON-LD, many", "", "<script type=application/ld+json>{\"@type\":\"Article\"}</script>", ""},
    {"times", "", "<time class=date>soon</time>", ""},
    {"authors", "", "<i class=x><span class=byline rel=author>http:</span>", ""},
    {"dates in figures", "<h1>Rain</h1><p>", "1 1 1 1 ", "</p>"},
    {"classes", "", "<p class=\"article-body post-text shareAd\">Rain fell, she said.", ""},
};

inline std::string hostile_page(const HostilePage& kind, size_t size) {
  std::string page = kind.begin;
  page.reserve(size + 128);
  const std::string again = kind.again;
  const size_t mark = again.find('#');
  for (size_t number = 0; page.size() < size; ++number) {
    if (mark == std::string::npos) {
      page += again;
    } else {
      page.append(again, 0, mark).append(std::to_string(number)).append(again, mark + 1);
    }
  }
  return page + kind.end;
}

}  // namespace hearsay
