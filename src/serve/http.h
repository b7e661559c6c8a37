// HTTP/1.1 as the server speaks it: requests that are read strictly, replies that are plain values.
// What is ambiguous is refused, never interpreted (RFC 9112): two lengths, a transfer coding, a bare
// line feed, a folded header, a control character.
//
//   HeadResult read = parse_head(bytes);            // up to and with the empty line
//   if (read.refusal != 0) close_after(read.refusal, read.reason);
//   handle(read.request);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::serve {

enum class Method : uint8_t { Get, Head, Post, Other };

struct Request {
  Method method = Method::Get;
  // The target as it came, "/search.json?q=dam", at most kMostLine bytes, printable ASCII.
  std::string target;
  // Its path with escapes resolved: well-formed UTF-8 without control characters.
  std::string path;
  // Its parameters in order, escapes and '+' resolved; well-formed UTF-8.
  std::vector<std::pair<std::string, std::string>> query;
  // Names in small letters, values without space around them.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  uint64_t body_size = 0;      // what Content-Length says
  bool keep_alive = true;      // the client may ask more on this connection
  bool from_loopback = true;   // the connection comes from this machine

  // The value of the first parameter or header of that name; empty where there is none.
  std::string_view parameter(std::string_view name) const;
  std::string_view header(std::string_view name) const;
  bool has_header(std::string_view name) const;
  bool has_parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  // The connection stays open after `body`, and the server sends what is published (text/event-stream).
  bool stream = false;
};

inline constexpr size_t kMostLine = 8192;        // bytes of the request line or of one header
inline constexpr size_t kMostHead = 32768;       // bytes of all of them
inline constexpr size_t kMostHeaders = 100;
inline constexpr size_t kMostBody = size_t{16} << 20;

struct HeadResult {
  Request request;
  int refusal = 0;     // status to answer with before closing; 0: none
  std::string reason;  // one sentence
};

// Reads the request line and headers. `head` ends with the empty line (CR LF CR LF).
HeadResult parse_head(std::string_view head);

// Cuts `target` into path and parameters. False where it is no well-formed target.
bool parse_target(std::string_view target, Request& request);

// "Not Found" for 404.
std::string_view reason_of(int status);

// The bytes of a reply: status line, headers, and the body unless `head_only`.
std::string serialize(const Response& response, bool head_only, bool keep_alive);

// `text` with everything but letters, digits and -._~ as %XX: for one segment or one value.
std::string percent_encoded(std::string_view text);

// Appends "&name=value" or "?name=value".
void append_parameter(std::string& target, std::string_view name, std::string_view value);

}  // namespace hearsay::serve
