// Rows of lists and things shown by id as JSON, one line each: the same from the command line and
// from the server.
#pragma once

#include <string>

#include "hearsay/query.h"

namespace hearsay {

// {"statement": {...}, "article": {...}}: the record of the statement and where it stands.
std::string row_json(const FoundStatement& found);
// The article object of the record, without its text, and what the ledger knows beside it.
std::string row_json(const FoundArticle& found);
// {"name": ..., "actor": ..., "acts": {"deny": 4}, ...}
std::string row_json(const FoundActor& found);
// What an id names, whole: an article's record, a statement's row, an actor with its statements.
std::string shown_json(const Shown& shown);

// Seconds since 1970 as ISO 8601 in UTC; empty for an unknown time.
std::string iso_time(const std::optional<int64_t>& seconds);

}  // namespace hearsay
