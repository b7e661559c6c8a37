#include "read/fetch/robots.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"

namespace hearsay {
namespace {

constexpr size_t kMostBytes = 512 << 10;

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Paths and patterns in one form: what needs no percent-encoding has none, what needs it has it in
// capitals, so that equal octets compare equal.
std::string in_one_form(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    bool encode = byte <= 0x20 || byte >= 0x7F;
    if (byte == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      byte = static_cast<unsigned char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
      const bool unreserved = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                              (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' ||
                              byte == '_' || byte == '~';
      encode = !unreserved;
    }
    if (encode) {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      out += static_cast<char>(byte);
    }
  }
  return out;
}

// Whether `pattern` fits the beginning of `path`: "*" stands for anything, "$" at its end for the
// end. The pieces between the stars are looked for one after the other, each at its first place:
// where that fails no later place would do.
bool fits(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  bool first = true;
  for (;;) {
    const size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == std::string_view::npos && to_the_end) {
      return first ? path == piece : path.ends_with(piece);
    }
    if (first) {
      if (!path.starts_with(piece)) return false;
      path.remove_prefix(piece.size());
    } else if (!piece.empty()) {
      // memmem is linear, std::string_view::find is not.
      const void* found = path.empty() ? nullptr
                                       : ::memmem(path.data(), path.size(), piece.data(), piece.size());
      if (found == nullptr) return false;
      path.remove_prefix(static_cast<size_t>(static_cast<const char*>(found) - path.data()) +
                         piece.size());
    }
    if (star == std::string_view::npos) return true;
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

// A group's agent line names `agent` if its leading token is it: "Hearsay/1.0" does.
bool names(std::string_view value, std::string_view agent) {
  size_t end = 0;
  while (end < value.size() &&
         (hex_value(value[end]) >= 0 || (value[end] >= 'g' && value[end] <= 'z') ||
          (value[end] >= 'G' && value[end] <= 'Z') || value[end] == '-' || value[end] == '_')) {
    ++end;
  }
  return lower_ascii(value.substr(0, end)) == agent;
}

}  // namespace

RobotsRules RobotsRules::allow_none() {
  RobotsRules none;
  none.rules_.push_back({"/", false});
  return none;
}

RobotsRules RobotsRules::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, kMostBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  RobotsRules named, any;
  bool found = false;                         // a group that names the agent
  bool of_agent = false, of_any = false;      // whom the group under way is for
  bool in_agents = false;                     // its agent lines are not over yet
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower_ascii(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) of_agent = of_any = false;
      in_agents = true;
      of_any = of_any || value == "*";
      of_agent = of_agent || names(value, agent);
      found = found || of_agent;
    } else if (key == "allow" || key == "disallow") {
      in_agents = false;
      if (value.empty()) continue;  // fits nothing
      const Rule rule{in_one_form(value), key == "allow"};
      if (of_agent) named.rules_.push_back(rule);
      if (of_any) any.rules_.push_back(rule);
    } else if (key == "crawl-delay") {
      in_agents = false;
      uint32_t seconds = 0;
      for (const char c : value.substr(0, 6)) {
        if (c < '0' || c > '9') break;
        seconds = seconds * 10 + static_cast<uint32_t>(c - '0');
      }
      if (of_agent) named.crawl_delay_ = seconds;
      if (of_any) any.crawl_delay_ = seconds;
    }
  }
  return found ? named : any;
}

bool RobotsRules::allows(std::string_view target) const {
  const std::string path = in_one_form(target);
  if (path == "/robots.txt") return true;
  size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const size_t length = rule.pattern.size();  // never 0
    if (length < longest || (length == longest && !rule.allow)) continue;
    if (!fits(rule.pattern, path)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace hearsay
