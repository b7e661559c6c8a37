// Words with something inside or behind: apostrophes, hyphens, full stops; and runs of marks.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/characters.h"

namespace hearsay {

struct WordMatch {
  size_t end = 0;    // past the word
  size_t split = 0;  // where a contraction written as one word is cut; 0: nowhere
};

// The word that starts at `at` of `text`, whose run of non-space ends at `chunk_end`; `begin` is
// where the paragraph starts. A full stop belongs to it if it is an abbreviation or initial:
//   Mr. U.S. J. O'Connor non-stop AT&T   but not the clitic of "don't" (do n't) or "Iran's"
WordMatch match_word(std::string_view text, size_t chunk_end, size_t at, size_t begin);

// The end of the clitic at `at`, right behind a word: 's 'm 're 've 'll 'd n't; or `at`.
size_t match_clitic(std::string_view chunk, size_t at);

// An apostrophe at `at` opens a shortened form ('em, 'cause, '90s) and not a quotation.
bool starts_short_form(std::string_view chunk, size_t at);

// The end of the smiley at `at`, or `at`; `start` is where the run of non-space begins.
size_t match_smiley(std::string_view chunk, size_t start, size_t at);

// The end of the run of marks that starts with `first` at `at` and is one token.
size_t match_punctuation_run(std::string_view chunk, size_t at, const Character& first);

}  // namespace hearsay
