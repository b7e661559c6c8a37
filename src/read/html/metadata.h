// What a page says of its report: title, byline, date, outlet, URL, language.
#pragma once

#include <string>
#include <string_view>

#include "read/html/marks.h"
#include "read/html/page.h"

namespace hearsay::html {

// Unknown is empty. Everything is plain text (references decoded, one line).
struct Metadata {
  std::string title, byline, published, outlet, url, language;
  std::string body;  // the report's text as JSON-LD gives it, paragraphs apart by an empty line
};

// From JSON-LD, microdata, <meta>, <link>, <time>, the headline and the lines marked as bylines, in
// that order where they disagree (the title as the page shows it before what is meant for others).
// `url` is where the page was fetched from, or empty.
Metadata read_metadata(const Page& page, const Marks& marks, std::string_view url);

}  // namespace hearsay::html
