#include "read/mail/transfer.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"

namespace hearsay::mail {
namespace {

constexpr std::array<int8_t, 256> make_digits() {
  std::array<int8_t, 256> digits{};
  for (int8_t& digit : digits) digit = -1;
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<int8_t>(i);
  }
  return digits;
}
constexpr std::array<int8_t, 256> kDigits = make_digits();

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = lower_ascii(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Takes "=C3" at `at`; false if none stands there.
bool take_code(std::string_view text, size_t at, std::string& out) {
  if (at + 2 >= text.size()) return false;
  const int high = hex_digit(text[at + 1]);
  const int low = hex_digit(text[at + 2]);
  if (high < 0 || low < 0) return false;
  out += static_cast<char>(high * 16 + low);
  return true;
}

struct FlowedLine {
  size_t quotes = 0;
  std::string_view text;
  bool flows = false;
};

FlowedLine flowed_line(std::string_view line) {
  FlowedLine out;
  while (out.quotes < line.size() && line[out.quotes] == '>') ++out.quotes;
  out.text = line.substr(out.quotes);
  if (out.text.starts_with(' ')) out.text.remove_prefix(1);  // put there for the mail's sake
  out.flows = out.text.ends_with(' ') && out.text != "-- ";
  return out;
}

}  // namespace

std::string from_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3 + 3);
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') {
      count = 0;  // the end, or of one part where several were put in a row
      continue;
    }
    const int digit = kDigits[static_cast<unsigned char>(c)];
    if (digit < 0) continue;
    bits = bits << 6 | static_cast<uint32_t>(digit);
    ++count;
    // The second, third and fourth digit of a group complete a byte each.
    if (count == 2) out += static_cast<char>(bits >> 4);
    if (count == 3) out += static_cast<char>(bits >> 2);
    if (count == 4) {
      out += static_cast<char>(bits);
      count = 0;
    }
  }
  return out;
}

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      out += text[at];
      continue;
    }
    if (take_code(text, at, out)) {
      at += 2;
      continue;
    }
    // A soft line break: "=", blanks, the line's end.
    size_t end = at + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    if (end < text.size() && text[end] == '\r') ++end;
    if (end >= text.size()) break;
    if (text[end] == '\n') {
      at = end;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string from_quoted_words(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '=' && take_code(text, at, out)) {
      at += 2;
    } else {
      out += text[at] == '_' ? ' ' : text[at];
    }
  }
  return out;
}

std::string decoded_body(std::string_view body, std::string_view encoding) {
  const std::string name = lower_ascii(encoding.substr(0, 40));
  if (name.find("base64") != std::string::npos) return from_base64(body);
  if (name.find("quoted-printable") != std::string::npos) return from_quoted_printable(body);
  return std::string(body);
}

std::string from_flowed(std::string_view text, bool delete_space) {
  std::string out;
  out.reserve(text.size());
  bool joined = false;  // the line before flows into this one
  size_t quotes_before = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    FlowedLine line = flowed_line(text.substr(at, end - at));
    at = end + 1;
    const bool goes_on = joined && line.quotes == quotes_before && line.text != "-- ";
    if (!goes_on) {
      if (joined) out += '\n';  // it flowed into nothing
      out.append(line.quotes, '>');
      if (line.quotes != 0) out += ' ';
    }
    if (line.flows && delete_space) line.text.remove_suffix(1);
    out += line.text;
    if (!line.flows) out += '\n';
    joined = line.flows;
    quotes_before = line.quotes;
  }
  if (!text.ends_with('\n') && out.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace hearsay::mail
