// Times as feeds, letters and agencies write them, to the ISO 8601 of Article::published.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// The time that `text` names, as "2026-03-04", "2026-03-04T17:20:00Z" or with an offset
// "2026-03-04T17:20:00+01:00"; empty where it names none. Takes
//   - ISO 8601 and W3C forms: 2026-03-04, 2026-03-04T17:20Z, 20260304T172000+0100,
//     2026-03-04 17:20;
//   - RFC 822 and 5322: "Wed, 04 Mar 2026 17:20:00 GMT", two-digit years, zones by name (GMT UT UTC
//     Z EST EDT CST CDT MST MDT PST PDT), comments in parentheses, full names of months;
//   - RFC 850 and asctime: "Wednesday, 04-Mar-26 17:20:00 GMT", "Wed Mar  4 17:20:00 2026".
// A wrong weekday is passed over. A zone that is not known leaves the time without one. Nothing is
// guessed: "04/03/2026" is no time, as nobody can tell the day from the month.
std::string iso_date_from(std::string_view text);

}  // namespace hearsay
