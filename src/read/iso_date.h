// ISO 8601 dates as article metadata carries them.
#pragma once

#include <string_view>

namespace hearsay {

// True for YYYY-MM-DD with a day that exists, alone or followed by T or a space and a time
// (17:20, 17:20:05, with fraction, with Z or +02:00). "2026-02-30" is none.
bool is_iso_date(std::string_view text);

}  // namespace hearsay
