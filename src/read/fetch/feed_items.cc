#include "read/fetch/feed_items.h"

#include <charconv>

#include "read/feed/feed.h"
#include "read/text_file.h"

namespace hearsay {
namespace {

// How the kinds of article are told apart, at the end of read_from.
constexpr std::string_view kFeed = "#feed";
constexpr std::string_view kTeaser = "#teaser";
constexpr size_t kMostItems = 2000;

Article feed_article(const Feed& feed, const std::string& name) {
  Article article;
  article.text = "feed " + (feed.ttl_minutes ? std::to_string(*feed.ttl_minutes) : "");
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  article.title = feed.title;
  article.language = feed.language;
  article.read_from = name + std::string(kFeed);
  return article;
}

}  // namespace

void read_feed_items(const DocumentInput& input, const ReadOptions& options,
                     const TakeArticle& take, const HearProblem& problem) {
  const Result<Feed> feed = parse_feed(input, options.limits, problem);
  if (!feed.ok()) {
    problem({input.name, feed.status().message(), feed.status().kind(), true});
    return;
  }
  if (!take(feed_article(*feed, input.name))) return;
  const size_t count = std::min(feed->items.size(), kMostItems);
  for (size_t i = 0; i < count; ++i) {
    const FeedItem& item = feed->items[i];
    Article article = article_of(*feed, i, input.name);
    if (article.text.empty()) {
      article.text = !item.summary.empty() ? item.summary : !item.title.empty() ? item.title : item.url;
      article.body = {0, static_cast<uint32_t>(article.text.size())};
      article.blocks.clear();
      article.read_from += kTeaser;
    }
    complete_article(article, options);
    if (!take(std::move(article))) return;
  }
  if (count < feed->items.size()) {
    problem({input.name,
             input.name + " lists more than " + std::to_string(kMostItems) +
                 " items; the further ones were passed over",
             StatusKind::Limit, false});
  }
}

Result<FeedListing> list_feed(ByteSource& source, const SourceInput& input,
                              const ReadOptions& options, const HearProblem& problem) {
  FeedListing listing;
  bool found = false;
  Status failed(StatusKind::InvalidInput, input.name + " is no feed");
  ReadOptions as_feed = options;
  as_feed.format = InputFormat::FeedItems;
  const auto take = [&](Article&& article) {
    if (!found) {
      found = true;
      listing.title = article.title;
      uint32_t minutes = 0;
      const std::string_view digits = std::string_view(article.text).substr(5);
      const auto end = digits.data() + digits.size();
      if (std::from_chars(digits.data(), end, minutes).ptr == end && !digits.empty()) {
        listing.ttl_minutes = minutes;
      }
      return true;
    }
    ListedItem& item = listing.items.emplace_back();
    item.whole = !article.read_from.ends_with(kTeaser);
    item.article = std::move(article);
    return listing.items.size() < kMostItems;
  };
  const auto hear = [&](const InputProblem& heard) {
    if (!found) failed = Status(heard.kind, heard.why);
    if (found) problem(heard);
  };
  read_confined(source, input, as_feed, take, hear);
  if (!found) return failed;
  return listing;
}

}  // namespace hearsay
