// Polling feeds: what is new in one, and when it may be asked again.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "hearsay/follow.h"
#include "read/fetch/feed_items.h"
#include "read/fetch/visitor.h"

namespace hearsay {

// What a follower asks and tells whoever keeps the ledger.
struct FollowerHost {
  // Whether the item of the feed was dealt with already.
  std::function<bool(const std::string& feed, const std::string& item)> seen;
  // A new article and the item it came from (without the article's id). False: stop.
  std::function<bool(Article&&, const SeenItem&)> take;
  // An item that gave no article and is not to be looked at again.
  std::function<void(const SeenItem&)> pass_over;
  // Something a person should know, one sentence; said once.
  std::function<void(const std::string&)> tell;
};

struct FollowSettings {
  uint64_t every_seconds = 900;    // between two polls of a feed, where it asks for nothing else
  uint64_t least_seconds = 300;    // never more often
  uint64_t most_seconds = 86'400;  // never more seldom, however a feed or its failures ask
};

// What an answer asks for besides FollowSettings; seconds.
struct PollAdvice {
  std::optional<uint64_t> ttl, max_age, retry_after;
};

// Seconds until the next poll: the largest of what settings and advice say, doubled for each failure
// in a row, within least_seconds and most_seconds (a Retry-After may be longer, up to a week), plus
// up to a tenth of it that depends on `url` and `failures`, so that feeds spread out.
uint64_t seconds_until_next(const std::string& url, uint32_t failures,
                            const FollowSettings& settings, const PollAdvice& advice);

class Follower {
 public:
  // All must outlive it. `options.fetch` and `options.env` are used.
  Follower(const ReadOptions& options, const FollowSettings& settings, const Courtesy& courtesy,
           const FollowerHost& host);

  // Asks the feed once, takes what is new in it, oldest first, and brings `state` up to date. A
  // `state.url` that is no web address is read as a file, its pages are fetched all the same.
  // Error: Io where it was stopped.
  Status poll(FeedState& state);

 private:
  Result<FeedListing> listing_of(FeedState& state, std::shared_ptr<const Capture>& capture,
                                 PollAdvice& advice, bool& unchanged);
  Result<FeedListing> read_file(const FeedState& state);
  void fail(FeedState& state, const std::string& problem, const PollAdvice& advice);
  // False to stop.
  bool take_item(const FeedState& state, ListedItem& item,
                 const std::shared_ptr<const Capture>& capture);
  bool visit_page(SeenItem& seen, const Article& listed);
  bool give_up_item(SeenItem& seen, ItemOutcome outcome, const std::string& why);
  bool stopped() const;

  const ReadOptions& options_;
  const FollowSettings settings_;
  const FollowerHost& host_;
  Env& env_;
  Visitor visitor_;
  bool left_over_ = false;                 // an item of this poll is to be tried again
  std::map<std::string, uint32_t> tries_;  // of pages that could not be had, by address
};

}  // namespace hearsay
