#include "across/copies/quoted.h"

#include "base/utf8.h"

namespace hearsay::across {
namespace {

// What a mark closes with; 0 for what opens nothing.
char32_t closing_of(char32_t open) {
  switch (open) {
    case '"':
      return '"';
    case 0x201C:  // left double, closed by right double
    case 0x201E:  // low double, as German opens
      return open == 0x201C ? 0x201D : 0x201C;
    case 0x2018:
      return 0x2019;
    case 0xAB:
      return 0xBB;
    default:
      return 0;
  }
}

}  // namespace

std::vector<bool> quoted_words(std::string_view text, const std::vector<Word>& words) {
  std::vector<bool> quoted(words.size(), false);
  char32_t closing = 0;  // of the mark that is open
  size_t at = words.empty() ? 0 : words.front().span.begin;
  // The marks before the first word.
  while (at > 0 && text[at - 1] != '\n' && words.front().span.begin - at < 8) --at;
  while (at > 0 && !on_code_point_border(text, at)) --at;
  for (size_t i = 0; i < words.size(); ++i) {
    for (CodePoint here; at < words[i].span.begin; at += here.length) {
      here = decode_utf8(text, at);
      if (here.length == 0) break;
      if (here.value == '\n') {
        closing = 0;
      } else if (closing != 0) {
        // A single mark right before a letter is an apostrophe.
        const bool apostrophe = here.value == 0x2019 && at + here.length == words[i].span.begin;
        if (here.value == closing && !apostrophe) closing = 0;
      } else {
        closing = closing_of(here.value);
      }
    }
    quoted[i] = closing != 0;
    at = words[i].span.end;
  }
  return quoted;
}

}  // namespace hearsay::across
