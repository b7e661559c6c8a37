// A capture as a record of a web archive (WARC 1.1), for other programs and for `hearsay add`.
#pragma once

#include <string>

#include "hearsay/captures.h"

namespace hearsay {

// A `response` record with the head and body as received. The body is without the chunks of its
// transfer, so a Transfer-Encoding line becomes X-Crawler-Transfer-Encoding, as crawlers write it.
// Requires body_kept. Equal captures give equal bytes.
std::string warc_record(const KeptCapture& kept);

}  // namespace hearsay
