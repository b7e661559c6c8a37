// Stories, timelines, changes and events for people.
#pragma once

#include <string>

#include "hearsay/across_query.h"
#include "show/style.h"

namespace hearsay {

// Its articles by day, who copies whom, and its claims with how many origins each has.
std::string story_text(const StoryPage& page, const std::vector<ClaimPage>& claims,
                       const Style& style);
std::string timeline_text(const std::vector<TimelineEntry>& entries, const Style& style);
std::string changes_text(const std::vector<FoundChange>& changes, const Style& style);
std::string event_text(const LedgerEvent& event, const Style& style);

// One page of Markdown: what is claimed, on how many origins, who denies, who is silent, what
// changed; every line with its passage.
std::string brief_markdown(const StoryPage& page, const std::vector<ClaimPage>& claims);

}  // namespace hearsay
