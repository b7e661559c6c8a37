#include "text/numbers.h"

#include "text/characters.h"
#include "text/lexicon.h"

namespace hearsay {
namespace {

size_t digits_end(std::string_view chunk, size_t at) {
  while (at < chunk.size() && is_ascii_digit(chunk[at])) ++at;
  return at;
}

bool digit_at(std::string_view chunk, size_t at) {
  return at < chunk.size() && is_ascii_digit(chunk[at]);
}

// 11/28/2000, 3/8/00, 9/11, 1/2: at most two digits, slash, at most two digits, perhaps a year.
size_t match_slashed(std::string_view chunk, size_t at) {
  const size_t first = digits_end(chunk, at);
  const bool month = first - at == 1 || (first - at == 2 && chunk[at] <= '1');
  if (first - at > 2 || first >= chunk.size() || chunk[first] != '/') return at;
  const size_t second = digits_end(chunk, first + 1);
  if (second == first + 1 || second - first - 1 > 2) return at;
  if (second < chunk.size() && chunk[second] == '/') {
    const size_t year = digits_end(chunk, second + 1);
    const size_t length = year - second - 1;
    return length == 2 || length == 4 ? year : at;
  }
  if (!month || (second < chunk.size() && is_ascii_letter(chunk[second]))) return at;
  return second;
}

// Telephone numbers and dates: groups of digits joined by hyphens. Two groups are a range unless
// they look like 555-0199.
size_t match_hyphened(std::string_view chunk, size_t at) {
  size_t lengths[6] = {};
  size_t groups = 0;
  size_t end = at;
  for (;;) {
    const size_t next = digits_end(chunk, end);
    if (next == end || groups == 6) return at;
    lengths[groups++] = next - end;
    end = next;
    if (end + 1 < chunk.size() && chunk[end] == '-' && digit_at(chunk, end + 1)) {
      ++end;
      continue;
    }
    break;
  }
  if (groups < 2) return at;
  if (end < chunk.size() && (is_ascii_letter(chunk[end]) || chunk[end] == ':')) return at;
  if (groups == 2) return (lengths[0] == 3 || lengths[0] == 5) && lengths[1] == 4 ? end : at;
  const bool iso_date = groups == 3 && lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2;
  const bool date =
      groups == 3 && lengths[0] <= 2 && lengths[1] <= 2 && (lengths[2] == 2 || lengths[2] == 4);
  const bool telephone = lengths[groups - 1] >= 3;
  return iso_date || date || telephone ? end : at;
}

bool ordinal_or_decade(std::string_view letters) {
  if (letters.size() == 1 && ascii_lower(letters[0]) == 's') return true;
  if (letters.size() != 2) return false;
  const char a = ascii_lower(letters[0]);
  const char b = ascii_lower(letters[1]);
  return (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
         (a == 't' && b == 'h');
}

// The "'s" of 1970's and '60's, straight or curly; 0 if there is none.
size_t decade_suffix(std::string_view chunk, size_t begin, size_t end) {
  if (end - begin < 2 || chunk[end - 1] != '0') return 0;
  const Character mark = character_at(chunk, end);
  if (!mark.apostrophe()) return 0;
  const size_t s = end + mark.length;
  if (s >= chunk.size() || ascii_lower(chunk[s]) != 's') return 0;
  if (s + 1 < chunk.size() && character_at(chunk, s + 1).alnum()) return 0;
  return mark.length + 1;
}

}  // namespace

size_t match_number(std::string_view chunk, size_t at) {
  size_t end = at;
  if (chunk[end] == '+' || chunk[end] == '.') ++end;
  if (size_t joined = match_slashed(chunk, end); joined != end) return joined;
  if (size_t joined = match_hyphened(chunk, end); joined != end) return joined;
  const size_t digits = end;
  for (;;) {
    end = digits_end(chunk, end);
    if (end < chunk.size() && (chunk[end] == '.' || chunk[end] == ',' || chunk[end] == ':') &&
        digit_at(chunk, end + 1)) {
      ++end;
      continue;
    }
    break;
  }
  if (const size_t suffix = decade_suffix(chunk, digits, end); suffix != 0) return end + suffix;
  if (end >= chunk.size() || !is_ascii_letter(chunk[end])) return end;
  size_t letters = end;
  while (letters < chunk.size() && is_ascii_letter(chunk[letters])) ++letters;
  const std::string_view word = chunk.substr(end, letters - end);
  const bool word_ends = letters >= chunk.size() || !is_ascii_digit(chunk[letters]);
  if (ordinal_or_decade(word)) return letters;
  // "3M" and "60K" are amounts, "4G", "2D" and "83N" names.
  const bool name =
      word.size() == 1 && kind_of(word[0]) == byte_kind::kUpper && word != "K" && word != "M";
  if (word_ends && !name && is_unit(word)) return end;
  // "5p.m." splits before the unit too.
  if ((word == "a" || word == "p") && chunk.substr(letters, 2) == ".m") return end;
  while (letters < chunk.size() && is_ascii_alnum(chunk[letters])) ++letters;
  return letters;
}

}  // namespace hearsay
