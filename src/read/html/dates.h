// Dates as pages write them to ISO 8601.
//
//   iso_date_in("Published Nov. 19, 2019 at 8 p.m.") == "2019-11-19"
//   iso_date_in("Tue, 19 Nov 2019 07:00:00 GMT") == "2019-11-19"
//   iso_date_in("04/05/2019") == ""     (the fourth of May, or the fifth of April?)
#pragma once

#include <string>
#include <string_view>

namespace hearsay::html {

// `text` itself if it is an ISO date, with or without time (a zone of "+0000" and a fraction are
// kept); else the first date in its first 200 bytes, without its time: year first, with the name of
// a month (English, Spanish, Portuguese, French, German, Italian, Dutch), in Chinese or Japanese,
// or in figures where only one reading is a date. Empty if there is none.
std::string iso_date_in(std::string_view text);

// The date in a URL's path: /2019/11/19/, /2019/nov/19/, /2019-11-19-, /20191119/. Empty: none.
std::string iso_date_of_url(std::string_view url);

}  // namespace hearsay::html
