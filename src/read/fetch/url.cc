#include "read/fetch/url.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "hearsay/fetch.h"
#include "io/ip_address.h"

namespace hearsay {
namespace {

constexpr size_t kMostBytes = 4096;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool begins_without_case(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::equal(beginning.begin(), beginning.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); });
}

// For messages: short, and without what could drive a terminal.
std::string shown(std::string_view text) {
  std::string out(text.substr(0, 200));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) c = '?';
  }
  return out + (text.size() > 200 ? "..." : "");
}

Status refused(std::string_view url, std::string_view why) {
  return {StatusKind::InvalidInput, shown(url) + " was not fetched: " + std::string(why)};
}

// Ports on which the web is served; others belong to other protocols, which a request could be
// made to speak.
bool is_web_port(uint16_t port) {
  return port == 80 || port == 443 || (port >= 8000 && port <= 8999);
}

bool is_number_label(std::string_view label) {
  if (std::all_of(label.begin(), label.end(), is_digit)) return true;
  return begins_without_case(label, "0x") &&
         std::all_of(label.begin() + 2, label.end(),
                     [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); });
}

// Last labels that name hosts of the own machine or network.
constexpr std::array<std::string_view, 11> kLocalEndings = {
    "localhost", "localdomain", "local", "internal", "intranet", "lan",
    "home",      "corp",        "private", "onion",   "test"};

// Why `host` (lower case, no brackets) can't be the name of a host; empty where it can.
std::string_view bad_name(std::string_view host, Reach reach) {
  if (host.size() > 253) return "its host is longer than a name can be";
  if (host.back() == '.') return "its host ends in a dot; leave it out";
  size_t labels = 0;
  std::string_view last;
  for (size_t at = 0; at <= host.size();) {
    const size_t dot = std::min(host.find('.', at), host.size());
    last = host.substr(at, dot - at);
    if (last.empty()) return "its host has two dots in a row or one in front";
    if (last.size() > 63) return "a part of its host is longer than a name can be";
    if (last.front() == '-') return "a part of its host begins with a hyphen";
    ++labels;
    at = dot + 1;
  }
  if (is_number_label(last)) {
    if (labels == 4 && parse_ip_address(host)) return {};
    return "its host is a number in a form that hides the address; write four decimal numbers";
  }
  if (reach == Reach::Private) return {};
  const bool local =
      labels == 1 || host.ends_with(".home.arpa") ||
      std::find(kLocalEndings.begin(), kLocalEndings.end(), last) != kLocalEndings.end();
  return local ? "its host is a name of the own network; --allow-private permits it" : "";
}

std::string_view take_host(std::string_view host, Reach reach, Url& url) {
  if (host.empty()) return "it has no host";
  if (host.front() == '[') {
    if (host.back() != ']') return "the brackets of its host do not close";
    const auto address = parse_ip_address(host.substr(1, host.size() - 2));
    if (!address || !address->v6) return "what stands in brackets is no IPv6 address";
    url.host = "[" + to_string(*address) + "]";
    return {};
  }
  for (const char c : host) {
    if (c == '%') return "its host is percent-encoded; write it plainly";
    if (static_cast<unsigned char>(c) >= 0x80) {
      return "its host has letters outside ASCII; write its xn-- form";
    }
    const bool fits = is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' ||
                      c == '_' || c == '.';
    if (!fits) return "its host has a character that no name has";
    url.host += lower(c);
  }
  return bad_name(url.host, reach);
}

std::string_view take_port(std::string_view digits, Reach reach, Url& url) {
  unsigned value = 0;
  const auto end = digits.data() + digits.size();
  const bool number = !digits.empty() && digits.size() <= 5 && digits.front() != '0' &&
                      std::all_of(digits.begin(), digits.end(), is_digit) &&
                      std::from_chars(digits.data(), end, value).ptr == end;
  if (!number || value > 65535) return "its port is no number from 1 to 65535";
  url.port = static_cast<uint16_t>(value);
  if (reach == Reach::Public && !is_web_port(url.port)) {
    return "the web is not served on its port; --allow-private permits it";
  }
  return {};
}

std::string_view take_authority(std::string_view authority, Reach reach, Url& url) {
  if (authority.find('@') != std::string_view::npos) {
    return "it has a user name in front of the host; leave that out";
  }
  url.port = url.secure ? 443 : 80;
  std::string_view host = authority;
  const size_t bracket = authority.rfind(']');
  const size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    host = authority.substr(0, colon);
    if (const auto why = take_port(authority.substr(colon + 1), reach, url); !why.empty()) {
      return why;
    }
  }
  return take_host(host, reach, url);
}

// Path and query with everything percent-encoded that may not stand there.
void append_encoded(std::string_view text, std::string& out) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' &&
                       c != '\\' && c != '^' && c != '`' && c != '{' && c != '|' && c != '}';
    if (plain) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
}

// `rest` is what stands after the authority.
std::string target_of(std::string_view rest) {
  rest = rest.substr(0, rest.find('#'));
  const size_t query = std::min(rest.find('?'), rest.size());
  std::string path;
  append_encoded(rest.substr(0, query), path);
  std::string target = remove_dot_segments(path.empty() ? "/" : path);
  append_encoded(rest.substr(query), target);
  return target;
}

}  // namespace

std::string Url::origin() const {
  const bool usual = port == (secure ? 443 : 80);
  return (secure ? "https://" : "http://") + host + (usual ? "" : ":" + std::to_string(port));
}

std::string Url::text() const { return origin() + target; }

std::string_view Url::path() const {
  return std::string_view(target).substr(0, target.find('?'));
}

std::string remove_dot_segments(std::string_view path) {
  std::string out;
  for (size_t at = 0; at < path.size();) {
    // A segment with the slash in front of it.
    const size_t next = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = path.substr(at, next - at);
    const bool last = next == path.size();
    if (segment == "/..") {
      const size_t slash = out.rfind('/');
      out.erase(slash == std::string::npos ? 0 : slash);
      if (last) out += '/';
    } else if (segment == "/.") {
      if (last) out += '/';
    } else {
      out += segment;
    }
    at = next;
  }
  return out.empty() ? "/" : out;
}

bool is_web_address(std::string_view input) {
  input = trimmed(input);
  return begins_without_case(input, "http:") || begins_without_case(input, "https:");
}

Result<Url> parse_url(std::string_view text, Reach reach) {
  const std::string_view whole = trimmed(text);
  if (whole.size() > kMostBytes) return refused(whole, "it is too long");
  for (const char c : whole) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      return refused(whole, "it has a control character in it");
    }
  }
  Url url;
  std::string_view rest = whole;
  if (begins_without_case(rest, "https://")) {
    url.secure = true;
    rest.remove_prefix(8);
  } else if (begins_without_case(rest, "http://")) {
    rest.remove_prefix(7);
  } else {
    return refused(whole, "only http:// and https:// addresses are");
  }
  const size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  if (const auto why = take_authority(rest.substr(0, end), reach, url); !why.empty()) {
    return refused(whole, why);
  }
  url.target = target_of(rest.substr(end));
  return url;
}

Result<Url> resolve_reference(const Url& base, std::string_view reference, Reach reach) {
  const std::string_view whole = trimmed(reference);
  const size_t end = std::min(whole.find_first_of(":/?#"), whole.size());
  // A scheme: anything up to a colon in front of every slash.
  if (end < whole.size() && whole[end] == ':') return parse_url(whole, reach);
  if (whole.starts_with("//")) {
    return parse_url((base.secure ? "https:" : "http:") + std::string(whole), reach);
  }
  std::string target;
  if (whole.empty() || whole.front() == '#') {
    target = base.target;
  } else if (whole.front() == '/') {
    target = whole;
  } else if (whole.front() == '?') {
    target = std::string(base.path()) + std::string(whole);
  } else {
    const std::string_view path = base.path();
    target = std::string(path.substr(0, path.rfind('/') + 1)) + std::string(whole);
  }
  return parse_url(base.origin() + target, reach);
}

}  // namespace hearsay
