#include "text/characters.h"

namespace hearsay {

size_t skip_space(std::string_view text, size_t at, size_t end) {
  while (at < end) {
    const uint8_t kind = kind_of(text[at]);
    if (kind == byte_kind::kSpace) {
      ++at;
      continue;
    }
    if (kind != byte_kind::kBeyond) break;
    const Character c = character_at(text, at);
    if (c.kind != CharClass::Space) break;
    at += c.length;
  }
  return at < end ? at : end;
}

}  // namespace hearsay
