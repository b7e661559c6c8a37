// The words of a text for comparing it with others: runs of letters and digits in lower case, by
// their hash and place. No language is assumed; in scripts written without blanks every character
// is a word. Linear in the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay::across {

// Of the word's form in lower case; apostrophes, a final "'s" and soft hyphens are left out,
// hyphens part words. The same on every machine.
using WordHash = uint64_t;
WordHash hash_of_word(std::string_view lower_case);

struct Word {
  WordHash hash = 0;
  Span span;                 // into the text
  bool capitalised = false;  // the first letter is upper case
  bool capitals = false;     // all of its two or more letters are
  bool number = false;       // begins with a digit
  bool opens = false;        // first of its sentence, as far as stops and line ends show
};

// The words of `part` of `text` in order. `text` is well-formed UTF-8.
std::vector<Word> words_of(std::string_view text, Span part);

// Mixes two hashes into one; not commutative.
uint64_t mixed(uint64_t first, uint64_t second);

}  // namespace hearsay::across
