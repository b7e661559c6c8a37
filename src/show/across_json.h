// What is found across articles as JSON, one line each: the same from the command line and from the
// server (docs/formats/ledger.md has every key). Spans are code points of the article's text.
#pragma once

#include <string>
#include <vector>

#include "hearsay/across_query.h"

namespace hearsay {

std::string claim_json(const ClaimPage& page);
std::string row_json(const FoundClaim& claim);
std::string row_json(const FoundStory& story);
std::string story_json(const StoryPage& page);
std::string timeline_json(const TimelineEntry& entry);
std::string change_json(const FoundChange& change);
std::string event_json(const LedgerEvent& event);

}  // namespace hearsay
