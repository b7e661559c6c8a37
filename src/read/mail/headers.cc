#include "read/mail/headers.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/charset/charset.h"
#include "read/mail/transfer.h"
#include "read/xml/xml_tree.h"

namespace hearsay::mail {
namespace {

constexpr size_t kMostFields = 1000;
constexpr size_t kMostBytes = 256u << 10;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 100 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; });
}

// One "=?charset?encoding?bytes?=" at the front of `text`.
struct Word {
  std::string_view charset;
  std::string bytes;
  size_t length = 0;  // 0: there is none
};

Word take_word(std::string_view text) {
  Word word;
  if (!text.starts_with("=?")) return word;
  const size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end > 60) return word;
  if (charset_end + 2 >= text.size() || text[charset_end + 2] != '?') return word;
  const size_t begin = charset_end + 3;
  const size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return word;
  const std::string_view encoded = text.substr(begin, end - begin);
  switch (text[charset_end + 1]) {
    case 'B':
    case 'b':
      word.bytes = from_base64(encoded);
      break;
    case 'Q':
    case 'q':
      word.bytes = from_quoted_words(encoded);
      break;
    default:
      return word;
  }
  word.charset = text.substr(2, charset_end - 2);
  word.charset = word.charset.substr(0, word.charset.find('*'));  // a language, RFC 2231
  word.length = end + 2;
  return word;
}

}  // namespace

Headers::Headers(std::string_view bytes) {
  size_t at = 0;
  size_t kept = 0;
  while (at < bytes.size()) {
    const size_t line_end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, line_end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const size_t next = std::min(line_end + 1, bytes.size());
    if (line.empty()) {
      end_ = next;
      return;
    }
    if (kept + line.size() <= kMostBytes) {
      if (is_blank(line[0])) {
        if (fields_.empty()) return;  // no header at all
        fields_.back().value.append(" ").append(trimmed(line));
        kept += line.size();
      } else if (const size_t colon = line.find(':'); colon == std::string_view::npos) {
        if (fields_.empty()) return;
      } else {
        std::string_view name = line.substr(0, colon);
        while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
        if (is_field_name(name) && fields_.size() < kMostFields) {
          fields_.push_back({name, std::string(trimmed(line.substr(colon + 1)))});
          kept += line.size();
        }
      }
    }
    at = next;
  }
  end_ = bytes.size();
}

std::string_view Headers::value(std::string_view name) const {
  for (const Field& field : fields_) {
    if (field.name.size() == name.size() && lower_ascii(field.name) == lower_ascii(name)) {
      return field.value;
    }
  }
  return {};
}

std::string Headers::text(std::string_view name) const { return decoded_words(value(name)); }

std::string decoded_words(std::string_view value) {
  std::string out;
  std::string bytes;  // of words in a row of one charset: a character may lie across two of them
  std::string_view charset;
  const auto flush = [&] {
    if (!bytes.empty()) out += as_utf8(bytes, charset);
    bytes.clear();
  };
  for (size_t at = 0; at < value.size();) {
    const Word word = take_word(value.substr(at));
    if (word.length == 0) {
      flush();
      // What comes before the next word, as it stands.
      const size_t next = std::min(value.find("=?", at + 1), value.size());
      const std::string_view plain = value.substr(at, next - at);
      out += first_invalid_utf8(plain) ? as_utf8(plain, "") : std::string(plain);
      at = next;
      continue;
    }
    if (!bytes.empty() && lower_ascii(charset) != lower_ascii(word.charset)) flush();
    charset = word.charset;
    bytes += word.bytes;
    at += word.length;
    // Blanks between two words are no part of the text.
    size_t next = at;
    while (next < value.size() && is_blank(value[next])) ++next;
    if (next > at && take_word(value.substr(next)).length != 0) at = next;
  }
  flush();
  std::replace(out.begin(), out.end(), '\0', ' ');
  return one_line(out);
}

std::string name_in_address(std::string_view decoded) {
  // The first address: up to a comma outside quotation marks and parentheses.
  bool quoted = false;
  int depth = 0;
  size_t end = 0;
  for (; end < decoded.size(); ++end) {
    const char c = decoded[end];
    if (c == '\\') {
      ++end;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '(') {
      ++depth;
    } else if (!quoted && c == ')' && depth > 0) {
      --depth;
    } else if (!quoted && depth == 0 && c == ',') {
      break;
    }
  }
  std::string_view first = trimmed(decoded.substr(0, end));
  if (const size_t angle = first.rfind('<'); angle != std::string_view::npos) {
    std::string name;
    const std::string_view phrase = trimmed(first.substr(0, angle));
    for (size_t i = 0; i < phrase.size(); ++i) {
      if (phrase[i] == '"') continue;
      if (phrase[i] == '\\' && i + 1 < phrase.size()) ++i;
      name += phrase[i];
    }
    name = one_line(name);
    return name.find('@') == std::string::npos ? name : std::string();
  }
  const size_t open = first.find('(');
  if (open != std::string_view::npos && first.ends_with(')')) {
    return one_line(first.substr(open + 1, first.size() - open - 2));
  }
  return {};
}

std::string as_utf8(std::string_view bytes, std::string_view label) {
  const std::string_view charset = charset_named(label);
  std::string out;
  // Letters that say us-ascii or iso-8859-1 and are UTF-8 are common; the reverse is impossible.
  if (charset != "ISO-2022-JP" && !charset.starts_with("UTF-16") && !first_invalid_utf8(bytes)) {
    out = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
  } else if (charset.empty() || charset == "UTF-8") {
    out = decode_page(bytes, "").text;
  } else {
    out = decode(bytes, charset).text;
  }
  std::replace(out.begin(), out.end(), '\0', ' ');
  return out;
}

}  // namespace hearsay::mail
