// How much a word tells: the fixed table of document frequencies that ships with the program. Made
// once by bench/count_terms.cc from 31,539 English news articles; that it never grows
// keeps every comparison a function of the two things compared alone.
#pragma once

#include <string_view>

#include "across/words.h"

namespace hearsay::across {

// 0 for a word in every article ("the") to 1 for one that none of the counted articles has. The
// word is a form in lower case ("withdrew"), not a stem.
float term_weight(std::string_view lower_case);
float term_weight(WordHash word);

}  // namespace hearsay::across
