#include <algorithm>

#include "base/utf8.h"
#include "read/charset/charset.h"
#include "read/xml/xml_tree.h"

namespace hearsay {
namespace {

// The encoding named in the XML declaration at the front; empty where none is.
std::string_view declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 256);
  const size_t begin = head.find("<?xml");
  if (begin == std::string_view::npos) return {};
  const size_t end = std::min(head.find("?>", begin), head.size());
  const std::string_view declaration = head.substr(begin, end - begin);
  const size_t key = declaration.find("encoding");
  if (key == std::string_view::npos) return {};
  const size_t open = declaration.find_first_of("\"'", key);
  if (open == std::string_view::npos) return {};
  const size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  return declaration.substr(open + 1, close - open - 1);
}

bool is_wide(std::string_view charset) {
  return charset == "UTF-16LE" || charset == "UTF-16BE";
}

}  // namespace

std::string xml_as_utf8(std::string_view bytes, std::string_view content_type) {
  // "<?" as two bytes each: UTF-16 without a BOM.
  const std::string_view front = bytes.substr(0, 4);
  if (front == std::string_view("<\0?\0", 4)) return utf16_to_utf8(bytes, true);
  if (front == std::string_view("\0<\0?", 4)) return utf16_to_utf8(bytes, false);
  const bool wide_bom = front.starts_with("\xFF\xFE") || front.starts_with("\xFE\xFF");
  const std::string_view declared = charset_named(declared_encoding(bytes));
  // Encodings whose bytes are all ASCII look like UTF-8 and are not.
  if (!wide_bom && declared != "ISO-2022-JP" && !first_invalid_utf8(bytes)) {
    return std::string(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  }
  const std::string_view given = charset_named(charset_parameter(content_type));
  for (const std::string_view charset : {given, declared}) {
    if (charset.empty() || charset == "UTF-8" || (is_wide(charset) && !wide_bom)) continue;
    return decode(bytes, charset).text;
  }
  return decode_page(bytes, "").text;
}

std::string root_name(std::string_view head) {
  std::string decoded;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    decoded = utf16_to_utf8(head.substr(2), head[0] == '\xFF');
    head = decoded;
  } else if (head.size() > 3 && (head[0] == '\0' || head[1] == '\0')) {
    decoded = utf16_to_utf8(head, head[1] == '\0');
    head = decoded;
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  constexpr std::string_view kSpace = " \t\r\n";
  for (;;) {
    const size_t at = head.find_first_not_of(kSpace);
    if (at == std::string_view::npos || head[at] != '<') return {};
    head.remove_prefix(at);
    size_t end = 0;
    if (head.starts_with("<?")) {
      end = head.find("?>");
    } else if (head.starts_with("<!--")) {
      end = head.find("-->");
    } else if (head.starts_with("<!")) {  // a DOCTYPE names the root as well, but is refused later
      end = head.find('>');
    } else {
      const size_t stop = std::min(head.find_first_of(" \t\r\n/>"), head.size());
      return std::string(head.substr(1, stop - 1));
    }
    if (end == std::string_view::npos) return {};
    head.remove_prefix(head.find('>', end) + 1);
  }
}

}  // namespace hearsay
