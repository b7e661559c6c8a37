// The language layer: tags, trees and mentions over the tokens of the text layer. Empty where no
// model was used; stages after it must then do without.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

// The analysis of one token; index i belongs to TextLayer::tokens[i].
struct WordAnalysis {
  static constexpr uint32_t kRoot = 0xffffffffu;
  uint16_t upos = 0;      // index into LanguageLayer::upos_names
  uint16_t xpos = 0;      // index into LanguageLayer::xpos_names
  uint16_t deprel = 0;    // index into LanguageLayer::deprel_names
  uint32_t head = kRoot;  // token index of the governor, in the same sentence; kRoot for the root
};

struct Mention {
  Span span;
  uint16_t type = 0;  // index into LanguageLayer::mention_names
  float score = 0;    // 0 to 1
};

struct LanguageLayer {
  std::vector<WordAnalysis> words;  // empty, or one a token
  std::vector<Mention> mentions;    // by begin, outer before inner
  std::vector<std::string> upos_names, xpos_names, deprel_names, mention_names;
};

}  // namespace hearsay
