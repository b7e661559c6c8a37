#include "text/sentences.h"

#include <algorithm>

namespace hearsay {

uint32_t find_sentences(std::string_view text, const std::vector<Token>& tokens,
                        uint32_t first_token, uint32_t end_token, uint32_t paragraph,
                        WritingHabits habits, uint32_t max_sentence_tokens,
                        std::vector<Sentence>& sentences) {
  BoundaryFinder finder(text, tokens, first_token, end_token, habits);
  const uint32_t most = std::max(max_sentence_tokens, 1u);
  uint32_t cuts = 0;
  uint32_t begin = first_token;
  for (uint32_t i = first_token; i < end_token; ++i) {
    if (i + 1 < end_token && !finder.ends_after(i)) {
      if (i + 1 - begin < most) continue;
      finder.set_boundary();
      ++cuts;
    }
    Sentence sentence;
    sentence.span = {tokens[begin].span.begin, tokens[i].span.end};
    sentence.first_token = begin;
    sentence.end_token = i + 1;
    sentence.paragraph = paragraph;
    sentences.push_back(sentence);
    begin = i + 1;
  }
  return cuts;
}

}  // namespace hearsay
