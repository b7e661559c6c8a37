#include "read/xml/xml_tree.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

// Elements of HTML that have no end tag.
constexpr std::array<std::string_view, 9> kVoid = {"br",  "hr",   "img",  "input", "meta",
                                                   "col", "area", "link", "wbr"};

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += in_attribute ? "&quot;" : "\"";
        break;
      default:
        out += c;
    }
  }
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (const char c : text) {
    if (is_space(c)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

std::string_view XmlTree::local_name(Node node) const {
  const std::string_view whole = name(node);
  const size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

XmlTree::Node XmlTree::next_sibling(Node node) const {
  const Node above = parent(node);
  const Node next = end(node);
  return above == kNone || next >= end(above) ? kNone : next;
}

XmlTree::Node XmlTree::child(Node node, std::string_view wanted) const {
  for (Node at = first_child(node); at != kNone; at = next_sibling(at)) {
    if (name(at) == wanted) return at;
  }
  return kNone;
}

XmlTree::Node XmlTree::next_same(Node node) const {
  const uint32_t wanted = nodes_[node].name;
  for (Node at = next_sibling(node); at != kNone; at = next_sibling(at)) {
    if (nodes_[at].name == wanted) return at;
  }
  return kNone;
}

std::string_view XmlTree::attribute(Node node, std::string_view wanted) const {
  if (is_text(node)) return {};
  for (uint32_t i = nodes_[node].first; i < nodes_[node].last; ++i) {
    const Attribute& one = attributes_[i];
    if (names_[one.name] == wanted) {
      return std::string_view(pool_).substr(one.begin, one.end - one.begin);
    }
  }
  return {};
}

std::string_view XmlTree::inherited(Node node, std::string_view wanted) const {
  for (Node at = node; at != kNone; at = parent(at)) {
    if (const std::string_view value = attribute(at, wanted); !value.empty()) return value;
  }
  return {};
}

std::string_view XmlTree::bytes(Node node) const {
  if (!is_text(node)) return {};
  return std::string_view(pool_).substr(nodes_[node].first,
                                        nodes_[node].last - nodes_[node].first);
}

std::string XmlTree::text(Node node) const {
  std::string out;
  for (Node at = node; at < end(node); ++at) out += bytes(at);
  return out;
}

std::string XmlTree::text_of(Node node, std::string_view child_name) const {
  const Node found = child(node, child_name);
  if (found == kNone) return {};
  const std::string all = text(found);
  size_t begin = 0;
  size_t last = all.size();
  while (begin < last && is_space(all[begin])) ++begin;
  while (last > begin && is_space(all[last - 1])) --last;
  return all.substr(begin, last - begin);
}

std::string XmlTree::markup(Node node, Rename rename) const {
  struct Open {
    Node end;
    std::string_view name;
  };
  std::string out;
  std::vector<Open> open;
  const auto close_until = [&](Node at) {
    while (!open.empty() && open.back().end <= at) {
      out.append("</").append(open.back().name) += '>';
      open.pop_back();
    }
  };
  for (Node at = node + 1; at < end(node); ++at) {
    close_until(at);
    if (is_text(at)) {
      append_escaped(out, bytes(at), false);
      continue;
    }
    const std::string_view html = rename ? rename(local_name(at)) : local_name(at);
    if (html.empty()) continue;
    out.append("<").append(html);
    for (uint32_t i = nodes_[at].first; i < nodes_[at].last; ++i) {
      const std::string_view key = names_[attributes_[i].name];
      if (key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string_view::npos)
        continue;
      out.append(" ").append(key).append("=\"");
      append_escaped(out,
                     std::string_view(pool_).substr(attributes_[i].begin,
                                                    attributes_[i].end - attributes_[i].begin),
                     true);
      out += '"';
    }
    out += '>';
    if (std::find(kVoid.begin(), kVoid.end(), html) == kVoid.end()) open.push_back({end(at), html});
  }
  close_until(end(node));
  return out;
}

}  // namespace hearsay
