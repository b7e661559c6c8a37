#include "across/words.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace hearsay::across {
namespace {

constexpr uint64_t kStart = 0xcbf29ce484222325u, kStep = 0x100000001b3u;  // FNV-1a

uint64_t finished(uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93u;
  hash ^= hash >> 32;
  return hash;
}

enum class CharacterKind : uint8_t {
  Break,   // parts words
  Letter,  // or mark
  Digit,
  Alone,    // a word by itself: scripts written without blanks
  Nothing,  // soft hyphen and the like: as if it were not there
  Apostrophe,
};

bool within(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

CharacterKind kind_of(char32_t c) {
  if (c < 0x80) {
    if (within(c, 'a', 'z') || within(c, 'A', 'Z')) return CharacterKind::Letter;
    if (within(c, '0', '9')) return CharacterKind::Digit;
    return c == '\'' ? CharacterKind::Apostrophe : CharacterKind::Break;
  }
  if (c == 0x2019 || c == 0x02BC) return CharacterKind::Apostrophe;
  if (c == 0x00AD || within(c, 0x200B, 0x200D) || c == 0x2060 || c == 0xFEFF) {
    return CharacterKind::Nothing;
  }
  if (c < 0xC0)
    return c == 0xAA || c == 0xB5 || c == 0xBA ? CharacterKind::Letter : CharacterKind::Break;
  if (c == 0xD7 || c == 0xF7) return CharacterKind::Break;
  // Punctuation of Greek, Armenian, Hebrew, Arabic, Devanagari.
  if (c == 0x037E || within(c, 0x055A, 0x055F) || c == 0x0589 || c == 0x05BE || c == 0x060C ||
      c == 0x061B || c == 0x061F || c == 0x06D4 || c == 0x0964 || c == 0x0965) {
    return CharacterKind::Break;
  }
  if (within(c, 0x2000, 0x2BFF) || within(c, 0x2E00, 0x2E7F) || within(c, 0x3000, 0x303F)) {
    return CharacterKind::Break;
  }
  if (within(c, 0x0E00, 0x0EFF) || within(c, 0x1000, 0x109F) || within(c, 0x1780, 0x17FF) ||
      within(c, 0x3040, 0x30FF) || within(c, 0x3400, 0x9FFF) || within(c, 0xF900, 0xFAFF) ||
      within(c, 0x20000, 0x3FFFF)) {
    return CharacterKind::Alone;
  }
  if (within(c, 0xE000, 0xF8FF) || within(c, 0xFE10, 0xFE1F) || within(c, 0xFE30, 0xFE6F) ||
      within(c, 0xFF00, 0xFF0F) || within(c, 0xFF1A, 0xFF20) || within(c, 0xFF3B, 0xFF40) ||
      within(c, 0xFF5B, 0xFF65) || within(c, 0xFFE0, 0xFFFF) || c >= 0x1F000) {
    return CharacterKind::Break;
  }
  return CharacterKind::Letter;
}

// In lower case, for the alphabets news is written in; other letters stay.
char32_t lower(char32_t c) {
  if (c < 0x80) return within(c, 'A', 'Z') ? c + 32 : c;
  if (within(c, 0xC0, 0xDE)) return c + 32;
  if (within(c, 0x0100, 0x0137) || within(c, 0x014A, 0x0177)) return c | 1;
  if (within(c, 0x0139, 0x0148) || within(c, 0x0179, 0x017E)) return c + (c & 1);
  if (within(c, 0x0391, 0x03A9)) return c + 32;
  if (within(c, 0x0410, 0x042F)) return c + 32;
  if (within(c, 0x0400, 0x040F)) return c + 80;
  return c;
}

// Feeds the UTF-8 of a code point into a hash.
uint64_t fed(uint64_t hash, char32_t c) {
  const auto byte = [&hash](char32_t value) { hash = (hash ^ (value & 0xFF)) * kStep; };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
  return hash;
}

CodePoint code_point_at(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : decode_utf8(text, at);
}

}  // namespace

WordHash hash_of_word(std::string_view lower_case) {
  uint64_t hash = kStart;
  for (const char c : lower_case) hash = (hash ^ static_cast<unsigned char>(c)) * kStep;
  return finished(hash);
}

uint64_t mixed(uint64_t first, uint64_t second) {
  uint64_t hash = first * 0x9e3779b97f4a7c15u;
  hash = ((hash << 31) | (hash >> 33)) + second;
  return finished(hash * 0xbf58476d1ce4e5b9u);
}

std::vector<Word> words_of(std::string_view text, Span part) {
  const std::string_view inside = text.substr(0, part.end);
  std::vector<Word> words;
  words.reserve(part.size() / 6 + 1);
  bool opens = true;  // nothing but breaks since a stop or a line's end
  size_t at = part.begin;
  while (at < inside.size()) {
    CodePoint here = code_point_at(inside, at);
    if (here.length == 0) break;
    CharacterKind kind = kind_of(here.value);
    if (kind != CharacterKind::Letter && kind != CharacterKind::Digit &&
        kind != CharacterKind::Alone) {
      const char32_t c = here.value;
      if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"' || c == 0x201C) {
        opens = true;
      }
      at += here.length;
      continue;
    }
    Word word;
    word.span.begin = static_cast<uint32_t>(at);
    word.opens = opens;
    word.number = kind == CharacterKind::Digit;
    word.capitalised = lower(here.value) != here.value;
    word.capitals = word.capitalised;
    opens = false;
    uint64_t hash = kStart, before_s = kStart;  // before_s: before an "'s" that may end the word
    uint32_t letters = 0;
    bool possessive = false;  // the last two characters are "'s"
    for (;;) {
      const char32_t small = lower(here.value);
      if (kind == CharacterKind::Letter) {
        ++letters;
        if (small == here.value) word.capitals = false;
      }
      hash = fed(hash, small);
      at += here.length;
      word.span.end = static_cast<uint32_t>(at);
      if (kind == CharacterKind::Alone) break;
      size_t next = at;
      bool apostrophe = false, separator = false;
      CodePoint ahead;
      CharacterKind what = CharacterKind::Break;
      while (next < inside.size()) {
        ahead = code_point_at(inside, next);
        what = kind_of(ahead.value);
        if (what == CharacterKind::Nothing) {
          next += ahead.length;
        } else if (what == CharacterKind::Apostrophe && !apostrophe && !separator) {
          apostrophe = true;
          next += ahead.length;
        } else if ((ahead.value == ',' || ahead.value == '.') && kind == CharacterKind::Digit &&
                   !apostrophe && !separator) {
          separator = true;  // of a number, if a digit follows
          next += ahead.length;
        } else {
          break;
        }
      }
      if (next >= inside.size() || ahead.length == 0) break;
      if (what != CharacterKind::Letter && what != CharacterKind::Digit) break;
      if (separator && what != CharacterKind::Digit) break;
      possessive = apostrophe && lower(ahead.value) == 's';
      if (possessive) before_s = hash;
      here = ahead;
      kind = what;
      at = next;
      // A further letter after "'s" makes it no possessive: "o'sullivan".
      if (possessive) {
        const size_t after = at + here.length;
        if (after < inside.size()) {
          const CharacterKind follows = kind_of(code_point_at(inside, after).value);
          possessive = follows != CharacterKind::Letter && follows != CharacterKind::Digit;
        }
        if (possessive) {
          hash = before_s;
          at += here.length;
          word.span.end = static_cast<uint32_t>(at);
          break;
        }
      }
    }
    word.capitals = word.capitals && letters >= 2;
    word.hash = finished(hash);
    words.push_back(word);
  }
  return words;
}

}  // namespace hearsay::across
