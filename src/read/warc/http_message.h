// An HTTP response as an archive keeps it: the head, and the body without its transfer coding.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hearsay/limits.h"
#include "hearsay/status.h"
#include "read/warc/warc_records.h"

namespace hearsay {

struct HttpMessage {
  uint32_t status = 0;    // 200
  std::string_view head;  // status line and header lines, each with its line end
  HeaderLines header;
  std::string_view raw;  // what follows the head
};

// Splits `block`. Error: InvalidInput, a sentence to stand behind the record's name.
Result<HttpMessage> parse_http(std::string_view block);

// The body as it was sent, its chunks joined. Crawlers that join and unpack before they write leave
// the header lines as they were: here as in unpack_body, bytes that plainly are not coded so are
// taken as they are. Errors, as of parse_http: InvalidInput (broken off).
Result<std::string> joined_body(const HttpMessage& message);

// The body without its content coding (gzip, deflate, zstd). Errors: InvalidInput (damaged), Limit,
// Unsupported (brotli).
Result<std::string> unpack_body(const HttpMessage& message, std::string joined,
                                const Limits& limits);

}  // namespace hearsay
