// Cells of comma-separated values (RFC 4180), safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// Appends `text` as one cell: in quotation marks where it holds a comma, a quotation mark or a line
// end, and with an apostrophe in front where a spreadsheet could take it for a formula (it begins
// with = + - @, a tab or a carriage return). Numbers are appended by the caller as they are.
//   say "no", twice  ->  "say ""no"", twice"        =1+1  ->  '=1+1
void append_csv_text(std::string& out, std::string_view text);

}  // namespace hearsay
