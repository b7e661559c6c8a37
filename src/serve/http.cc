#include "serve/http.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace hearsay::serve {
namespace {

// Characters of a token (RFC 9110, 5.6.2): methods and header names.
bool is_token_char(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

// Header values: visible characters, space and tab; bytes above ASCII are passed through.
bool is_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  });
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Escapes resolved; nullopt for a broken one, a control character or what is not UTF-8.
std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && plus_is_space) {
      c = ' ';
    } else if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = digit_of(text[i + 1]), low = digit_of(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return std::nullopt;
    out += c;
  }
  if (first_invalid_utf8(out)) return std::nullopt;
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

HeadResult refused(int status, std::string reason) {
  HeadResult result;
  result.refusal = status;
  result.reason = std::move(reason);
  return result;
}

// "GET /path HTTP/1.1"
int read_request_line(std::string_view line, Request& request, std::string& reason) {
  const size_t first = line.find(' ');
  const size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    reason = "the request line is not 'METHOD /path HTTP/1.1'";
    return 400;
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method)) {
    reason = "the method is no word";
    return 400;
  }
  request.method = method == "GET"    ? Method::Get
                   : method == "HEAD" ? Method::Head
                   : method == "POST" ? Method::Post
                                      : Method::Other;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    reason = "only HTTP/1.1 is spoken here";
    return version.starts_with("HTTP/") ? 505 : 400;
  }
  request.keep_alive = version == "HTTP/1.1";
  if (!parse_target(line.substr(first + 1, last - first - 1), request)) {
    reason = "the target is not a well-formed path";
    return 400;
  }
  return 0;
}

int read_length(const Request& request, uint64_t& size, std::string& reason) {
  bool seen = false;
  for (const auto& [name, value] : request.headers) {
    if (name == "transfer-encoding") {
      reason = "a transfer coding is not taken; send Content-Length";
      return 411;
    }
    if (name != "content-length") continue;
    if (seen) {
      reason = "there are two Content-Length headers";
      return 400;
    }
    seen = true;
    if (value.empty() || value.size() > 12 ||
        !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      reason = "the Content-Length is no number";
      return 400;
    }
    size = std::stoull(value);
  }
  if (size > kMostBody) {
    reason = "the body is larger than 16 MiB; send it in parts";
    return 413;
  }
  if (request.method == Method::Post && !seen) {
    reason = "a POST needs a Content-Length";
    return 411;
  }
  return 0;
}

template <typename Pairs>
std::string_view value_in(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

std::string_view Request::parameter(std::string_view name) const { return value_in(query, name); }
std::string_view Request::header(std::string_view name) const { return value_in(headers, name); }

bool Request::has_header(std::string_view name) const {
  return std::any_of(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
}

bool Request::has_parameter(std::string_view name) const {
  return std::any_of(query.begin(), query.end(), [&](const auto& p) { return p.first == name; });
}

bool parse_target(std::string_view target, Request& request) {
  const bool printable = std::all_of(target.begin(), target.end(),
                                     [](char c) { return c > 0x20 && c < 0x7F && c != '#'; });
  if (!target.starts_with('/') || target.starts_with("//") || !printable) return false;
  request.target = std::string(target);
  const size_t mark = target.find('?');
  const std::optional<std::string> path = decoded(target.substr(0, mark), false);
  if (!path) return false;
  request.path = *path;
  if (mark == std::string_view::npos) return true;
  constexpr size_t kMostParameters = 100;
  for (std::string_view rest = target.substr(mark + 1); !rest.empty();) {
    const size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    if (request.query.size() == kMostParameters) return false;
    const size_t equals = std::min(pair.find('='), pair.size());
    const auto name = decoded(pair.substr(0, equals), true);
    const auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return false;
    request.query.emplace_back(*name, *value);
  }
  return true;
}

HeadResult parse_head(std::string_view head) {
  if (!head.ends_with("\r\n\r\n")) return refused(400, "the headers do not end");
  head.remove_suffix(2);
  HeadResult result;
  Request& request = result.request;
  for (size_t number = 0; !head.empty(); ++number) {
    const size_t end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.size() > kMostLine) {
      return refused(number == 0 ? 414 : 431, "a line is longer than 8 KiB");
    }
    if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos) {
      return refused(400, "a line ends without CR LF");
    }
    if (number == 0) {
      if (const int status = read_request_line(line, request, result.reason)) {
        return refused(status, result.reason);
      }
      continue;
    }
    if (number > kMostHeaders) return refused(431, "there are more than 100 headers");
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
      return refused(400, "a header has no proper name");  // also a folded one
    }
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!is_value(value)) return refused(400, "a header holds a control character");
    request.headers.emplace_back(in_small_letters(line.substr(0, colon)), std::string(value));
  }
  if (request.target.empty()) return refused(400, "there is no request line");
  if (const int status = read_length(request, request.body_size, result.reason)) {
    return refused(status, result.reason);
  }
  const auto hosts = std::count_if(request.headers.begin(), request.headers.end(),
                                   [](const auto& h) { return h.first == "host"; });
  if (hosts != 1) return refused(400, "there must be one Host header");
  if (in_small_letters(request.header("connection")).find("close") != std::string::npos) {
    request.keep_alive = false;
  }
  return result;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return status >= 500 ? "Internal Server Error" : "Bad Request";
  }
}

std::string serialize(const Response& response, bool head_only, bool keep_alive) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
  out += reason_of(response.status);
  out += "\r\n";
  if (response.status != 304) {
    out += "Content-Type: " + response.type + "\r\n";
    if (!response.stream) out += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
  }
  for (const auto& [name, value] : response.headers) out += name + ": " + value + "\r\n";
  if (!keep_alive || response.stream) out += "Connection: close\r\n";
  out += "\r\n";
  if (!head_only && response.status != 304) out += response.body;
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~' || c == ':';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

void append_parameter(std::string& target, std::string_view name, std::string_view value) {
  target += target.find('?') == std::string::npos ? '?' : '&';
  target += percent_encoded(name);
  target += '=';
  target += percent_encoded(value);
}

}  // namespace hearsay::serve
