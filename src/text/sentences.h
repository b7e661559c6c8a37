// Where sentences end, given the tokens of a paragraph.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/text.h"
#include "text/boundary.h"

namespace hearsay {

// Appends the sentences of tokens [first_token, end_token), which make up `paragraph`, to
// `sentences`; none has more than `max_sentence_tokens`. Returns how many had to be cut.
uint32_t find_sentences(std::string_view text, const std::vector<Token>& tokens,
                        uint32_t first_token, uint32_t end_token, uint32_t paragraph,
                        WritingHabits habits, uint32_t max_sentence_tokens,
                        std::vector<Sentence>& sentences);

}  // namespace hearsay
