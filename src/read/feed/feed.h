// RSS 0.9 to 2.0, RSS 1.0, Atom and JSON Feed: what a feed says, item by item.
//
//   Result<Feed> feed = parse_feed({bytes, "feed.xml", "https://a.example/feed"}, limits, hear);
//   for (const FeedItem& item : feed->items) if (item.content.text.empty()) fetch(item.url);
//
// Pure: no clock, file or network. Hostile input is expected (see xml/xml_tree.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/formats.h"
#include "read/html/html.h"

namespace hearsay {

enum class FeedFormat : uint8_t { Rss, Rss1, Atom, JsonFeed };
// "RSS", "RSS 1.0", "Atom", "JSON Feed".
const char* name_of(FeedFormat format);

// Everything is as the feed gives it, unknown is empty; times are ISO 8601 whatever they were.
struct FeedItem {
  // What the feed calls it: guid, atom:id, rdf:about, "id"; else its link. Not interpreted; the
  // same item keeps it from poll to poll.
  std::string id;
  std::string url;    // absolute, http or https; empty where the feed gives none
  std::string title;  // one line, no markup
  std::string published;
  std::string updated;
  std::string author;    // names, with ", " between
  std::string outlet;    // whose report it is, where the feed gathers others' (source); else empty
  std::string language;  // BCP 47; of the item, else of the feed
  std::string summary;   // one or more paragraphs, no markup; a teaser
  // The report itself, where the feed carries it (content:encoded, atom:content, content_html, or a
  // description that is plainly more than a teaser); else empty. `blocks` is empty for plain text.
  HtmlText content;
};

struct Feed {
  FeedFormat format = FeedFormat::Rss;
  std::string title;
  std::string url;       // of the site
  std::string self;      // of the feed, as it says itself
  std::string next;      // of the page with older items (RFC 5005, "next_url"); empty: none
  std::string language;  // BCP 47
  std::string updated;
  // How long the feed asks to be left alone (ttl, sy:updatePeriod), in minutes; none: not said.
  std::optional<uint32_t> ttl_minutes;
  std::vector<FeedItem> items;
};

// The feed's format by its first bytes; nothing for what is no feed. Looks at 4 KB at most.
std::optional<FeedFormat> feed_format(std::string_view head);

// Reads a whole feed. `problem` hears of a document that breaks off (the items before it are
// given), of dates that are none, of items with neither text nor link and of items that the feed
// declares deleted. Errors: InvalidInput (no feed, DOCTYPE, not well formed from the start), Limit.
Result<Feed> parse_feed(const DocumentInput& input, const Limits& limits,
                        const HearProblem& problem);

// The article an item carries: read_from "feed.xml#3" counts items from 1. Requires content.
Article article_of(const Feed& feed, size_t item, const std::string& name);

// A DocumentReader: an article for each item that carries its text. The others are said in one
// problem, so that nothing is passed over in silence.
void read_feed(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem);

}  // namespace hearsay
