// URLs, e-mail addresses, host and file names, @handles and #tags: runs the tokeniser keeps whole.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

// The end of the address that starts at `at` of `chunk` (a run without white space), or `at` if
// none starts there. Trailing sentence punctuation and closing brackets are left out:
//   match_address("(see www.bbc.co.uk).", 5) == 18
// Cost: linear in the rest of the chunk; chunks beyond 2 KiB are not searched.
size_t match_address(std::string_view chunk, size_t at);

// The end of the @handle or #tag that starts at `at`, or `at`. "#1" is none: "#", "1".
size_t match_handle_or_tag(std::string_view chunk, size_t at);

}  // namespace hearsay
