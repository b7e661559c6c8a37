// Text of a page as people read it: character references decoded, blanks collapsed.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::html {

// Appends `raw` (text or an attribute value of a page, UTF-8) with "&amp;" and its like decoded and
// each run of blanks, no-break spaces among them, made one space; none at the start of `out` or
// after a line end. Soft hyphens, zero-width spaces and controls are dropped. Keeps UTF-8 valid.
void append_text(std::string& out, std::string_view raw);

// The same as a string of its own, trimmed.
std::string plain(std::string_view raw);

// The code point of a named reference ("eacute", "hellip"), 0 if there is none. All of HTML 4 and
// the few later ones that pages use.
char32_t named_reference(std::string_view name);

}  // namespace hearsay::html
