#include <charconv>

#include "base/utf8.h"
#include "hearsay/language.h"
#include "language/unicode_table.h"

namespace hearsay {

std::string lemma_of(std::string_view form, std::string_view script) {
  if (script.starts_with('=')) return std::string(script.substr(1));
  std::string lower;
  for (size_t i = 0; i < form.size();) {
    const CodePoint c = decode_utf8(form, i);
    append_utf8(lower, lower_character(c.value));
    i += c.length;
  }
  uint32_t cut = 0;
  const char* end = script.data() + script.size();
  if (script.size() < 3 || (script[0] != 'L' && script[0] != 'K')) return lower;
  const auto [plus, error] = std::from_chars(script.data() + 1, end, cut);
  if (error != std::errc() || plus == end || *plus != '+') return lower;
  std::string lemma = script[0] == 'L' ? lower : std::string(form);
  for (; cut > 0; --cut) {
    const CodePoint last = decode_utf8_before(lemma, lemma.size());
    if (last.length == 0) return lower;
    lemma.resize(lemma.size() - last.length);
  }
  return lemma.append(plus + 1, end);
}

}  // namespace hearsay
