// A noun phrase as words, with the known names among them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/knowledge.h"

namespace hearsay::extract {

struct PhraseWord {
  std::string_view text;   // without a possessive ending
  std::string folded;      // as names are compared, without the possessive ending
  std::string whole;       // with it: "people's" -> "peoples"
  bool capital = false;    // begins with one
  bool capitals = false;   // more than one, as acronyms have
  bool possessive = false;
  bool comma = false;      // a comma, bracket or dash stands before
};

// The first 64 words.
std::vector<PhraseWord> phrase_words(std::string_view text);

// Words of a phrase that are a known name, and whose it may be.
struct NameMatch {
  uint32_t begin = 0, end = 0;  // into the words
  std::vector<KnownName> names;
};

// The longest names from left to right, none inside another. Lower-case words match only names
// that are written so.
std::vector<NameMatch> names_in(const Knowledge& known, const std::vector<PhraseWord>& words);

// The Word that ends with words[end - 1], plural or not, the longest; `length` gets how many words
// it has. Null if there is none. Does not reach before `begin`.
const Knowledge::Word* word_ending_at(const Knowledge& known, const std::vector<PhraseWord>& words,
                                      uint32_t begin, uint32_t end, uint32_t& length);

}  // namespace hearsay::extract
