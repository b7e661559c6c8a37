#include "text/words.h"

#include <algorithm>

#include "text/lexicon.h"

namespace hearsay {
namespace {

// True if a word cannot go on at `at`.
bool word_ends_at(std::string_view chunk, size_t at) {
  return at >= chunk.size() || !character_at(chunk, at).alnum();
}

// Length in bytes of an apostrophe (straight, curly, or a backquote before s) at `at`, else 0.
size_t apostrophe_length(std::string_view chunk, size_t at) {
  const Character c = character_at(chunk, at);
  if (c.apostrophe()) return c.length;
  if (c.value == '`' && at + 1 < chunk.size() && ascii_lower(chunk[at + 1]) == 's') return 1;
  return 0;
}

bool is_nt(std::string_view chunk, size_t at) {
  if (at >= chunk.size() || ascii_lower(chunk[at]) != 'n') return false;
  const Character mark = character_at(chunk, at + 1);
  if (!mark.apostrophe()) return false;
  const size_t t = at + 1 + mark.length;
  return t < chunk.size() && ascii_lower(chunk[t]) == 't' && word_ends_at(chunk, t + 1);
}

// 's 'm 're ... behind the apostrophe at `at`; returns the end or `at`.
size_t apostrophe_clitic(std::string_view chunk, size_t at) {
  const size_t mark = apostrophe_length(chunk, at);
  if (mark == 0) return at;
  const size_t letters = at + mark;
  if (letters >= chunk.size()) return at;
  const char a = ascii_lower(chunk[letters]);
  if ((a == 's' || a == 'm' || a == 'd') && word_ends_at(chunk, letters + 1)) return letters + 1;
  if (letters + 1 >= chunk.size()) return at;
  const char b = ascii_lower(chunk[letters + 1]);
  const bool two = (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l');
  return two && word_ends_at(chunk, letters + 2) ? letters + 2 : at;
}

// First character of the next word after `at` (white space and opening marks skipped).
size_t next_word(std::string_view text, size_t at) {
  const size_t limit = std::min(text.size(), at + 64);
  size_t next = skip_space(text, at, limit);
  while (next < limit) {
    const Character c = character_at(text, next);
    if (c.alnum() || c.value == '$') break;
    if (c.kind != CharClass::Opener && c.kind != CharClass::OpenQuote && c.value != '"' &&
        c.value != '\'') {
      break;
    }
    next += c.length;
  }
  return std::min(next, text.size());
}

std::string_view ascii_word(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && end - at < 24 && is_ascii_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

// The word before `at` begins with a capital (a name may go on).
bool after_capital(std::string_view text, size_t at, size_t begin) {
  size_t end = at;
  while (end > begin && text[end - 1] == ' ') --end;
  size_t start = end;
  while (start > begin && end - start < 32 && kind_of(text[start - 1]) != byte_kind::kSpace)
    --start;
  return start < end && (kind_of(text[start]) == byte_kind::kUpper);
}

// Whether the full stop at `dot` belongs to the word text[at, dot).
bool keeps_full_stop(std::string_view text, size_t at, size_t dot, size_t chunk_end, size_t begin) {
  const std::string_view word = text.substr(at, dot - at);
  const size_t after = dot + 1;
  if (after < chunk_end && text[after] == '.') return false;  // an ellipsis
  const size_t next = next_word(text, after);
  const Character follows = character_at(text, next);
  const bool ends = next >= text.size();
  if (character_at(text, at).upper() && character_at(text, at).length == word.size()) {
    if (ends || word[0] == 'I') return false;
    if (after < chunk_end) return true;  // J.-P.  "J.,"
    if (follows.lower()) return after_capital(text, at, begin);
    if (!follows.upper()) return false;
    const std::string_view next_ascii = ascii_word(text, next);
    if (next_ascii.size() > 1 && is_sentence_opener(next_ascii)) return false;
    return at == begin || after_capital(text, at, begin) || next_ascii.size() == 1 ||
           kind_of(text[at - 1]) != byte_kind::kSpace;  // Photo/J. Scott
  }
  const bool dotted = word.find('.') != std::string_view::npos;
  const bool capital = kind_of(word[0]) == byte_kind::kUpper;
  const Abbreviation kind = abbreviation(word);
  if (word == "etc" && (ends || (after >= chunk_end && follows.upper()))) return false;
  switch (kind) {
    case Abbreviation::Title:
      return capital && !ends && (follows.upper() || follows.digit());
    case Abbreviation::MayEnd:
      return word != "al" || (at >= 3 && text.substr(at - 3, 2) == "et");
    case Abbreviation::Never:
      return !ends;
    case Abbreviation::BeforeNumber:
      return !ends && follows.digit();
    case Abbreviation::Month:
      if (!capital || ends) return false;
      if (word.size() == 3 && (word == "Sun" || word == "Sat" || word == "Mar")) {
        return follows.digit() || text[after] == ',';
      }
      return follows.digit() || follows.lower() || (after < text.size() && text[after] == ',');
    case Abbreviation::State:
      return capital && !ends && at >= begin + 2 && text.substr(at - 2, 2) == ", ";
    case Abbreviation::None:
      break;
  }
  if (dotted) {  // U.S.  F.O.B.: single letters throughout
    for (size_t i = 0; i < word.size(); ++i) {
      if ((i % 2 == 1) != (word[i] == '.')) return false;
    }
    return true;
  }
  return false;
}

bool kept_with_slash(std::string_view word) {
  return word == "w/o" || word == "w/out" || word == "s/he" || word == "n/a" || word == "N/A" ||
         word == "b/c" || word == "l/c" || word == "L/C" || word == "I/C" || word == "b/t" ||
         word == "S/he";
}

}  // namespace

WordMatch match_word(std::string_view text, size_t chunk_end, size_t at, size_t begin) {
  const std::string_view chunk = text.substr(0, chunk_end);
  size_t end = at;
  size_t segment = at;  // start of the part after the last hyphen
  bool plain = true;    // nothing but letters so far
  if (character_at(chunk, at).apostrophe()) end += character_at(chunk, at).length;
  while (end < chunk_end) {
    const Character c = character_at(chunk, end);
    if (c.letter()) {
      if (c.value == 'n' || c.value == 'N') {
        if (end > at && is_nt(chunk, end)) break;
      }
      end += c.length;
      continue;
    }
    if (c.digit() || c.kind == CharClass::Mark || c.value == '_') {
      plain = false;
      end += c.length;
      continue;
    }
    const size_t next = end + c.length;
    if (next >= chunk_end) break;
    const Character after = character_at(chunk, next);
    const Character before = character_before(chunk, end);
    if (c.apostrophe() && after.letter() && end > at) {
      if (apostrophe_clitic(chunk, end) > end) break;
      plain = false;
      end = next;
      continue;
    }
    if (c.value == '-' && after.alnum() && end > segment &&
        is_hyphen_prefix(chunk.substr(segment, end - segment)) && segment == at) {
      plain = false;
      end = next;
      segment = next;
      continue;
    }
    if (c.value == '&' && ((before.upper() && after.upper()) ||
                           (end - at == 1 && after.lower() && word_ends_at(chunk, next + 1)))) {
      plain = false;
      end = next;
      continue;
    }
    if (c.value == '*' && before.letter() && after.lower()) {
      plain = false;
      end = next;
      continue;
    }
    if (c.value == '.' && after.letter() && end > at) {
      // U.S  p.m  Ph.D: single letters, or a listed abbreviation with a stop inside.
      const bool single = end - at == 1 || (end - at >= 2 && chunk[end - 2] == '.');
      const bool next_single = next + 1 >= chunk_end || !is_ascii_letter(chunk[next + 1]);
      const bool listed =
          end - at <= 3 && (chunk.substr(at, 4) == "Ph.D" || chunk.substr(at, 4) == "M.Sc" ||
                            chunk.substr(at, 4) == "B.Sc");
      if ((single && next_single) || listed) {
        plain = false;
        end = next;
        continue;
      }
    }
    if (c.value == '/' && after.letter() && end - at <= 2) {
      size_t word_end = next;
      while (word_end < chunk_end && is_ascii_letter(chunk[word_end])) ++word_end;
      if (kept_with_slash(chunk.substr(at, word_end - at))) {
        plain = false;
        end = word_end;
        continue;
      }
    }
    break;
  }
  WordMatch match{end, 0};
  // US$, A$, HK$ before a number.
  if (plain && end - at <= 2 && end + 1 < chunk_end && chunk[end] == '$' &&
      is_ascii_digit(chunk[end + 1]) && kind_of(chunk[end - 1]) == byte_kind::kUpper) {
    match.end = end + 1;
    return match;
  }
  if (end < chunk_end && chunk[end] == '.' && end - at <= 24 &&
      keeps_full_stop(text, at, end, chunk_end, begin)) {
    match.end = end + 1;
    return match;
  }
  // A word broken off: "th-", "w- w-".
  if (plain && end < chunk_end && chunk[end] == '-' && end + 1 == chunk_end && end - at <= 2 &&
      at > begin && kind_of(text[at - 1]) == byte_kind::kSpace) {
    match.end = end + 1;
    return match;
  }
  if (plain) {
    if (const uint32_t split = contraction_split(chunk.substr(at, end - at)); split != 0) {
      match.split = at + split;
    }
  }
  return match;
}

size_t match_clitic(std::string_view chunk, size_t at) {
  if (is_nt(chunk, at)) return at + 2 + character_at(chunk, at + 1).length;
  return apostrophe_clitic(chunk, at);
}

bool starts_short_form(std::string_view chunk, size_t at) {
  const size_t word = at + character_at(chunk, at).length;
  if (word + 1 < chunk.size() && is_ascii_digit(chunk[word]) && is_ascii_digit(chunk[word + 1])) {
    const bool decade = word + 2 >= chunk.size() || !is_ascii_digit(chunk[word + 2]);
    return decade;  // '90s, '72
  }
  const std::string_view letters = ascii_word(chunk, word);
  return letters == "em" || letters == "cause" || letters == "til" || letters == "tis" ||
         letters == "twas" || letters == "bout" || letters == "cuz";
}

size_t match_smiley(std::string_view chunk, size_t start, size_t at) {
  const char eyes = chunk[at];
  if (eyes != ':' && eyes != ';' && eyes != '=') return at;
  if (at != start && is_ascii_digit(chunk[at - 1])) return at;
  size_t mouth = at + 1;
  if (mouth < chunk.size() && chunk[mouth] == '-') ++mouth;
  if (mouth >= chunk.size()) return at;
  const char m = chunk[mouth];
  const bool bracket = m == ')' || m == '(';
  const bool letter = m == 'D' || m == 'P' || m == 'O' || m == '/' || m == 'p' || m == '|';
  if (!bracket && !letter) return at;
  if (letter && (at != start || (mouth + 1 < chunk.size() && is_ascii_alnum(chunk[mouth + 1])))) {
    return at;
  }
  if (bracket && mouth + 1 < chunk.size() && is_ascii_alnum(chunk[mouth + 1])) return at;
  return mouth + 1;
}

size_t match_punctuation_run(std::string_view chunk, size_t at, const Character& first) {
  size_t end = at + first.length;
  if (first.value == '.' || first.value == '!' || first.value == '?') {
    while (end < chunk.size() && (chunk[end] == '.' || chunk[end] == '!' || chunk[end] == '?')) {
      ++end;
    }
    return end;
  }
  switch (first.value) {
    case '-':
    case '*':
    case '=':
    case '~':
    case '_':
    case '+':
    case '<':
    case '>':
    case '#':
    case '|':
    case '$':
      while (end < chunk.size() && chunk[end] == static_cast<char>(first.value)) ++end;
      if (first.value == '-' && end < chunk.size() && chunk[end] == '>') ++end;
      return end;
    case '\'':
    case '`':  // '' and `` are double quotation marks
      if (end < chunk.size() && chunk[end] == static_cast<char>(first.value)) ++end;
      return end;
    case 0x2018:
    case 0x2019: {  // so are two curly ones
      const Character second = character_at(chunk, end);
      return second.value == first.value ? end + second.length : end;
    }
    default:
      break;
  }
  if (first.kind == CharClass::Symbol || first.kind == CharClass::Stop) {
    // Emoji with their joiners and skin tones; repeated ellipses.
    while (end < chunk.size()) {
      const Character c = character_at(chunk, end);
      const bool joined = character_before(chunk, end).value == 0x200D && c.kind == first.kind;
      if (c.kind != CharClass::Mark && !joined) break;
      end += c.length;
    }
  }
  return end;
}

}  // namespace hearsay
