// Lines that are part of the page, not of the report, told by their words.
//
//   "Read more: Floods cost millions"   "Follow us on Twitter"   "Advertisement"
#pragma once

#include <string_view>

namespace hearsay::html {

// Such a line wherever it stands: invitations to read on, follow, subscribe, share; cookie and
// copyright notices; labels of pictures and buttons. `linked`: a good part of it is a link.
bool is_furniture_line(std::string_view line, bool linked);
// A heading over such lines: "Related stories", "More from the Daily Example".
bool is_furniture_heading(std::string_view line);
// What stands after a report: who contributed, how to reach the writer, where it appeared first.
bool is_end_line(std::string_view line);
// What stands between headline and report: dates, "By ..." and labels.
bool is_lead_line(std::string_view line);

}  // namespace hearsay::html
