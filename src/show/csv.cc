#include "show/csv.h"

namespace hearsay {

void append_csv_text(std::string& out, std::string_view text) {
  // Full-width forms of the four signs are formulas to some spreadsheets in East Asian locales.
  bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  for (std::string_view wide : {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
    formula = formula || text.starts_with(wide);
  }
  const std::string_view guard = formula ? "'" : "";
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out.append(guard).append(text);
    return;
  }
  out += '"';
  out += guard;
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace hearsay
