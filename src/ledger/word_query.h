// What people type into a filter, as an expression of SQLite's full-text search (FTS5). Every word
// goes in quoted, so nothing typed can be syntax.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

// `words` as one phrase in `column`: by: tasnim news -> holders : "tasnim news"
// Errors of all: InvalidInput where there is no word to look for, or more than 64.
Result<std::string> phrase_query(std::string_view column, std::string_view words);
// Every word of `words` somewhere in `column`.
Result<std::string> all_words_query(std::string_view column, std::string_view words);
// word "a phrase" beginning* -without this OR that
Result<std::string> search_query(std::string_view typed);

// Indices, in order, of the texts that have `match` (made for the column "holders"), by the very
// rules of the word index.
Result<std::vector<size_t>> which_match(const std::vector<std::string>& texts,
                                        const std::string& match);

}  // namespace hearsay
