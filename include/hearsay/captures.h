// What a ledger keeps of the web: captures behind articles, and feeds that are followed.
//
//   Result<std::vector<KeptCapture>> kept = captures_of(ledger, "a:5f1c20d1aa0e93b7");
//   Result<KeptCapture> whole = find_capture(ledger, kept->front().capture.id);
//   write(whole->capture.body);
//
// Errors of every function: InvalidInput (an ambiguous id; a ledger opened for reading, where it
// writes), NotFound (an id), Corrupt (a damaged row), Io. A ledger of schema 1 that is only read has
// no captures and no feeds.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/capture.h"
#include "hearsay/follow.h"
#include "hearsay/ledger.h"

namespace hearsay {

struct KeptCapture {
  Capture capture;  // body_kept: the ledger has its body
  std::vector<std::string> articles;  // ids of those that were read out of it
};

// All captures of the article with that whole id, oldest first, without their bodies.
Result<std::vector<KeptCapture>> captures_of(Ledger& ledger, const std::string& article);

// One capture with its body, whose hash was checked. `id` may be shortened; "a:..." means the
// newest capture of that article.
Result<KeptCapture> find_capture(Ledger& ledger, const std::string& id);

// Every capture with its body, in the order they were kept. `visit` answers false to stop.
Status each_capture(Ledger& ledger, const std::function<bool(const KeptCapture&)>& visit);

// What is remembered of that feed; nothing where it was never followed.
Result<std::optional<FeedState>> feed_state(Ledger& ledger, const std::string& url);
Result<std::vector<FeedState>> all_feeds(Ledger& ledger);
// Whether an item of a feed was dealt with.
Result<bool> item_seen(Ledger& ledger, const std::string& feed, const std::string& item);

// Remember, in the current batch (see Ledger::commit). The state of a feed replaces the one before;
// an item that is there already stays as it is.
Status keep_feed_state(Ledger& ledger, const FeedState& state);
Status keep_seen_item(Ledger& ledger, const SeenItem& item);

// "article", "disallowed", "failed", "no_page".
std::string_view name_of(ItemOutcome outcome);

}  // namespace hearsay
