// What a feed lists, out of confinement: parsing happens in the child process (sandbox/), from which
// only articles and problems come, so a feed's items travel as articles.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/capture.h"
#include "hearsay/fetch.h"
#include "read/source.h"

namespace hearsay {

struct ListedItem {
  // What the feed says of it: source_id is the feed's name for it, url its page. Where `whole`, its
  // text is the report; else its title or teaser.
  Article article;
  bool whole = false;
};

struct FeedListing {
  std::string title;
  std::optional<uint32_t> ttl_minutes;  // how long the feed asks to be left alone
  std::vector<ListedItem> items;        // in the feed's order
};

// A DocumentReader (InputFormat::FeedItems), for the child: the feed itself as the first article,
// then one for each item.
void read_feed_items(const DocumentInput& input, const ReadOptions& options,
                     const TakeArticle& take, const HearProblem& problem);

// Reads a feed from `source` as a child makes of it. What could not be read of it goes to
// `problem`. Error: InvalidInput and whatever else kept the feed from being read at all.
Result<FeedListing> list_feed(ByteSource& source, const SourceInput& input,
                              const ReadOptions& options, const HearProblem& problem);

}  // namespace hearsay
