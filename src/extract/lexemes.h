// The words of a report as the rules engine sees them: tokens joined across hyphens, looked up in
// the lexicon once, and given one word class each from their neighbours. No tagger is needed; the
// guesses are made for finding verb groups, noun phrases and clause borders, not for grammar's
// sake.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/report.h"

namespace hearsay::extract {

enum class Tag : uint8_t {
  Other,
  Determiner,
  Possessive,      // his, their
  PossessiveMark,  // 's
  Pronoun,         // he, them, nobody
  Relative,        // who, which
  That,            // "that" before a clause
  Wh,              // whether, what, how
  Noun,
  Name,  // a capitalised noun
  Adjective,
  Numeral,
  Adverb,
  Preposition,
  To,  // before an infinitive
  Subordinator,
  Coordinator,
  Negation,
  Modal,
  Be,
  Have,
  Do,
  FiniteVerb,  // past or present form as predicate
  Participle,  // past participle
  IngVerb,
  BaseVerb,
  Comma,
  Stop,  // . ? !
  Colon,
  Semicolon,
  Dash,
  Open,   // ( [
  Close,  // ) ]
  QuoteMark,
};

struct Lexeme {
  Span span;
  uint32_t first_token = 0;  // index into TextLayer::tokens
  uint32_t end_token = 0;
  uint32_t classes = 0;  // WordClass
  uint16_t senses = 0;   // WordSense
  uint16_t lemma = 0;    // WordEntry::lemma, 0 if unknown
  uint16_t form = 0;     // WordEntry::form, 0 if unknown
  Tag tag = Tag::Other;
  char mark = 0;  // the punctuation character, '"' for any quotation mark
  bool capitalised = false;
  bool space_before = false;

  bool is(Tag t) const { return tag == t; }
  bool has(uint32_t word_class) const { return (classes & word_class) != 0; }
  bool means(uint16_t sense) const { return (senses & sense) != 0; }
};

// What a word is to its governor in the model's tree, as far as the rules ask.
enum class Dependency : uint8_t {
  Other,
  Subject,      // nsubj, nsubj:pass, csubj
  Conjunct,     // conj
  Complement,   // xcomp: shares its governor's subject
  Content,      // ccomp
  Adverbial,    // advcl
  Relative,     // acl:relcl
  Clause,       // acl: "a statement saying P"
  Apposition,   // appos
  Aside,        // parataxis, list, dep, discourse
  Auxiliary,    // aux, cop
  Punctuation,  // punct
};

// A word's place in the tree of its sentence.
struct Node {
  static constexpr uint32_t kNone = 0xffffffffu;
  uint32_t head = kNone;     // lexeme of the governor; kNone: the root, or not known
  uint32_t subject = kNone;  // lexeme that is the head word of its subject
  Dependency relation = Dependency::Other;
};

// A half-open range of lexemes.
struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool empty() const { return begin >= end; }
  bool contains(uint32_t index) const { return begin <= index && index < end; }
  friend bool operator==(Range, Range) = default;
};

struct Lexemes {
  std::vector<Lexeme> all;
  std::vector<uint32_t> sentence_begin;  // one a sentence, and the number of lexemes at the end
  std::vector<Node> tree;                // one a lexeme; empty where no model was used

  const Lexeme& operator[](size_t index) const { return all[index]; }
  Range sentence(size_t index) const { return {sentence_begin[index], sentence_begin[index + 1]}; }
  // The text from the first to the last lexeme of `range`; empty for an empty range.
  Span span(Range range) const {
    return range.empty() ? Span{} : Span{all[range.begin].span.begin, all[range.end - 1].span.end};
  }
  // Index of the first lexeme that begins at or after byte `offset`.
  uint32_t at_or_after(uint32_t offset) const;
};

// The lexemes of all sentences, tagged. Linear in the number of tokens.
Lexemes read_lexemes(const Report& report);

// The lower-cased text of a word (ASCII only, curly apostrophe made straight), cut to `size` bytes
// of `buffer`.
std::string_view lower_word(std::string_view word, char* buffer, size_t size);

bool is_verb_tag(Tag tag);
// Noun, Name, Pronoun, Numeral: what a noun phrase may end in.
bool ends_noun_phrase(const Lexeme& lexeme);
// Determiner, possessive, adjective, noun...: what a noun phrase may begin with.
bool begins_noun_phrase(const Lexeme& lexeme);

}  // namespace hearsay::extract
