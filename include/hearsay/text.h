// The text layer: paragraphs, sentences and tokens, all as byte ranges into Article::text.
//
// Example, of the body `He left. "Why?" she asked.`:
//   sentences  [He left.] ["Why?" she asked.]
//   tokens     He left .   " Why ? " she asked .
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

enum class TokenKind : uint8_t {
  Word,         // letters, with inner apostrophes or hyphens as the treebanks keep them
  Number,       // 1,200.50  7.30pm's "7.30"  2026-03-04
  Punctuation,  // . , ; : ? ! ( ) - and the rest
  Quote,        // any quotation mark that opens or closes (not an apostrophe)
  Symbol,       // $ % @handle #tag URLs, emoji
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::Word;
  bool space_before = false;  // white space stands between it and the token before it
  bool capitalised = false;   // first letter is upper case
  // The second part of a contraction or possessive, right behind its first: n't of "don't", 's of
  // "Iran's", not of "cannot" (the treebanks count the two as one token of two words).
  bool joined = false;
};

struct Sentence {
  Span span;                 // from its first token to its last, without outer white space
  uint32_t first_token = 0;  // index into TextLayer::tokens
  uint32_t end_token = 0;    // one past the last
  uint32_t paragraph = 0;    // index into TextLayer::paragraphs
};

enum class ParagraphKind : uint8_t {
  Body,
  Headline,  // short, no stop at its end, first of the article
  Bullet,    // starts with a bullet or a list number
  Caption,   // picture caption or credit line
};

struct Paragraph {
  Span span;
  ParagraphKind kind = ParagraphKind::Body;
  uint32_t first_sentence = 0;  // index into TextLayer::sentences
  uint32_t end_sentence = 0;    // one past the last
};

// Every token belongs to exactly one sentence, every sentence to exactly one paragraph, all in the
// order of the text and without overlap. The header of the article is in none of them.
struct TextLayer {
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
};

}  // namespace hearsay
