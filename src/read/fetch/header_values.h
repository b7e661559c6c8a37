// What header lines of an answer say about when to ask again.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay {

// Seconds from `now` (since 1970) on that Retry-After asks to wait: a number of seconds or a date.
// `headers` as Capture::headers. Nothing where it is not there or says nothing.
std::optional<uint64_t> retry_after(std::string_view headers, int64_t now);

// Seconds that Cache-Control allows to keep the answer: its max-age, 0 for no-store and no-cache.
std::optional<uint64_t> max_age(std::string_view headers);

}  // namespace hearsay
