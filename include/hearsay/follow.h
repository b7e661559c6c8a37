// Feeds that are followed: what is remembered of each between two polls.
#pragma once

#include <cstdint>
#include <string>

namespace hearsay {

// The state of one feed. Times are seconds since 1970, 0: never.
struct FeedState {
  std::string url;    // as it was asked to be followed
  std::string title;  // as the feed says
  std::string etag, last_modified;  // of the last whole answer, for conditional requests
  int64_t polled = 0;               // when it was last asked
  int64_t next = 0;                 // not to be asked again before
  uint32_t failures = 0;            // in a row
  std::string problem;              // of the last poll, which was told; empty: there was none
};

enum class ItemOutcome : uint8_t {
  Article,     // it became an article
  Disallowed,  // robots.txt of its host forbids its page
  Failed,      // its page could not be fetched or read
  NoPage,      // it has neither text nor a page
};

// One item of a feed that was dealt with and need not be looked at again.
struct SeenItem {
  std::string feed;  // FeedState::url
  std::string item;  // what the feed calls it
  std::string url;   // of its page; may be empty
  int64_t seen = 0;
  ItemOutcome outcome = ItemOutcome::Article;
  std::string article;  // id of the article it became; else empty
};

}  // namespace hearsay
