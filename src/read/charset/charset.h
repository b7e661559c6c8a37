// Bytes in any encoding of the web to UTF-8.
//
//   charset_named("Latin1") == "windows-1252"     charset_named("utf-7") == ""
//   decode("caf\xE9", "windows-1252").text == "caf\xC3\xA9"
//
// Labels and what they mean are those of the WHATWG Encoding Standard: "latin1" means windows-1252,
// "gb2312" means gb18030. The tables are ICU's: unlike iconv's they need no file, which the
// sandboxed child could not open.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hearsay {

struct Decoded {
  std::string text;          // always valid UTF-8, without a BOM; may hold NUL
  std::string_view charset;  // what it was read as: "UTF-8", "windows-1252"
  size_t replaced = 0;       // places where bytes meant nothing; U+FFFD stands there
};

// The standard's name of the encoding that `label` means (any case, blanks around it ignored);
// empty if the standard has none of that name.
std::string_view charset_named(std::string_view label);

// `bytes` read as `charset`, a result of charset_named; a BOM at the start goes before it.
Decoded decode(std::string_view bytes, std::string_view charset);

// The value of "charset=" in a Content-Type ("text/html; charset=koi8-r"), as written; or empty.
std::string_view charset_parameter(std::string_view content_type);

// A page as browsers decide: BOM, then the HTTP header `content_type`, then <meta> in the first
// 4,096 bytes, then UTF-8 if it is that, then a guess by ICU's detector, else windows-1252. A page
// that says UTF-8 but plainly is not is read by guess too.
Decoded decode_page(std::string_view bytes, std::string_view content_type);

}  // namespace hearsay
