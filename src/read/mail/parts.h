// A letter taken apart into its MIME parts (RFC 2045, 2046).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/mail/headers.h"

namespace hearsay::mail {

struct PartLimits {
  uint32_t parts = 1000;
  uint32_t depth = 20;  // of multiparts and letters in one another
};

struct Part {
  static constexpr uint32_t kNone = 0xffffffffu;
  Headers headers;
  std::string_view body;  // still in its transfer encoding; empty for a multipart
  std::string type;       // "text/plain", in lower case
  Parameters parameters;  // of Content-Type
  uint32_t parent = kNone;
  uint32_t depth = 0;
  bool attached = false;  // Content-Disposition: attachment
  std::string file_name;  // for people; empty where there is none
  // Of an encoded message/rfc822: `body` with the encoding undone lives here.
  std::string decoded;
};

struct Parts {
  // In the order of the letter, each after the multipart or letter it is in. The first is the
  // letter itself.
  std::vector<Part> parts;
  // Multiparts and letters that were not opened, as they were too deep or too many.
  uint32_t unopened = 0;
};

// No recursion: a list of what is still to be opened. Each byte is looked at once a level.
Parts parts_of(std::string_view letter, const PartLimits& limits = {});

}  // namespace hearsay::mail
