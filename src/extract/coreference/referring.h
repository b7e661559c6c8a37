// The mentions of a report as coreference compares them: what kind of words each is, and what its
// words say of number, gender and kind.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/lexicon/people.h"
#include "hearsay/report.h"

namespace hearsay::extract {

enum class Form : uint8_t {
  Name,
  Pronoun,
  Definite,       // "the agency"
  Demonstrative,  // "those officials"
  Owned,          // "its report", "Iran's army"
  Indefinite,     // "a source"
  Counted,        // "two officials"
  Bare,           // "officials"
};

// How a mention stands to its verb or noun.
enum class Place : uint8_t {
  Other,
  Subject,
  Object,
  Oblique,
  Owner,
  Modifier,
  Apposition,
  Conjunct,
  Root,
  Expletive,
};

struct Referring {
  uint32_t first = 0, end = 0, head = 0;  // tokens
  uint32_t sentence = 0;
  uint32_t governor = WordAnalysis::kRoot;  // token that the head hangs on
  uint16_t type = 0;                        // of the Entity
  Form form = Form::Bare;
  uint8_t pronoun = 0;  // number of the pronoun in pronoun_of's table; 0: none
  uint8_t count = 0;    // 0 unknown, 1 one, 2 several
  uint8_t name = 0;     // 1 + index into LanguageLayer::mention_names of the name it is; 0: none
  Gender gender = Gender::Unknown;
  Place place = Place::Other;
  bool quoted = false;
  bool opens = false;  // first of its sentence
  // Hashes; 0 where there is none.
  uint32_t head_lemma = 0;
  uint32_t words = 0;         // of all its content words together
  uint32_t country = 0;       // that it names, by name, demonym or capital
  uint32_t initials = 0;      // of a name of several words; of an acronym, itself
  uint32_t first_word = 0, last_word = 0;  // of a name
  std::vector<uint32_t> content;           // sorted: content words but the head
};

// One a entity of report.language, in the same order. Linear in the tokens of the mentions.
std::vector<Referring> referring_of(const Report& report);

// Personal, possessive and reflexive forms of one pronoun share its person: 1 I, 2 you, 3 he, 4
// she, 5 it, 6 we, 7 they, 8 this or that, 9 who, 10 another; 0 for no pronoun.
uint8_t person_of(uint8_t pronoun);

}  // namespace hearsay::extract
