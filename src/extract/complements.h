// What stands after a cue: a clause, a quotation, an infinitive, an object; and before that the
// recipient, times and channels.
#pragma once

#include <array>
#include <cstdint>

#include "extract/chunks.h"

namespace hearsay::extract {

enum class After : uint8_t {
  Nothing,  // a comma, a stop, the end: the content stands on the left
  That,     // "that P": `at` is behind "that"
  Clause,   // P without "that"
  Wh,       // "whether P"
  Quotation,
  Colon,  // `at` is behind the colon
  Infinitive,
  Gerund,
  Object,
  Phrase,  // a preposition that belongs to no lexicon entry
};

struct Ahead {
  After what = After::Nothing;
  uint32_t at = 0;  // first lexeme of it
  Range recipient;
  std::array<Range, 4> adjuncts{};
  size_t adjunct_count = 0;
};

// Looks ahead from `at`, the lexeme behind the cue. `takes_recipient`: an object before a clause or
// infinitive is who was told. `groups`: the verb groups of the sentence.
Ahead look_ahead(const Lexemes& lexemes, Range sentence, uint32_t at, bool takes_recipient,
                 const std::vector<VerbGroup>& groups);

// True where a clause with a subject of its own begins at `at` before the sentence or clause ends.
bool clause_begins(const Lexemes& lexemes, Range sentence, uint32_t at,
                   const std::vector<VerbGroup>& groups);

// "in a statement", "during a CNN event", "on Twitter", "to reporters": a preposition and a noun
// phrase that say by what way or to whom. `end` is one past it.
bool channel_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit, uint32_t& end);
bool audience_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit, Range& audience);

}  // namespace hearsay::extract
