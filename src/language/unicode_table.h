// Unicode as BERT's uncased tokenizer sees it, and the categories the word shapes need. The tables
// are generated (make_unicode_table.py).
#pragma once

#include <cstdint>

namespace hearsay {

namespace unicode_table {
extern const uint8_t kPage[0x1100];
extern const uint8_t kFlags[];
extern const uint32_t kFoldCount;
extern const uint32_t kFoldFrom[];  // sorted
extern const uint16_t kFoldAt[];    // into kFoldTo; one more than kFoldCount
extern const uint32_t kFoldTo[];
extern const uint32_t kLowerCount;
extern const uint32_t kLowerFrom[];  // sorted
extern const uint32_t kLowerTo[];

// Properties of a code point.
inline constexpr uint8_t kDrop = 1;         // control, format, or nothing is left of it
inline constexpr uint8_t kSpace = 2;        // white space
inline constexpr uint8_t kPunctuation = 4;  // is a piece of its own
inline constexpr uint8_t kIdeograph = 8;    // likewise
inline constexpr uint8_t kLetter = 16;      // L*
inline constexpr uint8_t kUpper = 32;       // Lu, Lt
inline constexpr uint8_t kDigit = 64;       // Nd
inline constexpr uint8_t kFolds = 128;      // another character or several stand for it
}  // namespace unicode_table

inline uint8_t unicode_flags(char32_t point) {
  if (point > 0x10FFFF) return unicode_table::kDrop;
  return unicode_table::kFlags[unicode_table::kPage[point >> 8] << 8 | (point & 0xFF)];
}

// What stands for a character after taking it apart (NFD), dropping its marks and lower-casing.
struct FoldedCharacter {
  char32_t points[4];
  uint32_t count = 0;  // 0 to 4
};
FoldedCharacter fold_character(char32_t point);

// The lower-case form of a code point where that is a single one, else the point itself.
char32_t lower_character(char32_t point);

}  // namespace hearsay
