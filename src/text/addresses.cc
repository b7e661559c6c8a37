#include "text/addresses.h"

#include "text/characters.h"
#include "text/lexicon.h"

namespace hearsay {
namespace {

constexpr size_t kMaxChunk = 2048;

bool is_url_byte(char c) {
  if (is_ascii_alnum(c)) return true;
  switch (c) {
    case '<':
    case '>':
    case '"':
    case '|':
    case '`':
    case ' ':
    case '\\':
    case '^':
    case '{':
    case '}':
      return false;
    default:
      return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F;
  }
}

bool is_host_byte(char c) { return is_ascii_alnum(c) || c == '-' || c == '.' || c == '_'; }

// Leaves out punctuation that belongs to the sentence; a ")" stays if its "(" is inside.
size_t trim_end(std::string_view chunk, size_t begin, size_t end) {
  const size_t bracket = chunk.substr(begin, end - begin).find('(');
  while (end > begin) {
    const char last = chunk[end - 1];
    if (last == ')' && bracket < end - begin) break;
    if (last == '.' || last == ',' || last == ';' || last == ':' || last == '!' || last == '?' ||
        last == ')' || last == ']' || last == '\'' || last == '*') {
      --end;
      continue;
    }
    break;
  }
  return end;
}

size_t run_of_url_bytes(std::string_view chunk, size_t at) {
  while (at < chunk.size() && is_url_byte(chunk[at])) ++at;
  return at;
}

bool starts_with_folded(std::string_view text, std::string_view low) {
  if (text.size() < low.size()) return false;
  for (size_t i = 0; i < low.size(); ++i) {
    if (ascii_lower(text[i]) != low[i]) return false;
  }
  return true;
}

// http://..., ftp://..., mailto:..., www....
size_t match_url(std::string_view chunk, size_t at) {
  const std::string_view rest = chunk.substr(at);
  size_t scheme = 0;
  if (starts_with_folded(rest, "www.")) {
    scheme = 4;
  } else if (starts_with_folded(rest, "mailto:")) {
    scheme = 7;
  } else {
    size_t colon = 0;
    while (colon < rest.size() && colon < 12 && is_ascii_letter(rest[colon])) ++colon;
    if (colon < 2 || rest.substr(colon, 3) != "://") return at;
    scheme = colon + 3;
  }
  const size_t end = trim_end(chunk, at, run_of_url_bytes(chunk, at + scheme));
  return end > at + scheme ? end : at;
}

size_t match_email(std::string_view chunk, size_t at) {
  size_t local = at;
  while (local < chunk.size() &&
         (is_host_byte(chunk[local]) || chunk[local] == '+' || chunk[local] == '%')) {
    ++local;
  }
  if (local == at || local + 1 >= chunk.size() || chunk[local] != '@') return at;
  if (!is_ascii_alnum(chunk[local + 1])) return at;
  size_t end = local + 1;
  while (end < chunk.size() && is_host_byte(chunk[end])) ++end;
  return trim_end(chunk, at, end);
}

// alt.animals.cat: three or more words in lower case.
bool is_newsgroup(std::string_view name) {
  size_t dots = 0;
  size_t letters = 0;
  for (char c : name) {
    if (c == '.') {
      if (letters < 2) return false;
      ++dots;
      letters = 0;
    } else if (kind_of(c) == byte_kind::kLower || c == '-') {
      ++letters;
    } else {
      return false;
    }
  }
  return dots >= 2 && letters >= 2;
}

// example.com, news.example.co.uk/path, report-3.pdf
size_t match_host_or_file(std::string_view chunk, size_t at) {
  size_t end = at;
  while (end < chunk.size() && (is_host_byte(chunk[end]) || chunk[end] == '#')) ++end;
  size_t last = trim_end(chunk, at, end);
  const size_t dot = chunk.substr(at, last - at).rfind('.');
  if (dot == std::string_view::npos || dot == 0) return at;
  const std::string_view ending = chunk.substr(at + dot + 1, last - at - dot - 1);
  const std::string_view stem = chunk.substr(at, dot);
  if (is_file_ending(ending)) return last;
  if (is_newsgroup(chunk.substr(at, last - at))) return last;
  if (!is_domain_ending(ending) || stem.size() < 2) return at;
  // "said.In" is a missing space, "Example.com" a host: the ending of a host is lower case, and
  // endings that are also words ("in", "it", "no") need a second dot.
  bool shouting = true;
  for (char c : stem) shouting = shouting && kind_of(c) != byte_kind::kLower;
  if (kind_of(ending[0]) == byte_kind::kUpper && !shouting) return at;
  const bool is_word = ending == "in" || ending == "it" || ending == "no" || ending == "me" ||
                       ending == "at" || ending == "be" || ending == "us" || ending == "is" ||
                       ending == "so" || ending == "news" || ending == "se" || ending == "de";
  if (is_word && stem.find('.') == std::string_view::npos) return at;
  if (stem.find("..") != std::string_view::npos) return at;
  if (last < chunk.size() && (chunk[last] == '/' || chunk[last] == '?')) {
    const size_t path = trim_end(chunk, at, run_of_url_bytes(chunk, last));
    if (path > last) return path;
  }
  return last;
}

}  // namespace

size_t match_address(std::string_view chunk, size_t at) {
  if (chunk.size() > kMaxChunk) return at;
  size_t end = match_url(chunk, at);
  if (end == at) end = match_email(chunk, at);
  if (end == at) end = match_host_or_file(chunk, at);
  return end;
}

size_t match_handle_or_tag(std::string_view chunk, size_t at) {
  if (at + 1 >= chunk.size()) return at;
  const Character first = character_at(chunk, at + 1);
  if (!first.letter() && first.value != '_') return at;
  size_t end = at + 1;
  while (end < chunk.size()) {
    const Character c = character_at(chunk, end);
    if (!c.alnum() && c.value != '_' && c.kind != CharClass::Mark) break;
    end += c.length;
  }
  return end;
}

}  // namespace hearsay
