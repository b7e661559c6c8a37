// Numbers, dates, times and telephone numbers as the treebanks write them.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

// The end of the number that starts at `at` (a digit, or "." or "+" before a digit) of `chunk`:
//   1,200.50   7:30   2026-03-04   11/28/2000   1/2   713-555-0199   20th   1970s   '60's   4G
// Ranges and units are not part of it: "5-10" is 5 - 10, "5pm" 5 pm, "10-year" 10 - year.
size_t match_number(std::string_view chunk, size_t at);

}  // namespace hearsay
