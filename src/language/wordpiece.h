// Words to the pieces of a BERT vocabulary, as the reference tokenizer ("uncased") does it: control
// characters dropped, taken apart (NFD) without marks, lower-cased, split at white space,
// punctuation and ideographs, then greedily into the longest pieces known.
//
//   pieces.split("Tehran's", 40, out)   ->   tehran [40,46)  ' [46,47)  s [47,48)
//   pieces.split("\u200b", 40, out)     ->   nothing: the word has no visible character
//
// One difference: text that reads "[CLS]" is text, never the special piece.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/span.h"
#include "hearsay/status.h"
#include "language/model_file.h"

namespace hearsay {

struct Piece {
  uint32_t id = 0;
  Span source;  // the bytes it stands for
};

class WordPieces {
 public:
  static constexpr uint32_t kLongestWord = 200;  // most that "pieces.max_word" may ask for

  // Indexes the vocabulary of `file`, which must outlive this. Error: Corrupt, for special pieces
  // outside the vocabulary or an impossible pieces.max_word.
  static Result<WordPieces> build(const ModelFile& file);

  // Appends the pieces of `word` (well-formed UTF-8), which starts at byte `at` of its text.
  // Allocates nothing but what `out` needs. Cost: linear in the word.
  void split(std::string_view word, uint32_t at, std::vector<Piece>& out) const;

  uint32_t unknown() const { return unknown_; }
  uint32_t begin() const { return begin_; }
  uint32_t end() const { return end_; }

 private:
  struct Run;
  struct Slot {
    uint32_t tag = 0;      // high bits of the hash
    uint32_t id_plus = 0;  // id + 1; 0 is free
  };

  void insert(std::string_view piece, uint64_t seed, uint32_t id);
  uint32_t find(std::string_view piece, uint64_t hash, bool inner) const;
  void finish(Run& run, std::vector<Piece>& out) const;

  const std::vector<std::string_view>* vocabulary_ = nullptr;
  std::vector<Slot> slots_;
  uint64_t mask_ = 0;
  uint32_t longest_piece_ = 0;  // in bytes
  uint32_t max_word_ = 100;
  uint32_t unknown_ = 0, begin_ = 0, end_ = 0;
};

// The shape of a word as the encoder sees it; the values are rows of encoder.word_shape.
enum class WordShape : uint8_t {
  None,         // no letter, no digit
  Lower,        // letters, none upper case
  Capitalised,  // the first upper case, others not
  Upper,        // two letters or more, all upper case
  SingleUpper,  // one letter, upper case
  Mixed,        // anything else with upper case
  Digits,       // a digit and no letter
  DigitsAndLetters
};
WordShape word_shape(std::string_view word);

}  // namespace hearsay
