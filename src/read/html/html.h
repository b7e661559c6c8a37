// Web pages to articles, and pieces of HTML (a feed's item, a letter) to text.
//
//   html_to_text("<p>Rain fell.</p><blockquote>\"Dry,\" she said.</blockquote>", limits)
//     text "Rain fell.\n\n\"Dry,\" she said."   blocks Paragraph 0-10, BlockQuote 12-28
//
// The text of a page is its report's body: paragraphs, headings inside it, list items, quotations,
// captions and embedded posts in the order of the page, an empty line between two of them, each a
// Block saying which it is. Neither title nor byline is in it. Character references are decoded,
// runs of blanks (no-break spaces too) are one space, a <br> is a line end, soft hyphens and
// zero-width spaces are dropped: so spans point into this text, not into the page's bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/article.h"
#include "hearsay/limits.h"
#include "read/formats.h"

namespace hearsay {

struct HtmlText {
  std::string text;           // valid UTF-8, no line end at either end
  std::vector<Block> blocks;  // of all of it, in order; spans into text
  bool cut = false;           // the piece ran into a limit; the rest of it was not read
};

// All that a piece of HTML shows: nothing is taken for navigation and left out, only scripts,
// styles and what is hidden. `fragment` is valid UTF-8 (see read/charset/charset.h for bytes).
HtmlText html_to_text(std::string_view fragment, const Limits& limits);

// One web page, a DocumentReader (read/formats.h): one article, or a problem if it holds none.
// Title, byline, date, outlet, URL and language come from schema.org JSON-LD and microdata,
// OpenGraph and other <meta>, then from the text itself; what none of them says stays unknown.
void read_html(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem);

}  // namespace hearsay
