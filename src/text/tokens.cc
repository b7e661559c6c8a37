#include "text/tokens.h"

#include <algorithm>

#include "text/addresses.h"
#include "text/characters.h"
#include "text/lexicon.h"
#include "text/numbers.h"
#include "text/words.h"

namespace hearsay {
namespace {

// How often an address may be looked for in one run of non-space: keeps hostile runs linear.
constexpr uint32_t kAddressTries = 4;

class Scanner {
 public:
  Scanner(std::string_view text, Span range, uint32_t max_token_bytes, std::vector<Token>& tokens)
      : text_(text.substr(0, range.end)),
        begin_(range.begin),
        max_bytes_(std::max(max_token_bytes, 4u)),
        tokens_(tokens) {}

  uint32_t run() {
    size_t at = begin_;
    const size_t end = text_.size();
    for (;;) {
      const size_t start = skip_space(text_, at, end);
      if (start >= end) return cuts_;
      space_ = start != at || at == begin_;
      at = chunk(start);
    }
  }

 private:
  // Tokens of the run of non-space that starts at `start`; returns its end.
  size_t chunk(size_t start) {
    size_t end = start;
    uint8_t kinds = 0;
    const size_t size = text_.size();
    for (; end < size; ++end) {
      const uint8_t kind = kind_of(text_[end]);
      if (kind & (byte_kind::kSpace | byte_kind::kBeyond)) break;
      kinds |= kind;
    }
    if (end < size && kind_of(text_[end]) == byte_kind::kBeyond) {
      kinds |= byte_kind::kBeyond;
      end = chunk_end_beyond(end);
    }
    if ((kinds & ~byte_kind::kLetter) == 0) {
      word(start, end);
      return end;
    }
    // "word," is the next most frequent shape.
    if ((kinds & ~(byte_kind::kLetter | byte_kind::kOther)) == 0 && text_[end - 1] == ',' &&
        all_letters(start, end - 1)) {
      word(start, end - 1);
      push(end - 1, end, TokenKind::Punctuation);
      return end;
    }
    mixed_chunk(start, end, kinds);
    return end;
  }

  size_t chunk_end_beyond(size_t at) const {
    while (at < text_.size()) {
      const uint8_t kind = kind_of(text_[at]);
      if (kind == byte_kind::kSpace) break;
      if (kind != byte_kind::kBeyond) {
        ++at;
        continue;
      }
      const Character c = character_at(text_, at);
      if (c.kind == CharClass::Space) break;
      at += c.length;
    }
    return std::min(at, text_.size());
  }

  bool all_letters(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (!is_ascii_letter(text_[i])) return false;
    }
    return end > begin;
  }

  // A run of ASCII letters, which may be a contraction written as one word.
  void word(size_t begin, size_t end) {
    if (const uint32_t split = contraction_split(text_.substr(begin, end - begin)); split != 0) {
      push(begin, begin + split, TokenKind::Word);
      push(begin + split, end, TokenKind::Word, true);
      return;
    }
    push(begin, end, TokenKind::Word);
  }

  void mixed_chunk(size_t start, size_t end, uint8_t kinds) {
    const std::string_view chunk = text_.substr(0, end);
    uint32_t tries = (kinds & (byte_kind::kAt | byte_kind::kDot | byte_kind::kOther)) != 0 &&
                             may_hold_address(start, end, kinds)
                         ? kAddressTries
                         : 0;
    size_t at = start;
    bool after_word = false;  // the last token was a word that ends right here
    while (at < end) {
      const Character c = character_at(chunk, at);
      const size_t before = at;
      if (tries > 0 && !after_word && is_ascii_alnum(chunk[at])) {
        --tries;
        const size_t address = match_address(chunk.substr(start), at - start) + start;
        if (address > at) {
          push(at, address, TokenKind::Symbol);
          at = address;
          after_word = true;
          continue;
        }
      }
      if (after_word) {
        if (const size_t clitic = match_clitic(chunk, at); clitic > at) {
          push(at, clitic, TokenKind::Word, true);
          at = clitic;
          continue;
        }
        if (c.apostrophe() && !single_quote_ && ends_plural(chunk, at, c.length)) {
          push(at, at + c.length, TokenKind::Word, true);
          at += c.length;
          continue;
        }
      } else if (c.apostrophe() && at == start && match_clitic(chunk, at) == end) {
        push(at, end, TokenKind::Word);  // "It 's": set apart by a space
        return;
      }
      if (c.digit() || ((c.value == '.' || c.value == '+') && !after_word && at + 1 < end &&
                        is_ascii_digit(chunk[at + 1]))) {
        at = number(chunk, at);
        after_word = true;
      } else if (c.letter() || c.kind == CharClass::Mark) {
        at = mixed_word(chunk, at);
        after_word = true;
      } else if (c.apostrophe() && !after_word && starts_short_form(chunk, at)) {
        at = mixed_word(chunk, at);
        after_word = true;
      } else {
        at = punctuation(chunk, start, at, c, after_word);
        after_word = false;
      }
      if (at <= before) at = before + std::max(c.length, 1u);
    }
  }

  bool may_hold_address(size_t start, size_t end, uint8_t kinds) const {
    if (kinds & byte_kind::kAt) return true;
    if (end - start < 4) return false;
    for (size_t i = start + 1; i + 1 < end; ++i) {
      if (text_[i] == '.' && is_ascii_alnum(text_[i + 1])) return true;
      if (text_[i] == ':' && (text_[i + 1] == '/' || is_ascii_letter(text_[i + 1]))) return true;
    }
    return false;
  }

  // The apostrophe at `at`, behind a word, is a possessive: "officials' plan".
  static bool ends_plural(std::string_view chunk, size_t at, uint32_t length) {
    if (ascii_lower(chunk[at - 1]) != 's') return false;
    const Character next = character_at(chunk, at + length);
    return next.length == 0 || (!next.alnum() && !next.apostrophe());
  }

  size_t number(std::string_view chunk, size_t at) {
    size_t end = at;
    if (kind_of(chunk[at]) == byte_kind::kBeyond) {  // digits of other scripts
      while (end < chunk.size()) {
        const Character c = character_at(chunk, end);
        if (!c.digit() && c.kind != CharClass::Mark) break;
        end += c.length;
      }
    } else {
      end = match_number(chunk, at);
    }
    push(at, end, TokenKind::Number);
    return end;
  }

  size_t mixed_word(std::string_view chunk, size_t at) {
    const WordMatch match = match_word(text_, chunk.size(), at, begin_);
    if (match.split > at && match.split < match.end) {
      push(at, match.split, TokenKind::Word);
      push(match.split, match.end, TokenKind::Word, true);
    } else {
      push(at, match.end, TokenKind::Word);
    }
    return match.end;
  }

  // One mark, or a run that the treebanks keep together: "...", "!!!", "?!", "--", "***", ":-)".
  size_t punctuation(std::string_view chunk, size_t start, size_t at, const Character& c,
                     bool after_word) {
    if ((c.value == '@' || c.value == '#') && !after_word) {
      if (const size_t end = match_handle_or_tag(chunk, at); end > at) {
        push(at, end, TokenKind::Symbol);
        return end;
      }
    }
    if (const size_t face = match_smiley(chunk, start, at); face > at) {
      push(at, face, TokenKind::Symbol);
      return face;
    }
    const size_t end = match_punctuation_run(chunk, at, c);
    if (c.value == 0x2018) single_quote_ = true;
    if (c.apostrophe() && end - at == c.length) {
      single_quote_ = !after_word && end < chunk.size() && character_at(chunk, end).alnum();
    }
    push(at, end, punctuation_kind(c));
    return end;
  }

  static TokenKind punctuation_kind(const Character& c) {
    switch (c.value) {
      case '"':
      case '\'':
      case '`':
      case 0x2019:
        return TokenKind::Quote;
      case '$':
      case '%':
      case '+':
      case '=':
      case '#':
      case '@':
      case '^':
      case '~':
      case '|':
      case '<':
      case '>':
        return TokenKind::Symbol;
      default:
        break;
    }
    switch (c.kind) {
      case CharClass::OpenQuote:
      case CharClass::CloseQuote:
        return TokenKind::Quote;
      case CharClass::Symbol:
      case CharClass::Control:
        return TokenKind::Symbol;
      default:
        return TokenKind::Punctuation;
    }
  }

  void push(size_t begin, size_t end, TokenKind kind, bool joined = false) {
    const bool capitalised = kind == TokenKind::Word && starts_upper(begin);
    while (end - begin > max_bytes_) {
      size_t cut = begin + max_bytes_;
      while (!on_code_point_border(text_, cut)) --cut;
      add(begin, cut, kind, joined, capitalised);
      begin = cut;
      joined = false;
      ++cuts_;
    }
    add(begin, end, kind, joined, capitalised);
  }

  void add(size_t begin, size_t end, TokenKind kind, bool joined, bool capitalised) {
    Token token;
    token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    token.kind = kind;
    token.space_before = space_;
    token.capitalised = capitalised;
    token.joined = joined;
    tokens_.push_back(token);
    space_ = false;
  }

  bool starts_upper(size_t at) const {
    const uint8_t kind = kind_of(text_[at]);
    if (kind != byte_kind::kBeyond) return kind == byte_kind::kUpper;
    return character_at(text_, at).upper();
  }

  std::string_view text_;
  size_t begin_;
  uint32_t max_bytes_;
  std::vector<Token>& tokens_;
  bool space_ = true;
  bool single_quote_ = false;  // a quotation opened by a single mark has not been closed
  uint32_t cuts_ = 0;
};

}  // namespace

uint32_t tokenize(std::string_view text, Span range, uint32_t max_token_bytes,
                  std::vector<Token>& tokens) {
  return Scanner(text, range, max_token_bytes, tokens).run();
}

}  // namespace hearsay
