#include "across/words.h"

#include <array>
#include <optional>

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

// 1 for the letters and digits of ASCII.
constexpr std::array<uint8_t, 256> kAscii = [] {
  std::array<uint8_t, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<size_t>(c)] = 1;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<size_t>(c)] = 1;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<size_t>(c)] = 1;
  return table;
}();

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

namespace {

// Reads word after word; what follows a letter is looked at once more at most.
class Scanner {
 public:
  Scanner(std::string_view text, size_t begin) : text_(text), at_(begin) {}

  // The next word; nullopt at the end.
  std::optional<Word> next() {
    while (at_ < text_.size()) {
      const CodePoint here = code_point_at(text_, at_);
      if (here.length == 0) break;
      const CharacterKind kind = kind_of(here.value);
      if (kind == CharacterKind::Letter || kind == CharacterKind::Digit ||
          kind == CharacterKind::Alone) {
        return word(here, kind);
      }
      const char32_t c = here.value;
      if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"' || c == 0x201C) {
        opens_ = true;
      }
      at_ += here.length;
    }
    return std::nullopt;
  }

 private:
  Word word(CodePoint here, CharacterKind kind) {
    Word out;
    out.span.begin = static_cast<uint32_t>(at_);
    out.opens = opens_;
    out.number = kind == CharacterKind::Digit;
    out.capitalised = lower(here.value) != here.value;
    opens_ = false;
    hash_ = kStart;
    letters_ = small_ = 0;
    take(here, kind);
    while (kind != CharacterKind::Alone && take_rest(kind)) {
    }
    out.span.end = static_cast<uint32_t>(at_);
    out.capitals = letters_ >= 2 && small_ == 0;
    out.hash = finished(hash_);
    return out;
  }

  void take(CodePoint here, CharacterKind kind) {
    const char32_t small = lower(here.value);
    if (kind == CharacterKind::Letter) {
      ++letters_;
      small_ += small == here.value;
    }
    hash_ = fed(hash_, small);
    at_ += here.length;
  }

  // Takes what goes on with the word, one step; false at its end.
  bool take_rest(CharacterKind& last) {
    // Nearly every letter of nearly every text.
    while (at_ < text_.size() && kAscii[static_cast<unsigned char>(text_[at_])] != 0) {
      const char c = text_[at_++];
      const char small = lower_ascii(c);
      last = c <= '9' ? CharacterKind::Digit : CharacterKind::Letter;
      letters_ += c > '9';
      small_ += c > '9' && small == c;
      hash_ = (hash_ ^ static_cast<unsigned char>(small)) * kStep;
    }
    size_t ahead = at_;
    bool apostrophe = false, separator = false;
    CodePoint here;
    CharacterKind kind = CharacterKind::Break;
    for (; ahead < text_.size(); ahead += here.length) {
      here = code_point_at(text_, ahead);
      kind = kind_of(here.value);
      if (kind == CharacterKind::Nothing) continue;
      if (apostrophe || separator) break;
      if (kind == CharacterKind::Apostrophe) {
        apostrophe = true;
      } else if ((here.value == ',' || here.value == '.') && last == CharacterKind::Digit) {
        separator = true;  // of a number, if a digit follows
      } else {
        break;
      }
    }
    if (ahead >= text_.size() || here.length == 0) return false;
    if (kind != CharacterKind::Digit && (kind != CharacterKind::Letter || separator)) return false;
    if (apostrophe && lower(here.value) == 's' && ends_word(ahead + here.length)) {
      at_ = ahead + here.length;  // "'s" belongs to the span, not to the hash
      return false;
    }
    at_ = ahead;
    take(here, kind);
    last = kind;
    return true;
  }

  bool ends_word(size_t at) const {
    if (at >= text_.size()) return true;
    const CharacterKind kind = kind_of(code_point_at(text_, at).value);
    return kind != CharacterKind::Letter && kind != CharacterKind::Digit;
  }

  std::string_view text_;
  size_t at_;
  bool opens_ = true;  // nothing but breaks since a stop or a line's end
  uint64_t hash_ = kStart;
  uint32_t letters_ = 0, small_ = 0;  // of the word; of these in lower case
};

}  // namespace

std::vector<Word> words_of(std::string_view text, Span part) {
  Scanner scanner(text.substr(0, part.end), part.begin);
  std::vector<Word> words;
  words.reserve(part.size() / 6 + 1);
  while (const std::optional<Word> word = scanner.next()) words.push_back(*word);
  return words;
}

}  // namespace hearsay::across
