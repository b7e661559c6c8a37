// How a presentation may look. Whoever has the terminal (or the browser, or the pipe) decides and
// passes a Style; nothing in this room asks.
#pragma once

#include <cstdint>

namespace hearsay {

struct Style {
  uint32_t width = 80;  // columns to fill at most; at least kNarrowest is used
  bool colour = false;  // SGR escapes for colour and weight
  bool unicode = true;  // arrows, rules and bars beyond ASCII; article text is never changed by it

  static constexpr uint32_t kNarrowest = 40;
};

}  // namespace hearsay
