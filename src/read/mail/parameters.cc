// The parameters of a field, with the continuations and encodings of RFC 2231.
#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "read/mail/headers.h"

namespace hearsay::mail {
namespace {

constexpr size_t kMostParameters = 100;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = lower_ascii(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string from_percents(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
        hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// A value up to the next semicolon, quotation marks off; `at` moves behind it.
std::string take_value(std::string_view text, size_t& at) {
  std::string out;
  while (at < text.size() && is_blank(text[at])) ++at;
  if (at < text.size() && text[at] == '"') {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      out += text[at];
    }
    at = std::min(text.find(';', at), text.size());
    return out;
  }
  const size_t end = std::min(text.find(';', at), text.size());
  out = trimmed(text.substr(at, end - at));
  at = end;
  return out;
}

// The pieces of a parameter in RFC 2231's continuations.
struct Piece {
  std::string value;
  bool encoded = false;
};

}  // namespace

std::string_view Parameters::get(std::string_view name) const {
  for (const auto& [key, text] : named) {
    if (key == name) return text;
  }
  return {};
}

Parameters parameters_of(std::string_view value) {
  Parameters out;
  size_t at = std::min(value.find(';'), value.size());
  out.value = lower_ascii(trimmed(value.substr(0, at)));
  std::map<std::string, std::map<uint32_t, Piece>> continued;
  for (size_t count = 0; at < value.size() && count < kMostParameters; ++count) {
    ++at;  // the semicolon
    const size_t equals = value.find_first_of("=;", at);
    if (equals == std::string_view::npos) break;
    if (value[equals] == ';') {
      at = equals;
      continue;
    }
    std::string name = lower_ascii(trimmed(value.substr(at, equals - at)));
    at = equals + 1;
    std::string text = take_value(value, at);
    const bool encoded = name.ends_with('*');
    if (encoded) name.pop_back();
    uint32_t number = 0;
    bool numbered = false;
    if (const size_t star = name.find('*'); star != std::string::npos) {
      const std::string_view digits = std::string_view(name).substr(star + 1);
      if (digits.empty() || digits.size() > 3) continue;
      for (const char c : digits) {
        if (c < '0' || c > '9') numbered = true;
        number = number * 10 + static_cast<uint32_t>(c - '0');
      }
      if (numbered) continue;  // not a number
      numbered = true;
      name.resize(star);
    }
    if (encoded || numbered) {
      continued[name][number] = {std::move(text), encoded};
    } else {
      out.named.emplace_back(std::move(name), decoded_words(text));
    }
  }
  for (const auto& [name, pieces] : continued) {
    std::string charset;
    std::string bytes;
    for (const auto& [number, piece] : pieces) {
      std::string_view text = piece.value;
      if (number == 0 && piece.encoded) {
        const size_t first = text.find('\'');
        const size_t second = first == std::string_view::npos ? first : text.find('\'', first + 1);
        if (second != std::string_view::npos) {
          charset = text.substr(0, first);
          text.remove_prefix(second + 1);
        }
      }
      bytes += piece.encoded ? from_percents(text) : std::string(text);
    }
    out.named.emplace_back(name, as_utf8(bytes, charset));
  }
  return out;
}

}  // namespace hearsay::mail
