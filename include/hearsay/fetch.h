// Fetching from the web. Everything that comes back is hostile, and so may be the addresses it
// sends on to.
//
//   FetchOptions options;
//   options.contact = "https://desk.example/bot";
//   Result<Capture> page = fetch("https://harbour.example/ferry", {}, options, Env::real());
//
//   fetch("http://127.0.0.1:8080/", {}, options, env);   // fails: "... is loopback (127.0.0.0/8)"
//
// Only http and https. A host's every address is looked up once and checked; the connection goes to
// one of the addresses that were checked, never through a second lookup or a proxy; a redirect
// begins the same again. Refused unless options.allow_private: every address that is not public
// (why_not_public in io/ip_address.h), names of local networks, unusual ports. Always refused: user
// names in an address, percent-encoded hosts, hosts that are numbers in any form but four decimals,
// hosts outside ASCII (write the xn-- form). Certificates are always checked.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "hearsay/capture.h"
#include "hearsay/status.h"

namespace hearsay {

class Env;  // src/io/env.h

struct FetchOptions {
  bool allow_private = false;
  // What the User-Agent names beside hearsay and its version: a page or mailbox of whoever runs it.
  std::string contact = {};
  bool keep_bodies = true;              // Capture::body_kept of what is fetched
  uint64_t max_bytes = 32u << 20;       // of a body, as received
  uint32_t max_header_bytes = 64 << 10; // of one answer
  uint32_t max_redirects = 8;
  uint32_t connect_milliseconds = 10'000;
  uint32_t total_milliseconds = 60'000;  // of one request with its redirects
  // An answer that brings fewer bytes a second than this for so many seconds is given up.
  uint32_t least_bytes_per_second = 200;
  uint32_t slow_seconds = 15;
  // Becomes true to end what is under way; may be null. Not owned.
  const std::atomic<bool>* stop = nullptr;
};

// What the server is told of an earlier answer: it may answer 304 with no body.
struct FetchCondition {
  std::string etag;           // value of the ETag header, as received
  std::string last_modified;  // value of the Last-Modified header, as received
};

// The answer of `url`, whatever its status, after following redirects. Errors: InvalidInput (what
// is no web address, or one not to be fetched), NotFound (no such host), Limit (too large, too
// slow, too many redirects), Io (no connection, a broken answer, a certificate that does not fit).
Result<Capture> fetch(const std::string& url, const FetchCondition& condition,
                      const FetchOptions& options, Env& env);

// True if `input` begins like a web address ("http:" or "https:", any case): then it is one, and no
// file.
bool is_web_address(std::string_view input);

// "hearsay/0.1.0 (+https://desk.example/bot)".
std::string user_agent(const FetchOptions& options);

}  // namespace hearsay
