// The closed word lists of the text stage. All look-ups fold ASCII case and take words up to
// 24 bytes; longer words are in no list.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay {

enum class Abbreviation : uint8_t {
  None,
  Title,         // Mr. Gen. St.: a name follows, never ends a sentence
  MayEnd,        // Inc. etc. p.m.: ends one if what follows looks like a start
  Never,         // e.g. vs. approx.
  BeforeNumber,  // No. p. vol.: an abbreviation only if a number follows
  Month,         // Jan. Sept.: also days; only when capitalised
  State,         // Calif. Fla.: only when capitalised and not at a start
};

// `word` without its final full stop ("Mr", "U.S", "p.m" are the words of "Mr.", "U.S.", "p.m.").
Abbreviation abbreviation(std::string_view word);

// A prefix the treebanks keep with its hyphen: "non", "anti", "e", "pro".
bool is_hyphen_prefix(std::string_view word);
// A word that usually opens a sentence and is rarely part of a name: "The", "He", "In", "But".
bool is_sentence_opener(std::string_view word);
// A unit written against its number and split from it: "5pm", "10km".
bool is_unit(std::string_view word);
// Where a word written as one is two: "cannot" 3, "gonna" 3, "dont" 2; 0 if it is one word.
uint32_t contraction_split(std::string_view word);
// A top-level domain or file extension, without the dot.
bool is_domain_ending(std::string_view word);
bool is_file_ending(std::string_view word);

}  // namespace hearsay
