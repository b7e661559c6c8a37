// One word class for each word of a sentence, from its lexicon classes and its neighbours.
#pragma once

#include <span>
#include <string_view>

#include "extract/lexemes.h"

namespace hearsay::extract {

// Sets Lexeme::tag. `headline`: capitals say nothing about names. Linear.
void tag_sentence(std::span<Lexeme> words, std::string_view text, bool headline);

}  // namespace hearsay::extract
