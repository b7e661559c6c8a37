// What came back from the web at one time, kept as it came, so that a passage can be shown to have
// been there.
//
// An Article that was fetched points to its Capture; Ledger::add keeps both together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// One answer that sent the fetcher on.
struct Redirect {
  std::string url;  // that was asked
  uint32_t status = 0;
  std::string address;  // that answered, "198.51.100.7:443"
};

struct Capture {
  // "c:" and 16 hexadecimal digits of the SHA-256 over everything below but `body`.
  std::string id;
  std::string url;                  // asked for
  std::vector<Redirect> redirects;  // followed, in order; empty: none
  std::string final_url;            // that gave the answer
  std::string address;              // it was connected to, with the port
  uint32_t status = 0;              // of the HTTP answer
  // Status line and header lines as received, each with its CR LF. Any bytes.
  std::string headers;
  int64_t fetched = 0;  // seconds since 1970 when the answer was complete
  // The body as received, only the chunks of its transfer joined: still compressed where the server
  // compressed it.
  std::string sha256;  // of `body`
  uint64_t size = 0;   // of `body`
  std::string body;
  bool body_kept = true;  // false: the ledger is to keep hash and headers only; `body` may be empty
};

// Gives `capture` its id; `sha256` and `size` must be set. Call after changing anything else.
void identify(Capture& capture);

// The value of the first header line of that name (compared without regard to ASCII case), without
// the white space around it; empty where there is none. `headers` as in Capture::headers.
std::string_view header_value(std::string_view headers, std::string_view name);

}  // namespace hearsay
