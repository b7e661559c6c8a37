#include "extract/knowledge/folded_name.h"

#include "base/utf8.h"
#include "language/unicode_table.h"

namespace hearsay::extract {

std::string fold_name(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (size_t at = 0; at < name.size();) {
    const auto byte = static_cast<unsigned char>(name[at]);
    if (byte < 0x80) {
      ++at;
      if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
        out.push_back(static_cast<char>(byte));
      } else if (byte >= 'A' && byte <= 'Z') {
        out.push_back(static_cast<char>(byte | 0x20));
      } else if (byte == '\'' || byte == '.') {
        continue;
      } else if (!out.empty() && out.back() != ' ') {
        out.push_back(' ');
      }
      continue;
    }
    const CodePoint c = decode_utf8(name, at);
    at += c.length == 0 ? 1 : c.length;
    // Curly and modifier apostrophes, as in a transcribed name.
    if (c.value == 0x2018 || c.value == 0x2019 || (c.value >= 0x2B9 && c.value <= 0x2BF)) continue;
    const bool word = (unicode_flags(c.value) & (unicode_table::kLetter | unicode_table::kDigit)) != 0;
    const FoldedCharacter folded = fold_character(c.value);
    if (!word) {
      if (folded.count > 0 && !out.empty() && out.back() != ' ') out.push_back(' ');
      continue;
    }
    for (uint32_t i = 0; i < folded.count; ++i) {
      // Letters whose stroke is no accent to Unicode.
      switch (folded.points[i]) {
        case 0x142: out.push_back('l'); break;
        case 0xF8: out.push_back('o'); break;
        case 0x111: out.push_back('d'); break;
        case 0x131: out.push_back('i'); break;
        case 0x259: out.push_back('a'); break;
        default: append_utf8(out, folded.points[i]);
      }
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.starts_with("the ")) out.erase(0, 4);
  return out;
}

}  // namespace hearsay::extract
