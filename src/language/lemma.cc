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
  std::string_view stem = script[0] == 'L' ? std::string_view(lower) : form;
  for (; cut > 0; --cut) {
    const CodePoint last = decode_utf8_before(stem, stem.size());
    if (last.length == 0) return lower;
    stem.remove_suffix(last.length);
  }
  std::string lemma(stem);
  lemma.append(plus + 1, end);
  return lemma;
}

}  // namespace hearsay
