// A capture for people and as JSON.
#pragma once

#include <string>

#include "hearsay/captures.h"
#include "show/style.h"

namespace hearsay {

// "2026-03-04T17:20:00Z".
std::string utc_time(int64_t seconds);

// All that is known of it but its body.
std::string capture_text(const KeptCapture& kept, const Style& style);
std::string capture_json(const KeptCapture& kept);

// One line for an article that was read out of it: "captured 2026-... from URL (c:...)".
std::string capture_line(const KeptCapture& kept);

}  // namespace hearsay
