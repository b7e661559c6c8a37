#include "read/mail/signs.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace hearsay::mail {

bool looks_like_header(std::string_view head) {
  constexpr std::array<std::string_view, 16> kNames = {
      "from",         "to",           "subject",      "date",        "received",  "return-path",
      "message-id",   "mime-version", "delivered-to", "reply-to",    "sender",    "content-type",
      "dkim-signature", "list-id",    "x-mailer",     "authentication-results"};
  size_t known = 0;
  bool only_mail = false;  // "date:" and "subject:" stand before plain texts too
  for (size_t at = 0; at < head.size();) {
    const size_t end = std::min(head.find('\n', at), head.size());
    std::string_view line = head.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    at = end + 1;
    if (line.empty()) break;
    if (line[0] == ' ' || line[0] == '\t') {
      if (known == 0) return false;
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return end >= head.size() && known >= 3;
    const std::string name = lower_ascii(line.substr(0, colon));
    if (name.find(' ') != std::string::npos) return false;
    known += std::find(kNames.begin(), kNames.end(), name) != kNames.end();
    only_mail = only_mail || name == "from" || name == "received" || name == "return-path" ||
                name == "mime-version" || name == "message-id";
  }
  return known >= 3 && only_mail;
}

bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const size_t clock = line.find(':');
  if (clock == std::string_view::npos || clock + 2 >= line.size()) return false;
  const auto digit = [&](size_t at) { return line[at] >= '0' && line[at] <= '9'; };
  if (!digit(clock - 1) || !digit(clock + 1)) return false;
  for (size_t at = clock; at + 4 <= line.size(); ++at) {
    if (digit(at) && digit(at + 1) && digit(at + 2) && digit(at + 3)) return true;
  }
  return false;
}

}  // namespace hearsay::mail
