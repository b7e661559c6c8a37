// RSS 0.9x and 2.0, and RSS 1.0, which keeps its items beside the channel.
#include <algorithm>

#include "read/feed/feed_parts.h"

namespace hearsay::feed {
namespace {

using Node = XmlTree::Node;
constexpr Node kNone = XmlTree::kNone;

std::string first_text(const XmlTree& tree, Node node,
                       std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string text = tree.text_of(node, name);
    if (!text.empty()) return text;
  }
  return {};
}

bool has_elements(const XmlTree& tree, Node node) {
  for (Node at = node + 1; at < tree.end(node); ++at) {
    if (!tree.is_text(at)) return true;
  }
  return false;
}

// Feeds escape markup; some forget to, and its elements then stand in the feed's own tree.
std::string markup_of(const XmlTree& tree, Node node) {
  return has_elements(tree, node) ? tree.markup(node) : tree.text(node);
}

std::string first_markup(const XmlTree& tree, Node node,
                         std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (Node at = tree.child(node, name); at != kNone; at = tree.next_same(at)) {
      std::string markup = markup_of(tree, at);
      if (markup.find_first_not_of(" \t\r\n") != std::string::npos) return markup;
    }
  }
  return {};
}

// The link in an atom:link with one of the relations wanted; "" stands for none given.
std::string_view atom_link(const XmlTree& tree, Node node, std::string_view relation) {
  for (Node at = tree.child(node, "atom:link"); at != kNone; at = tree.next_same(at)) {
    const std::string_view given = tree.attribute(at, "rel");
    if (given == relation || (given.empty() && relation == "alternate")) {
      return tree.attribute(at, "href");
    }
  }
  return {};
}

void read_link(const XmlTree& tree, Node item, const Context& context, FeedItem& out) {
  const std::string guid = tree.text_of(item, "guid");
  const Node guid_node = tree.child(item, "guid");
  // The feed counts its readers' clicks; origLink is where they end.
  for (const std::string& candidate :
       {tree.text_of(item, "feedburner:origLink"), tree.text_of(item, "link"),
        std::string(atom_link(tree, item, "alternate"))}) {
    if (out.url.empty()) out.url = context.link(candidate, context.feed.url);
  }
  const bool may_be_link =
      guid_node != kNone && tree.attribute(guid_node, "isPermaLink") != "false" &&
      (guid.starts_with("http://") || guid.starts_with("https://"));
  if (out.url.empty() && may_be_link) out.url = context.link(guid, context.feed.url);
  const std::string_view about = tree.attribute(item, "rdf:about");
  if (out.url.empty()) out.url = context.link(about, context.feed.url);
  out.id = !guid.empty() ? guid : !about.empty() ? std::string(about) : out.url;
}

void read_people(const XmlTree& tree, Node item, FeedItem& out) {
  for (const std::string_view name : {"dc:creator", "author", "itunes:author"}) {
    for (Node at = tree.child(item, name); at != kNone; at = tree.next_same(at)) {
      add_name(out.author, person_of(tree.text(at)));
    }
    if (!out.author.empty()) return;
  }
  for (Node at = tree.child(item, "atom:author"); at != kNone; at = tree.next_same(at)) {
    add_name(out.author, person_of(tree.text_of(at, "atom:name")));
  }
}

FeedItem read_item(const XmlTree& tree, Node item, const Context& context) {
  FeedItem out;
  read_link(tree, item, context, out);
  const Node title = tree.child(item, "title");
  out.title = title_of(title != kNone ? markup_of(tree, title)
                                      : first_text(tree, item, {"media:title", "dc:title"}));
  out.published = context.date(first_text(
      tree, item, {"pubDate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published",
                   "pubdate", "date"}));
  out.updated = context.date(
      first_text(tree, item, {"atom:updated", "dcterms:modified", "lastBuildDate"}));
  if (out.published.empty()) out.published = out.updated;
  read_people(tree, item, out);
  out.language = first_text(tree, item, {"dc:language", "language"});
  if (out.language.empty()) out.language = tree.inherited(item, "xml:lang");
  if (out.language.empty()) out.language = context.feed.language;
  const Node source = tree.child(item, "source");
  if (source != kNone) out.outlet = title_of(tree.text(source));
  const std::string content = first_markup(
      tree, item, {"content:encoded", "yandex:full-text", "xhtml:body", "xhtml:div",
                   "atom:content", "body"});
  const std::string description =
      first_markup(tree, item, {"description", "atom:summary", "dc:description", "itunes:summary",
                                "media:description"});
  settle_texts(out, context.text(content), context.text(description));
  return out;
}

std::optional<uint32_t> minutes_to_wait(const XmlTree& tree, Node channel) {
  const auto number = [](const std::string& digits) -> uint64_t {
    uint64_t value = 0;
    if (digits.empty() || digits.size() > 6) return 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return 0;
      value = value * 10 + static_cast<uint64_t>(c - '0');
    }
    return value;
  };
  const std::string period = tree.text_of(channel, "sy:updatePeriod");
  uint64_t minutes = number(tree.text_of(channel, "ttl"));
  if (minutes == 0) {
    minutes = period == "hourly" ? 60 : period == "daily" ? 1440 : period == "weekly" ? 10080 : 0;
    if (period == "monthly") minutes = 43200;
    if (period == "yearly") minutes = 525600;
    const uint64_t times = number(tree.text_of(channel, "sy:updateFrequency"));
    if (minutes != 0 && times > 1) minutes = std::max<uint64_t>(1, minutes / times);
  }
  if (minutes == 0) return std::nullopt;
  return static_cast<uint32_t>(std::min<uint64_t>(minutes, 525600));
}

}  // namespace

void read_rss(const XmlTree& tree, Context& context) {
  const Node root = tree.root();
  Node channel = tree.child(root, "channel");
  if (channel == kNone) channel = root;
  Feed& feed = context.feed;
  feed.url = context.link(tree.text_of(channel, "link"), context.input.url);
  if (feed.url.empty()) feed.url = context.link(atom_link(tree, channel, "alternate"), "");
  feed.self = context.link(atom_link(tree, channel, "self"), context.input.url);
  feed.next = context.link(atom_link(tree, channel, "next"), context.input.url);
  if (feed.url.empty()) feed.url = context.input.url;
  feed.title = title_of(tree.text_of(channel, "title"));
  feed.language = first_text(tree, channel, {"language", "dc:language"});
  if (feed.language.empty()) feed.language = tree.inherited(channel, "xml:lang");
  feed.updated =
      context.date(first_text(tree, channel, {"lastBuildDate", "pubDate", "dc:date"}));
  feed.ttl_minutes = minutes_to_wait(tree, channel);
  // Items stand in the channel (2.0) or beside it (1.0, 0.9); some feeds do both.
  for (const Node holder : {channel, root}) {
    for (Node item = tree.child(holder, "item"); item != kNone; item = tree.next_same(item)) {
      feed.items.push_back(read_item(tree, item, context));
    }
    if (channel == root) break;
  }
}

}  // namespace hearsay::feed
