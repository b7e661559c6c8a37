// By what letters and mailboxes are known.
#pragma once

#include <string_view>

#include "read/formats.h"

namespace hearsay::mail {

// Lines "Name: value", three of them of names that letters have.
bool looks_like_header(std::string_view head);

// A mailbox's line before a letter: "From ann@courier.example Wed Mar  4 17:20:00 2026", an address
// and a time with a year, so that a sentence beginning so is not taken for one.
bool is_separator(std::string_view line);

// Reads one letter and those inside it; false once `take` has had enough.
bool read_one(std::string_view letter, const std::string& name, const ReadOptions& options,
              const TakeArticle& take, const HearProblem& problem);

}  // namespace hearsay::mail
