#include "read/wire/nitf.h"

#include "read/date_forms.h"

namespace hearsay::wire {
namespace {

using Node = XmlTree::Node;
constexpr Node kNone = XmlTree::kNone;

struct Renamed {
  std::string_view nitf, html;
};
constexpr Renamed kRenamed[] = {
    {"p", "p"},           {"hl1", "h2"},      {"hl2", "h3"},
    {"block", "div"},     {"bq", "blockquote"}, {"media", "figure"},
    {"media-caption", "figcaption"},          {"ul", "ul"},
    {"ol", "ol"},         {"li", "li"},       {"dl", "dl"},
    {"dt", "dt"},         {"dd", "dd"},       {"table", "table"},
    {"caption", "caption"}, {"tr", "tr"},     {"td", "td"},
    {"th", "th"},         {"nitf-table", "table"}, {"br", "br"},
    {"hr", "hr"},         {"pre", "pre"},     {"q", "q"},
    {"a", "a"},           {"tagline", "p"},   {"note", "div"},
    {"body.content", "div"}, {"body.end", "div"}};

// Names of people, places and the like are marked up inside sentences: their text stays.
std::string_view html_name(std::string_view nitf) {
  for (const Renamed& one : kRenamed) {
    if (one.nitf == nitf) return one.html;
  }
  return {};
}

// The first element of that local name inside `node`, at any depth.
Node find(const XmlTree& tree, Node node, std::string_view local) {
  for (Node at = node; at < tree.end(node); ++at) {
    if (!tree.is_text(at) && tree.local_name(at) == local) return at;
  }
  return kNone;
}

std::string line_in(const XmlTree& tree, Node node, std::string_view local) {
  const Node found = node == kNone ? kNone : find(tree, node, local);
  return found == kNone ? std::string() : one_line(tree.text(found));
}

}  // namespace

HtmlText nitf_text(const XmlTree& tree, Node node, const Limits& limits) {
  Node content = find(tree, node, "body.content");
  if (content == kNone) content = find(tree, node, "body");
  if (content == kNone) content = node;
  std::string markup = "<div>" + tree.markup(content, html_name) + "</div>";
  if (const Node end = find(tree, node, "body.end"); end != kNone) {
    markup += "<div>" + tree.markup(end, html_name) + "</div>";
  }
  return html_to_text(markup, limits);
}

void nitf_metadata(const XmlTree& tree, Node nitf, Item& item) {
  const auto fill = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  const Node head = find(tree, nitf, "head");
  const Node top = find(tree, nitf, "body.head");
  fill(item.title, line_in(tree, top, "hl1"));
  fill(item.title, line_in(tree, head, "title"));
  if (top != kNone) {
    if (const Node byline = find(tree, top, "byline"); byline != kNone) {
      // A person where one is marked up, else the line; the title of the post is no name.
      std::string name = line_in(tree, byline, "person");
      for (Node at = tree.first_child(byline); name.empty() && at != kNone;
           at = tree.next_sibling(at)) {
        if (tree.is_text(at)) name = one_line(tree.bytes(at));
      }
      while (!name.empty() && (name.back() == ',' || name.back() == ' ')) name.pop_back();
      fill(item.byline, byline_of(name));
    }
    fill(item.dateline, line_in(tree, top, "dateline"));
    for (Node at = top; at < tree.end(top); ++at) {
      if (tree.is_text(at) || tree.local_name(at) != "note") continue;
      item.notes.push_back(one_line(tree.text(at)));
    }
  }
  if (head == kNone) return;
  for (Node at = head; at < tree.end(head); ++at) {
    if (tree.is_text(at)) continue;
    const std::string_view name = tree.local_name(at);
    if (name == "docdata") {
      const PubStatus status = status_named(tree.attribute(at, "management-status"));
      if (status != PubStatus::Usable) item.status = status;
    } else if (name == "ed-msg") {
      if (std::string note = one_line(tree.attribute(at, "info")); !note.empty()) {
        item.notes.push_back(std::move(note));
      }
    } else if (name == "date.release" || name == "date.issue") {
      fill(item.published, iso_date_from(tree.attribute(at, "norm")));
    } else if (name == "doc-id") {
      fill(item.uri, std::string(tree.attribute(at, "id-string")));
    } else if (name == "doc.copyright") {
      fill(item.outlet, one_line(tree.attribute(at, "holder")));
    }
  }
}

}  // namespace hearsay::wire
