#include "read/html/page.h"

#include <algorithm>
#include <array>

#include "read/html/references.h"

namespace hearsay::html {
namespace {

// An open element that hides what is outside it from end tags that are left out.
bool is_scope(Tag tag) {
  return tag == Tag::Table || tag == Tag::Td || tag == Tag::Th || tag == Tag::Caption ||
         tag == Tag::Button || tag == Tag::Object || tag == Tag::Template || tag == Tag::Html;
}

class Builder {
 public:
  Builder(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {
    page_.nodes.reserve(bytes.size() / 64 + 16);
    page_.nodes.push_back({});
    open_.push_back(0);
  }

  Page build() {
    Tokenizer tokens(bytes_);
    Token token;
    while (page_.nodes.size() < limits_.max_page_nodes && tokens.next(token)) {
      switch (token.kind) {
        case Token::Kind::StartTag:
          start(token);
          break;
        case Token::Kind::EndTag:
          end(token.tag);
          break;
        case Token::Kind::Text:
          text(token.text);
          break;
        case Token::Kind::RawText:
          page_.nodes.back().text = token.text;
          break;
      }
    }
    page_.bytes_read = tokens.position();
    close_to(0);
    page_.nodes[0].end = size();
    return std::move(page_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(page_.nodes.size()); }
  uint32_t& count(Tag tag) { return open_count_[static_cast<size_t>(tag)]; }
  uint32_t& deeper(Tag tag) { return deeper_[static_cast<size_t>(tag)]; }
  Tag tag_at(size_t depth) const { return page_.nodes[open_[depth]].tag; }

  // A node inside the innermost open element, itself empty.
  Node& add(Tag tag) {
    Node& node = page_.nodes.emplace_back();
    node.tag = tag;
    node.parent = open_.back();
    node.end = size();
    return node;
  }

  void text(std::string_view text) {
    Node& node = add(Tag::Text);
    node.in_link = link_depth_ != 0;
    node.text = text;
  }

  void start(const Token& token) {
    const Tag tag = token.tag;
    if (tag == Tag::Formatting || tag == Tag::Wbr) return;
    if ((tag == Tag::Html || tag == Tag::Body) && count(tag) > 0) return;
    imply_ends(tag);
    Node& node = add(tag);
    node.attributes = static_cast<uint32_t>(page_.attributes.size());
    node.attribute_count = static_cast<uint32_t>(token.attributes.size());
    page_.attributes.insert(page_.attributes.end(), token.attributes.begin(),
                            token.attributes.end());
    if (is_void(tag) || is_raw(tag)) return;
    if (token.self_closing && (tag == Tag::Svg || tag == Tag::Other)) return;
    if (open_.size() >= limits_.max_page_depth) {
      ++page_.flattened;
      ++deeper(tag);
      return;
    }
    ++count(tag);
    open_.push_back(size() - 1);
    if (tag == Tag::A && page_.has(size() - 1, Key::Href)) link_depth_ = open_.size() - 1;
  }

  // Ends the elements that `tag` cannot stand in.
  void imply_ends(Tag tag) {
    switch (tag) {
      case Tag::A:
        link_depth_ = 0;
        return close(Tag::A, Tag::A, false);
      case Tag::Li:
        close(Tag::P, Tag::P, true);
        return close_item(Tag::Li, Tag::Li);
      case Tag::Dt:
      case Tag::Dd:
        close(Tag::P, Tag::P, true);
        return close_item(Tag::Dt, Tag::Dd);
      case Tag::Td:
      case Tag::Th:
        return close_cells(Tag::Td);
      case Tag::Tr:
        return close_cells(Tag::Tr);
      case Tag::Tbody:
      case Tag::Thead:
      case Tag::Tfoot:
        return close_cells(Tag::Tbody);
      case Tag::Option:
        return close(Tag::Option, Tag::Option, true);
      case Tag::Body:
        return close(Tag::Head, Tag::Head, true);
      case Tag::Table:
        return;
      default:
        if (is_block(tag)) close(Tag::P, Tag::P, true);
        if (is_heading(tag)) close(Tag::H1, Tag::H6, true);
    }
  }

  // Closes the innermost open element from `first` to `last`, unless a scope (or, if not
  // `past_blocks`, any block) stands between.
  void close(Tag first, Tag last, bool past_blocks) {
    bool any = false;
    for (size_t t = static_cast<size_t>(first); t <= static_cast<size_t>(last); ++t) {
      any = any || open_count_[t] > 0;
    }
    if (!any) return;
    for (size_t depth = open_.size() - 1; depth > 0; --depth) {
      const Tag tag = tag_at(depth);
      if (tag >= first && tag <= last) return close_to(depth);
      if (is_scope(tag) || (!past_blocks && is_block(tag))) return;
    }
  }

  void close_item(Tag first, Tag last) {
    if (count(first) + count(last) == 0) return;
    for (size_t depth = open_.size() - 1; depth > 0; --depth) {
      const Tag tag = tag_at(depth);
      if (tag >= std::min(first, last) && tag <= std::max(first, last) &&
          (tag == first || tag == last)) {
        return close_to(depth);
      }
      if (is_scope(tag) || (is_block(tag) && tag != Tag::Div && tag != Tag::P)) return;
    }
  }

  // Inside the innermost table, closes the cell (Td), the row too (Tr), the group too (Tbody).
  void close_cells(Tag level) {
    if (count(Tag::Table) == 0) return;
    for (size_t depth = open_.size() - 1; depth > 0; --depth) {
      const Tag tag = tag_at(depth);
      const bool group = tag == Tag::Tbody || tag == Tag::Thead || tag == Tag::Tfoot;
      if (tag == Tag::Table || group || (tag == Tag::Tr && level == Tag::Td)) {
        return close_to(group && level == Tag::Tbody ? depth : depth + 1);
      }
    }
  }

  void end(Tag tag) {
    if (tag == Tag::Formatting || is_void(tag) || is_raw(tag)) {
      if (tag == Tag::Br) start(Token{Token::Kind::StartTag, Tag::Br, false, {}, {}});
      return;
    }
    if (tag == Tag::A && link_depth_ != 0) link_depth_ = 0;
    if (deeper(tag) > 0) {
      --deeper(tag);
      if (is_block(tag)) add(tag);  // so that what follows is not taken for the same paragraph
      return;
    }
    if (count(tag) == 0) return;
    const bool block = is_block(tag);
    for (size_t depth = open_.size() - 1; depth > 0; --depth) {
      const Tag open = tag_at(depth);
      if (open == tag) return close_to(depth);
      if (!block && is_block(open)) return;
      // A stray end tag inside a cell does not end what the table stands in.
      if ((open == Tag::Td || open == Tag::Th) && tag != Tag::Table && tag != Tag::Tr &&
          tag != Tag::Tbody && tag != Tag::Thead && tag != Tag::Body && tag != Tag::Html) {
        return;
      }
    }
  }

  // Ends the open elements from `depth` (0: none of the root) on.
  void close_to(size_t depth) {
    depth = std::max<size_t>(depth, 1);
    while (open_.size() > depth) {
      Node& node = page_.nodes[open_.back()];
      node.end = size();
      --count(node.tag);
      if (link_depth_ == open_.size() - 1) link_depth_ = 0;
      open_.pop_back();
    }
  }

  std::string_view bytes_;
  const Limits& limits_;
  Page page_;
  std::vector<uint32_t> open_;  // the open elements, outermost first; open_[0] is the root
  std::array<uint32_t, static_cast<size_t>(Tag::Count)> open_count_{};
  // Elements too deep to be opened, whose end tags must not end others.
  std::array<uint32_t, static_cast<size_t>(Tag::Count)> deeper_{};
  size_t link_depth_ = 0;  // where the link that text stands in was opened; 0: in none
};

}  // namespace

std::string_view Page::raw(uint32_t node, Key key) const {
  const Node& n = nodes[node];
  for (uint32_t i = n.attributes; i < n.attributes + n.attribute_count; ++i) {
    if (attributes[i].key == key) return attributes[i].value;
  }
  return {};
}

bool Page::has(uint32_t node, Key key) const {
  const Node& n = nodes[node];
  const auto first = attributes.begin() + n.attributes;
  return std::any_of(first, first + n.attribute_count,
                     [&](const Attribute& a) { return a.key == key; });
}

std::string Page::value(uint32_t node, Key key) const { return plain(raw(node, key)); }

std::string Page::text(uint32_t node) const {
  std::string out;
  for (uint32_t i = node; i < nodes[node].end; ++i) {
    const Node& n = nodes[i];
    if (n.tag == Tag::Text || n.tag == Tag::Title) {
      append_text(out, n.text);
    } else if (is_block(n.tag) || n.tag == Tag::Br) {
      append_text(out, " ");
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

Page read_page(std::string_view bytes, const Limits& limits) {
  return Builder(bytes, limits).build();
}

}  // namespace hearsay::html
