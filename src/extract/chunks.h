// Shallow grammar: verb groups with their subjects, and the borders of noun phrases.
//
//   "Iran's ambassador to the UN in Geneva ruled out talks"
//    ^subject^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ^group
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/lexemes.h"

namespace hearsay::extract {

enum class VerbForm : uint8_t { Finite, Infinitive, Ing, Participle, Base };

struct VerbGroup {
  uint32_t first = 0;  // lexeme of the first word, leading adverbs and auxiliaries included
  uint32_t head = 0;   // lexeme of the main verb
  uint32_t end = 0;    // one past the main verb
  VerbForm form = VerbForm::Finite;
  bool passive = false;  // be + participle
  bool negated = false;
  bool modal = false;           // could, would, may: the act may not have happened
  bool future = false;          // will, shall
  bool after_relative = false;  // its subject is who, which or that
  bool copula = false;          // the main verb is be
  Range subject;  // the noun phrase as a holder: without appositions and relative clauses
  int32_t shared_with = -1;  // index of the group whose subject it shares ("said A and denied B")
};

// The verb groups of one sentence, left to right, with subjects. Linear but for subjects, which
// look back over at most the sentence.
void find_verb_groups(const Lexemes& lexemes, Range sentence, std::vector<VerbGroup>& groups);

// The noun phrase that begins at `at`: its core and the modifiers that belong to it ("a source at
// the ministry", "officials familiar with the matter", "the White House and the CIA"), up to but
// without relative clauses, appositions and times. Empty where none begins. Never passes `limit`.
Range noun_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit);

// One past the last word of the base noun phrase that begins at `at` ("the former mayor"), or `at`.
uint32_t base_noun_phrase_end(const Lexemes& lexemes, uint32_t at, uint32_t limit);

// True where `at` begins a time adjunct ("on Monday", "last week", "over the weekend", "Friday");
// `end` is then one past it.
bool time_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit, uint32_t& end);

// remain, seem, appear, feel, become, look, sound, grow, stay: may have an adjective after them.
bool is_linking_verb(const Lexeme& lexeme);

}  // namespace hearsay::extract
