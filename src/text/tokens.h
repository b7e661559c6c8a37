// The tokeniser: words, numbers, punctuation and symbols as the UD English treebanks cut them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/text.h"

namespace hearsay {

// Appends the tokens of text[range] to `tokens`. Every byte of the range that is not white space
// ends up in exactly one token; no token is longer than `max_token_bytes` (at least 4), longer ones
// are cut on code point borders. Returns how many cuts that took. `range` must begin and end on
// code point borders of well-formed UTF-8. Linear in the range, no allocation but for `tokens`.
uint32_t tokenize(std::string_view text, Span range, uint32_t max_token_bytes,
                  std::vector<Token>& tokens);

}  // namespace hearsay
