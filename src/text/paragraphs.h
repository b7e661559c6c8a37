// Paragraphs of a body: blocks between blank lines, and single lines where the text is not
// hard-wrapped.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/text.h"

namespace hearsay {

// The paragraphs of text[body], in order, without outer white space; kind is Body or Bullet (the
// other kinds need tokens, see classify_paragraphs). A single line break ends a paragraph unless
// the lines around it look wrapped at a fixed width (the next word would not have fitted).
std::vector<Paragraph> find_paragraphs(std::string_view text, Span body);

// Sets Headline and Caption, once sentences and tokens are there.
void classify_paragraphs(std::string_view text, TextLayer& layer);

}  // namespace hearsay
