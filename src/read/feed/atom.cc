// Atom 1.0 (RFC 4287), and 0.3 where it says the same in other words.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8_front.h"
#include "read/feed/feed_parts.h"

namespace hearsay::feed {
namespace {

using Node = XmlTree::Node;
constexpr Node kNone = XmlTree::kNone;

// Where relative links inside `node` begin: every xml:base around it counts, outermost first.
std::string base_of(const XmlTree& tree, Node node, const Context& context) {
  std::vector<std::string_view> bases;
  for (Node at = node; at != kNone; at = tree.parent(at)) {
    if (const auto base = tree.attribute(at, "xml:base"); !base.empty()) bases.push_back(base);
  }
  std::string base = context.input.url;
  for (auto one = bases.rbegin(); one != bases.rend(); ++one) {
    std::string whole = context.link(*one, base);
    if (!whole.empty()) base = std::move(whole);
  }
  return base.empty() ? context.feed.url : base;
}

std::string link_of(const XmlTree& tree, Node node, std::string_view relation,
                    const Context& context) {
  std::string found;
  for (Node at = tree.child(node, "atom:link"); at != kNone; at = tree.next_same(at)) {
    const std::string_view given = tree.attribute(at, "rel");
    if (given != relation && !(given.empty() && relation == "alternate")) continue;
    std::string link = context.link(tree.attribute(at, "href"), base_of(tree, at, context));
    if (link.empty()) continue;
    // A page for people before one for programs.
    const std::string_view type = tree.attribute(at, "type");
    if (type.empty() || type == "text/html" || relation != "alternate") return link;
    if (found.empty()) found = std::move(link);
  }
  return found;
}

enum class TextType : uint8_t { Text, Html, Xhtml, Other };

TextType type_of(const XmlTree& tree, Node node) {
  const std::string type = lower_ascii(tree.attribute(node, "type"));
  if (tree.attribute(node, "mode") == "escaped") return TextType::Html;  // Atom 0.3
  if (type.empty() || type == "text" || type == "text/plain") {
    // Text with elements in it is Atom 0.3, or a feed that forgot to say.
    for (Node at = node + 1; at < tree.end(node); ++at) {
      if (!tree.is_text(at)) return TextType::Xhtml;
    }
    return TextType::Text;
  }
  if (type == "html" || type == "text/html") return TextType::Html;
  if (type == "xhtml" || type == "application/xhtml+xml") return TextType::Xhtml;
  return TextType::Other;
}

HtmlText text_of(const XmlTree& tree, Node node, const Context& context) {
  if (node == kNone || !tree.attribute(node, "src").empty()) return {};  // it stands elsewhere
  switch (type_of(tree, node)) {
    case TextType::Text:
      return plain_text(tree.text(node), context.limits);
    case TextType::Html:
      return context.text(tree.text(node));
    case TextType::Xhtml:
      return context.text(tree.markup(node));
    case TextType::Other:
      break;
  }
  return {};
}

std::string title_in(const XmlTree& tree, Node node) {
  const Node title = tree.child(node, "atom:title");
  if (title == kNone) return {};
  switch (type_of(tree, title)) {
    case TextType::Text:
      return one_line(tree.text(title));
    case TextType::Xhtml:
      return title_of(tree.markup(title));
    case TextType::Html:
    case TextType::Other:
      break;
  }
  return title_of(tree.text(title));
}

void add_people(const XmlTree& tree, Node node, std::string& names) {
  for (Node at = tree.child(node, "atom:author"); at != kNone; at = tree.next_same(at)) {
    const std::string name = tree.text_of(at, "atom:name");
    add_name(names, person_of(name.empty() ? tree.text(at) : name));
  }
}

// `feed_authors` are those of entries that name none.
FeedItem read_entry(const XmlTree& tree, Node entry, const std::string& feed_authors,
                    const Context& context) {
  FeedItem out;
  out.url = link_of(tree, entry, "alternate", context);
  out.id = tree.text_of(entry, "atom:id");
  if (out.url.empty() && out.id.starts_with("http")) out.url = context.link(out.id, "");
  if (out.id.empty()) out.id = out.url;
  out.title = title_in(tree, entry);
  const auto date = [&](std::initializer_list<std::string_view> names) -> std::string {
    for (const std::string_view name : names) {
      const std::string text = tree.text_of(entry, name);
      if (!text.empty()) return context.date(text);
    }
    return {};
  };
  out.published = date({"atom:published", "atom:issued", "atom:created", "dc:date"});
  out.updated = date({"atom:updated", "atom:modified"});
  if (out.published.empty()) out.published = out.updated;
  const Node source = tree.child(entry, "atom:source");
  add_people(tree, entry, out.author);
  if (source != kNone) {
    out.outlet = title_in(tree, source);
    if (out.author.empty()) add_people(tree, source, out.author);
  }
  if (out.author.empty()) add_name(out.author, person_of(tree.text_of(entry, "dc:creator")));
  if (out.author.empty()) out.author = feed_authors;
  out.language = tree.inherited(entry, "xml:lang");
  const Node content = tree.child(entry, "atom:content");
  if (content != kNone && !tree.attribute(content, "xml:lang").empty()) {
    out.language = tree.attribute(content, "xml:lang");
  }
  settle_texts(out, text_of(tree, content, context),
               text_of(tree, tree.child(entry, "atom:summary"), context));
  return out;
}

}  // namespace

void read_atom(const XmlTree& tree, Context& context) {
  const Node root = tree.root();
  Feed& feed = context.feed;
  const bool lone = tree.name(root) == "atom:entry";  // a document of one entry
  if (!lone) {
    feed.url = link_of(tree, root, "alternate", context);
    feed.self = link_of(tree, root, "self", context);
    feed.next = link_of(tree, root, "next", context);
    feed.title = title_in(tree, root);
    feed.updated = context.date(tree.text_of(root, "atom:updated"));
  }
  feed.language = tree.attribute(root, "xml:lang");
  if (lone) {
    feed.items.push_back(read_entry(tree, root, "", context));
    return;
  }
  std::string authors;
  add_people(tree, root, authors);
  for (Node at = tree.first_child(root); at != kNone; at = tree.next_sibling(at)) {
    if (tree.name(at) == "atom:entry") {
      feed.items.push_back(read_entry(tree, at, authors, context));
    } else if (tree.name(at) == "at:deleted-entry") {  // RFC 6721
      const std::string place = context.input.name;
      context.problem({place,
                       place + " says that the item '" +
                           one_line(utf8_front(tree.attribute(at, "ref"), 200)) +
                           "' was deleted by its publisher",
                       StatusKind::NotFound, false});
    }
  }
}

}  // namespace hearsay::feed
