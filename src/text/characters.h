// What kind of character a code point is, for the tokeniser. Tables are generated
// (character_table.cc); ASCII goes through a table of its own.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace hearsay {

enum class CharClass : uint8_t {
  Control,
  Space,
  Lower,
  Upper,   // upper and title case
  Letter,  // letters without case: Han, Arabic, ...
  Digit,
  Mark,  // combining marks, joiners, variation selectors, skin tones: belong to what is before
  Punctuation,
  OpenQuote,
  CloseQuote,
  Opener,
  Closer,
  Dash,
  Stop,    // ends sentences: ellipsis, ideographic full stop (not the ASCII ones)
  Symbol,  // currency, mathematics, emoji
};

namespace character_table {
extern const uint8_t kPage[0x1100];
extern const uint8_t kClass[];
}  // namespace character_table

inline CharClass char_class(char32_t point) {
  if (point > 0x10FFFF) return CharClass::Control;
  const uint32_t page = character_table::kPage[point >> 8];
  return static_cast<CharClass>(character_table::kClass[page << 8 | (point & 0xFF)]);
}

// Classes of bytes, as flags, so that a run of bytes can be described by their union.
namespace byte_kind {
inline constexpr uint8_t kSpace = 1;
inline constexpr uint8_t kLower = 2;
inline constexpr uint8_t kUpper = 4;
inline constexpr uint8_t kDigit = 8;
inline constexpr uint8_t kAt = 16;       // @
inline constexpr uint8_t kDot = 32;      // .
inline constexpr uint8_t kOther = 64;    // all other ASCII
inline constexpr uint8_t kBeyond = 128;  // part of a code point beyond ASCII
inline constexpr uint8_t kLetter = kLower | kUpper;
inline constexpr uint8_t kAlnum = kLetter | kDigit;

constexpr std::array<uint8_t, 256> make_table() {
  std::array<uint8_t, 256> table{};
  for (int i = 0; i < 256; ++i) {
    uint8_t kind = kOther;
    if (i == ' ' || (i >= 9 && i <= 13)) kind = kSpace;
    if (i >= 'a' && i <= 'z') kind = kLower;
    if (i >= 'A' && i <= 'Z') kind = kUpper;
    if (i >= '0' && i <= '9') kind = kDigit;
    if (i == '@') kind = kAt;
    if (i == '.') kind = kDot;
    if (i >= 128) kind = kBeyond;
    table[static_cast<size_t>(i)] = kind;
  }
  return table;
}
inline constexpr std::array<uint8_t, 256> kTable = make_table();
}  // namespace byte_kind

inline uint8_t kind_of(char byte) { return byte_kind::kTable[static_cast<unsigned char>(byte)]; }
inline bool is_ascii_alnum(char byte) { return (kind_of(byte) & byte_kind::kAlnum) != 0; }
inline bool is_ascii_letter(char byte) { return (kind_of(byte) & byte_kind::kLetter) != 0; }
inline bool is_ascii_digit(char byte) { return kind_of(byte) == byte_kind::kDigit; }
inline char ascii_lower(char byte) {
  return kind_of(byte) == byte_kind::kUpper ? static_cast<char>(byte + 32) : byte;
}

// A code point with its class; length 0 past the end.
struct Character {
  char32_t value = 0;
  uint32_t length = 0;
  CharClass kind = CharClass::Control;

  bool letter() const {
    return kind == CharClass::Lower || kind == CharClass::Upper || kind == CharClass::Letter;
  }
  bool upper() const { return kind == CharClass::Upper; }
  bool lower() const { return kind == CharClass::Lower; }
  bool digit() const { return kind == CharClass::Digit; }
  bool alnum() const { return letter() || digit(); }
  bool apostrophe() const { return value == '\'' || value == 0x2019; }
};

inline Character character_at(std::string_view text, size_t at) {
  const CodePoint point = decode_utf8(text, at);
  if (point.length == 0) return {};
  return {point.value, point.length, char_class(point.value)};
}
inline Character character_before(std::string_view text, size_t at) {
  const CodePoint point = decode_utf8_before(text, at);
  if (point.length == 0) return {};
  return {point.value, point.length, char_class(point.value)};
}

// Past the white space (Unicode's) that starts at `at`; at most `end`.
size_t skip_space(std::string_view text, size_t at, size_t end);

}  // namespace hearsay
