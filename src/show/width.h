// Columns a text takes on a terminal, and text made fit to be shown there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// Columns of one code point: 2 for East Asian wide and most emoji, 0 for combining and invisible
// format characters, else 1.
uint32_t columns_of(char32_t code_point);
// Columns of a text: the sum over its code points. Requires valid UTF-8 without control characters.
uint32_t columns_of(std::string_view text);

// `text` without anything a terminal would act on: control characters (C0, DEL, C1, so every escape
// sequence loses its start) and bidirectional overrides become U+FFFD or, where !unicode, '?'; runs
// of white space become one space. Invalid bytes become the same mark.
//   terminal_safe("a\x1b[31m\n b") == "a\xEF\xBF\xBD[31m b"
std::string terminal_safe(std::string_view text, bool unicode = true);

// The longest beginning of `text` that takes at most `columns`, in bytes; a character and the
// combining ones after it are never parted.
size_t fit_prefix(std::string_view text, uint32_t columns);

// `text` cut to `columns` with an ellipsis where something was left out.
std::string shortened(std::string_view text, uint32_t columns, bool unicode = true);

}  // namespace hearsay
