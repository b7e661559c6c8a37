#include "read/wire/newsml.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8_front.h"
#include "read/date_forms.h"
#include "read/text_file.h"
#include "read/wire/nitf.h"
#include "read/xml/xml_tree.h"

namespace hearsay {
namespace {

using Node = XmlTree::Node;
constexpr Node kNone = XmlTree::kNone;

constexpr std::array<std::string_view, 6> kOtherItems = {
    "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem", "hopHistory"};

// The first child whose name, without its namespace, is `local`: agencies vary in theirs.
Node child(const XmlTree& tree, Node node, std::string_view local) {
  if (node == kNone) return kNone;
  for (Node at = tree.first_child(node); at != kNone; at = tree.next_sibling(at)) {
    if (!tree.is_text(at) && tree.local_name(at) == local) return at;
  }
  return kNone;
}

std::string line(const XmlTree& tree, Node node, std::string_view local) {
  const Node found = child(tree, node, local);
  return found == kNone ? std::string() : one_line(tree.text(found));
}

// What a thing is called: its <name>, else its literal, else the end of its code.
std::string name_of(const XmlTree& tree, Node thing) {
  if (thing == kNone) return {};
  std::string name = line(tree, thing, "name");
  if (name.empty()) name = one_line(tree.attribute(thing, "literal"));
  if (name.empty()) name = std::string(wire::last_part(tree.attribute(thing, "qcode")));
  return name;
}

std::string_view code_of(const XmlTree& tree, Node node) {
  const std::string_view qcode = tree.attribute(node, "qcode");
  return qcode.empty() ? tree.attribute(node, "uri") : qcode;
}

void read_item_meta(const XmlTree& tree, Node meta, wire::Item& item) {
  if (meta == kNone) return;
  std::string created;
  for (Node at = tree.first_child(meta); at != kNone; at = tree.next_sibling(at)) {
    if (tree.is_text(at)) continue;
    const std::string_view name = tree.local_name(at);
    if (name == "pubStatus") {
      item.status = wire::status_named(code_of(tree, at));
    } else if (name == "signal") {
      if (item.signals.size() < 50) item.signals.emplace_back(wire::last_part(code_of(tree, at)));
    } else if (name == "edNote") {
      std::string note = one_line(tree.text(at));
      if (!note.empty() && item.notes.size() < 50) item.notes.push_back(std::move(note));
    } else if (name == "embargoed") {
      const std::string until = one_line(tree.text(at));
      item.embargo = iso_date_from(until);
      if (item.embargo.empty()) item.embargo = until.empty() ? "further notice" : until;
    } else if (name == "versionCreated") {
      item.published = iso_date_from(tree.text(at));
    } else if (name == "firstCreated") {
      created = iso_date_from(tree.text(at));
    } else if (name == "provider" && item.outlet.empty()) {
      item.outlet = name_of(tree, at);
    } else if (name == "itemClass") {
      item.kind = wire::last_part(code_of(tree, at));
      if (item.kind == "text") item.kind.clear();
    }
  }
  if (item.published.empty()) item.published = created;
}

// The main headline, where there are several (a subtitle, one for telephones).
std::string headline_of(const XmlTree& tree, Node meta) {
  std::string first;
  for (Node at = child(tree, meta, "headline"); at != kNone; at = tree.next_same(at)) {
    const std::string_view role = wire::last_part(tree.attribute(at, "role"));
    if (role == "main" || role.empty()) return one_line(tree.text(at));
    if (first.empty()) first = one_line(tree.text(at));
  }
  return first;
}

void read_content_meta(const XmlTree& tree, Node meta, wire::Item& item) {
  if (meta == kNone) return;
  item.title = headline_of(tree, meta);
  item.byline = wire::byline_of(line(tree, meta, "by"));
  for (Node at = child(tree, meta, "creator"); at != kNone && item.byline.empty();
       at = tree.next_same(at)) {
    item.byline = line(tree, at, "name");
  }
  item.dateline = line(tree, meta, "dateline");
  if (item.published.empty()) item.published = iso_date_from(line(tree, meta, "contentModified"));
  if (item.published.empty()) item.published = iso_date_from(line(tree, meta, "contentCreated"));
  if (const Node language = child(tree, meta, "language"); language != kNone) {
    item.language = tree.attribute(language, "tag");
  }
  if (item.outlet.empty()) item.outlet = line(tree, meta, "creditline");
}

Node find_html_body(const XmlTree& tree, Node node) {
  for (Node at = node; at < tree.end(node); ++at) {
    if (tree.local_name(at) == "body") return at;
  }
  return node;
}

// The richest of the renditions in a content set: XHTML, NITF, HTML as data, plain text.
void read_content(const XmlTree& tree, Node set, const Limits& limits, wire::Item& item) {
  if (set == kNone) return;
  int best = 0;
  const auto offer = [&](int rank, HtmlText text) {
    if (rank <= best || text.text.find_first_not_of(" \t\r\n") == std::string::npos) return;
    best = rank;
    item.body = std::move(text);
  };
  for (Node at = tree.first_child(set); at != kNone; at = tree.next_sibling(at)) {
    if (tree.is_text(at)) continue;
    const std::string_view name = tree.local_name(at);
    const std::string type = lower_ascii(tree.attribute(at, "contenttype"));
    if (name == "inlineXML") {
      Node inside = tree.first_child(at);
      while (inside != kNone && tree.is_text(inside)) inside = tree.next_sibling(inside);
      if (inside == kNone) continue;
      if (tree.local_name(inside) == "nitf") {
        wire::nitf_metadata(tree, inside, item);
        offer(3, wire::nitf_text(tree, inside, limits));
      } else {
        offer(4, html_to_text(tree.markup(find_html_body(tree, inside)), limits));
      }
    } else if (name == "inlineData") {
      if (!tree.attribute(at, "encoding").empty()) continue;  // base64 of a picture
      const std::string data = tree.text(at);
      if (type.find("html") != std::string::npos) {
        offer(2, html_to_text(data, limits));
      } else if (type.empty() || type.starts_with("text/")) {
        HtmlText plain;
        plain.text = data;
        crlf_to_lf(plain.text);
        offer(1, std::move(plain));
      }
    } else if (name == "remoteContent" && item.elsewhere.empty()) {
      item.elsewhere = tree.attribute(at, "href");
    }
  }
}

wire::Item item_of(const XmlTree& tree, Node node, const std::string& place,
                   const Limits& limits) {
  wire::Item item;
  item.place = place;
  item.uri = tree.attribute(node, "guid");
  item.version = tree.attribute(node, "version");
  read_item_meta(tree, child(tree, node, "itemMeta"), item);
  const Node meta = child(tree, node, "contentMeta");
  read_content_meta(tree, meta, item);
  const Node rights = child(tree, node, "rightsInfo");
  if (item.outlet.empty() && rights != kNone) {
    item.outlet = name_of(tree, child(tree, rights, "copyrightHolder"));
  }
  // Last, as it may be somebody whose report the agency only worked on.
  if (item.outlet.empty() && meta != kNone) {
    item.outlet = name_of(tree, child(tree, meta, "infoSource"));
  }
  read_content(tree, child(tree, node, "contentSet"), limits, item);
  if (item.language.empty()) item.language = tree.inherited(node, "xml:lang");
  return item;
}

}  // namespace

bool begins_newsml(std::string_view head) {
  std::string root = root_name(head);
  if (const size_t colon = root.find(':'); colon != std::string::npos) root.erase(0, colon + 1);
  return root == "newsItem" || root == "newsMessage" || root == "nitf" || root == "NewsML" ||
         std::find(kOtherItems.begin(), kOtherItems.end(), root) != kOtherItems.end();
}

void read_newsml(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
                 const HearProblem& problem) {
  const auto say = [&](const std::string& why, StatusKind kind, bool skipped) {
    problem({input.name, why, kind, skipped});
  };
  const Result<XmlDocument> document =
      read_xml(xml_as_utf8(input.bytes, input.content_type), input.name);
  if (!document.ok()) return say(document.status().message(), document.status().kind(), true);
  const XmlTree& tree = document->tree;
  const Node root = tree.root();
  const std::string root_local(utf8_front(tree.local_name(root), 60));
  if (root_local == "NewsML") {
    return say(input.name + " is NewsML 1, which came before NewsML-G2 and is not read",
               StatusKind::Unsupported, true);
  }
  if (root_local == "nitf") {
    wire::Item item;
    item.place = input.name;
    wire::nitf_metadata(tree, root, item);
    item.body = wire::nitf_text(tree, root, options.limits);
    item.language = tree.inherited(root, "xml:lang");
    wire::give(std::move(item), options, take, problem);
    return;
  }
  if (!document->broken.ok()) {
    say(document->broken.message() + "; what stands before that was read",
        StatusKind::InvalidInput, true);
  }
  size_t found = 0;
  std::vector<std::string> others;
  for (Node at = root; at < tree.end(root); ++at) {
    if (tree.is_text(at)) continue;
    const std::string_view name = tree.local_name(at);
    if (name == "newsItem") {
      ++found;
      const std::string place =
          at == root ? input.name : input.name + "#" + std::to_string(found);
      if (!wire::give(item_of(tree, at, place, options.limits), options, take, problem)) return;
      at = tree.end(at) - 1;  // an item has no items inside
    } else if (std::find(kOtherItems.begin(), kOtherItems.end(), name) != kOtherItems.end()) {
      others.emplace_back(name);
      at = tree.end(at) - 1;
    }
  }
  for (const std::string& other : others) {
    say(input.name + " has a " + other + ", which " +
            (other == "packageItem" ? "lists items and holds no report itself"
                                    : "is no report"),
        StatusKind::NotFound, found == 0);
  }
  if (found == 0 && others.empty()) {
    say(input.name + " is no NewsML-G2 and no feed: its first element is '" + root_local + "'",
        StatusKind::InvalidInput, true);
  }
}

}  // namespace hearsay
