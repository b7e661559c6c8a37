// ninjs 1.0 to 3.x, the agencies' JSON.
#pragma once

#include "read/formats.h"

namespace hearsay {

// Whether the first bytes of a file begin a ninjs item, or an array or lines of them.
bool begins_ninjs(std::string_view head);

// A DocumentReader: one item, an array of items, items in an "items" array, or an item a line. An
// item of type composite also gives the text items in its associations. Notes, embargoes and
// withdrawals are handled as wire_item.h says; an item without text (a picture) is a problem.
void read_ninjs(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
                const HearProblem& problem);

}  // namespace hearsay
