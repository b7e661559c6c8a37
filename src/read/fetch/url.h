// Web addresses: what is one, what may be fetched, and where a reference leads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay {

struct Url {
  bool secure = false;  // https
  std::string host;     // lower case; an IPv6 address in brackets
  uint16_t port = 0;    // never 0 in a parsed one
  std::string target;   // path and query, in ASCII, always with its leading slash

  // "https://harbour.example/ferry?day=2"; a port only where it is not the scheme's own.
  std::string text() const;
  // Scheme, host and port: "https://harbour.example".
  std::string origin() const;
  std::string_view path() const;  // target without the query
};

enum class Reach : uint8_t {
  Public,   // hosts and ports of the public web only
  Private,  // also names of local networks, and every port
};

// Reads an absolute http or https address, strictly; the fragment is dropped, white space round it
// too, and what must be is percent-encoded in path and query. An IP address as host is only looked
// at for its form here (see destination.h). Errors: InvalidInput, with the address and the reason.
Result<Url> parse_url(std::string_view text, Reach reach);

// The address that `reference` means on the page `base` (RFC 3986, 5.2).
Result<Url> resolve_reference(const Url& base, std::string_view reference, Reach reach);

// A path without its "." and ".." segments.
std::string remove_dot_segments(std::string_view path);

}  // namespace hearsay
