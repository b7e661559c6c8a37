// Who wrote a report and when, as the page shows it.
//
//   byline_name("By Ann Orr, Staff Writer | @annorr") == "Ann Orr"
#pragma once

#include <string>
#include <string_view>

#include "read/html/marks.h"
#include "read/html/page.h"

namespace hearsay::html {

// The name or names in a byline, without "By", posts and addresses; empty for what names nobody: a
// URL, a date, "admin".
std::string byline_name(std::string_view text);

// From what is marked as author by rel, itemprop or class, else a line "By ..." near the headline.
std::string shown_byline(const Page& page, const Marks& marks);
// From itemprop=datePublished, <time>, what is marked as byline or date; ISO 8601 or empty.
std::string shown_date(const Page& page, const Marks& marks);

}  // namespace hearsay::html
