#include "show/width.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace hearsay {
namespace {

struct Range {
  char32_t first, last;
};

#include "show/width_table.inc"

template <size_t N>
bool in(const Range (&table)[N], char32_t c) {
  const Range* after =
      std::upper_bound(std::begin(table), std::end(table), c,
                       [](char32_t value, const Range& r) { return value < r.first; });
  return after != std::begin(table) && c <= std::prev(after)->last;
}

bool is_white(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
}

// What a terminal acts on, or what turns the order of the text around.
bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x61C ||
         (c >= 0xE0000 && c <= 0xE007F);
}

// Plain ASCII without anything to clean: by far the most common text.
bool needs_nothing(std::string_view text) {
  char before = 0;
  for (char c : text) {
    if (c < 0x20 || c == 0x7F || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return true;
}

}  // namespace

uint32_t columns_of(char32_t c) {
  if (c < 0x300) return 1;
  if (in(kNoColumn, c)) return 0;
  return in(kTwoColumns, c) ? 2 : 1;
}

uint32_t columns_of(std::string_view text) {
  uint32_t columns = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    columns += columns_of(c.value);
    at += std::max<uint32_t>(c.length, 1);
  }
  return columns;
}

std::string terminal_safe(std::string_view text, bool unicode) {
  if (needs_nothing(text)) return std::string(text);
  const std::string_view mark = unicode ? "\xEF\xBF\xBD" : "?";
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    // Bytes that are not UTF-8 can only come from file names and arguments; each becomes a mark.
    const size_t valid = first_invalid_utf8(text).value_or(text.size());
    for (size_t at = 0; at < valid;) {
      const CodePoint c = decode_utf8(text, at);
      if (is_white(c.value)) {
        if (out.empty() || out.back() != ' ') out += ' ';
      } else if (is_unsafe(c.value)) {
        out += mark;
      } else {
        out.append(text.substr(at, c.length));
      }
      at += std::max<uint32_t>(c.length, 1);
    }
    if (valid < text.size()) out += mark;
    text.remove_prefix(std::min(valid + 1, text.size()));
  }
  return out;
}

size_t fit_prefix(std::string_view text, uint32_t columns) {
  uint32_t used = 0;
  size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode_utf8(text, at);
    const uint32_t width = columns_of(c.value);
    if (used + width > columns) break;
    used += width;
    at += std::max<uint32_t>(c.length, 1);
  }
  return at;
}

std::string shortened(std::string_view text, uint32_t columns, bool unicode) {
  if (text.size() <= columns || columns_of(text) <= columns) return std::string(text);
  const std::string_view ellipsis = unicode ? "\xE2\x80\xA6" : "...";
  const uint32_t taken = unicode ? 1 : 3;
  if (columns <= taken) return std::string(text.substr(0, fit_prefix(text, columns)));
  std::string_view kept = text.substr(0, fit_prefix(text, columns - taken));
  while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
  return std::string(kept).append(ellipsis);
}

}  // namespace hearsay
