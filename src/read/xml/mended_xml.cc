#include <algorithm>
#include <array>

#include "read/html/references.h"
#include "read/xml/xml_tree.h"

namespace hearsay {
namespace {

constexpr size_t kLongestName = 12;  // of a character: "thetasym" and kin

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool allowed_in_xml(uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

// What a reference at the front of `text` (a '&') becomes; `length` is how much of `text` it is.
std::string mended_reference(std::string_view text, size_t& length) {
  const size_t end = text.substr(0, kLongestName).find(';');
  length = 1;
  if (end == std::string_view::npos || end < 2) return "&amp;";
  const std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    uint32_t value = 0;
    for (const char c : digits) {
      if (hex ? !is_hex_digit(c) : !is_digit(c)) return "&amp;";
      const auto lower = static_cast<uint32_t>(c | 0x20);
      const uint32_t digit = is_digit(c) ? static_cast<uint32_t>(c - '0') : lower - 'a' + 10;
      value = std::min<uint32_t>(value * (hex ? 16 : 10) + digit, 0x200000);
    }
    if (digits.empty()) return "&amp;";
    length = end + 1;
    if (!allowed_in_xml(value)) return " ";
    return "&#" + std::to_string(value) + ";";
  }
  if (!is_letter(name[0])) return "&amp;";
  for (const std::string_view known : {"amp", "lt", "gt", "quot", "apos"}) {
    if (name == known) {
      length = end + 1;
      return std::string(text.substr(0, end + 1));
    }
  }
  const char32_t character = html::named_reference(name);
  if (character == 0) return "&amp;";
  length = end + 1;
  return "&#" + std::to_string(static_cast<uint32_t>(character)) + ";";
}

// A stretch in which an ampersand is only an ampersand.
struct Verbatim {
  std::string_view begin, end;
};
constexpr std::array<Verbatim, 3> kVerbatim = {
    {{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}}};

}  // namespace

std::string mended_xml(std::string_view xml) {
  std::string out;
  out.reserve(xml.size() + xml.size() / 64 + 16);
  // White space and zero bytes before the declaration would make it one in the wrong place.
  size_t at = xml.find_first_not_of(std::string_view(" \t\r\n\0\xEF\xBB\xBF", 8));
  std::string_view verbatim_end;  // inside such a stretch: what ends it
  for (; at < xml.size();) {
    const char c = xml[at];
    if (c == '<' && verbatim_end.empty()) {
      for (const Verbatim& one : kVerbatim) {
        if (xml.substr(at, one.begin.size()) == one.begin) verbatim_end = one.end;
      }
    } else if (!verbatim_end.empty() && c == verbatim_end[0] &&
               xml.substr(at, verbatim_end.size()) == verbatim_end) {
      out += verbatim_end;
      at += verbatim_end.size();
      verbatim_end = {};
      continue;
    } else if (c == '&' && verbatim_end.empty()) {
      size_t length = 1;
      out += mended_reference(xml.substr(at), length);
      at += length;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && !allowed_in_xml(byte)) || byte == 0x7F) {
      out += ' ';
    } else if (byte == 0xEF && (xml.substr(at, 3) == "\xEF\xBF\xBE" ||
                                xml.substr(at, 3) == "\xEF\xBF\xBF")) {
      out += "   ";
      at += 3;
      continue;
    } else {
      out += c;
    }
    ++at;
  }
  return out;
}

}  // namespace hearsay
