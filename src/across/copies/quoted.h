// Which words of a text stand inside quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "across/words.h"

namespace hearsay::across {

// One a word. Curly, straight and angled marks, double and single; marks opened on a line and not
// closed there end with it.
std::vector<bool> quoted_words(std::string_view text, const std::vector<Word>& words);

}  // namespace hearsay::across
