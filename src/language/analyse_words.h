// The language stage with a light model.
#pragma once

#include "hearsay/report.h"
#include "language/heads.h"
#include "language/word_encoder.h"

namespace hearsay {

// Fills words and mentions of report.language from report.text, which has at least one token.
// Linear in the article: sentences are cut after WordEncoder::kMostWords words.
void analyse_words(const WordEncoder& encoder, const Heads& heads, Report& report);

}  // namespace hearsay
