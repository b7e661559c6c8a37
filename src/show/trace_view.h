// The way of one statement, hop by hop, each with the passage that shows it.
#pragma once

#include <string>

#include "hearsay/query.h"
#include "show/style.h"

namespace hearsay {

std::string trace_text(const Trace& trace, const Style& style);

// The same as one JSON object: the statement's record, its article, and per hop the passage as
// {"text", "span"} in code points.
std::string trace_json(const Trace& trace);

}  // namespace hearsay
