// The front of a text, for messages.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

// At most `most` bytes of the UTF-8 `text`, no code point cut in two.
inline std::string_view utf8_front(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

}  // namespace hearsay
