#include "read/feed/feed.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/utf8_front.h"
#include "read/feed/feed_parts.h"
#include "read/text_file.h"

namespace hearsay {
namespace {

constexpr size_t kLooked = 4096;

bool is_json_feed(std::string_view head) {
  head = head.substr(0, kLooked);
  const size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && head[first] == '{' &&
         (head.find("jsonfeed.org/version/") != std::string_view::npos ||
          head.find("jsonfeed.org\\/version\\/") != std::string_view::npos);
}

// Takes out items that say nothing, each with a word about it.
void drop_empty(Feed& feed, const DocumentInput& input, const HearProblem& problem) {
  std::vector<FeedItem> kept;
  for (size_t i = 0; i < feed.items.size(); ++i) {
    FeedItem& item = feed.items[i];
    if (item.url.empty() && item.content.text.empty()) {
      const std::string place = input.name + "#" + std::to_string(i + 1);
      problem({place, place + " has neither a text nor a link; it was passed over",
               StatusKind::InvalidInput, true});
      continue;
    }
    kept.push_back(std::move(item));
  }
  feed.items = std::move(kept);
}

}  // namespace

const char* name_of(FeedFormat format) {
  constexpr const char* kNames[] = {"RSS", "RSS 1.0", "Atom", "JSON Feed"};
  return kNames[static_cast<uint8_t>(format)];
}

std::optional<FeedFormat> feed_format(std::string_view head) {
  head = head.substr(0, kLooked);
  if (is_json_feed(head)) return FeedFormat::JsonFeed;
  std::string root = lower_ascii(root_name(head));
  if (const size_t colon = root.find(':'); colon != std::string::npos) root.erase(0, colon + 1);
  if (root == "rss" || root == "channel") return FeedFormat::Rss;
  if (root == "feed" || root == "entry") {
    // Any program may call its document a feed; Atom's names its vocabulary.
    const std::string_view body = head;
    const bool wide = body.find('\0') != std::string_view::npos;
    if (wide || body.find("w3.org/2005/Atom") != std::string_view::npos ||
        body.find("purl.org/atom/") != std::string_view::npos) {
      return FeedFormat::Atom;
    }
  }
  if (root == "rdf" && (head.find("purl.org/rss/1.0") != std::string_view::npos ||
                        head.find("netscape.com/rdf/simple/0.9") != std::string_view::npos)) {
    return FeedFormat::Rss1;
  }
  return std::nullopt;
}

Result<Feed> parse_feed(const DocumentInput& input, const Limits& limits,
                        const HearProblem& problem) {
  Feed feed;
  feed::Context context{input, limits, problem, feed};
  const std::optional<FeedFormat> format = feed_format(input.bytes);
  if (format == FeedFormat::JsonFeed) {
    feed.format = *format;
    if (const auto bad = first_invalid_utf8(input.bytes)) {
      return Status(StatusKind::InvalidInput,
                    input.name + " is not valid UTF-8 at byte " + std::to_string(*bad));
    }
    if (Status status = feed::read_json_feed(input.bytes, context); !status.ok()) return status;
    drop_empty(feed, input, problem);
    return feed;
  }
  const Result<XmlDocument> document =
      read_xml(xml_as_utf8(input.bytes, input.content_type), input.name);
  if (!document.ok()) return document.status();
  const XmlTree& tree = document->tree;
  const std::string_view root = tree.name(tree.root());
  if (root == "atom:feed" || root == "atom:entry") {
    feed.format = FeedFormat::Atom;
    feed::read_atom(tree, context);
  } else if (tree.local_name(tree.root()) == "rss" || root == "rdf:RDF" || root == "channel") {
    feed.format = root == "rdf:RDF" ? FeedFormat::Rss1 : FeedFormat::Rss;
    feed::read_rss(tree, context);
  } else {
    return Status(StatusKind::InvalidInput,
                  input.name + " is no feed: its first element is '" +
                      std::string(utf8_front(root, 60)) +
                      "', not rss, rdf:RDF or feed (and none of NewsML-G2)");
  }
  if (!document->broken.ok()) {
    problem({input.name,
             document->broken.message() + "; the " + std::to_string(feed.items.size()) +
                 " items before that were read",
             StatusKind::InvalidInput, true});
  }
  drop_empty(feed, input, problem);
  return feed;
}

Article article_of(const Feed& feed, size_t index, const std::string& name) {
  const FeedItem& item = feed.items[index];
  Article article;
  article.text = item.content.text;
  article.blocks = item.content.blocks;
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  article.source_id = item.id;
  article.published = item.published;
  article.outlet = item.outlet.empty() ? feed.title : item.outlet;
  article.title = item.title;
  article.byline = item.author;
  article.url = item.url;
  article.language = item.language;
  article.read_from = name + "#" + std::to_string(index + 1);
  return article;
}

void read_feed(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem) {
  const Result<Feed> feed = parse_feed(input, options.limits, problem);
  if (!feed.ok()) {
    problem({input.name, feed.status().message(), feed.status().kind(), true});
    return;
  }
  size_t teasers = 0;
  for (size_t i = 0; i < feed->items.size(); ++i) {
    if (feed->items[i].content.text.empty()) {
      ++teasers;
      continue;
    }
    Article article = article_of(*feed, i, input.name);
    complete_article(article, options);
    if (!take(std::move(article))) return;
  }
  if (teasers != 0) {
    const std::string all = std::to_string(feed->items.size());
    problem({input.name,
             input.name + " gives only a teaser for " +
                 (teasers == feed->items.size() ? "all of its " + all + " items"
                                                : std::to_string(teasers) + " of " + all +
                                                      " items") +
                 "; hearsay add --feed fetches their pages",
             StatusKind::NotFound, true});
  } else if (feed->items.empty()) {
    problem({input.name, input.name + " is a feed without items", StatusKind::NotFound, true});
  }
}

}  // namespace hearsay
