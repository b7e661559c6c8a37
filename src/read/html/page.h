// A page as a flat array of nodes, in document order.
//
//   <div id=a><p>Rain</p></div>   nodes: Div (end 3), P (end 3), Text "Rain" (end 3)
//
// The nodes of an element are those from its own to `end`: a subtree is a range, walking it takes
// no stack. The rules for tags that are left out (a paragraph ends where a block begins, a cell
// where the next one does) are those of the HTML standard, simplified; elements that only change
// the look of letters make no nodes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/limits.h"
#include "read/html/tokens.h"

namespace hearsay::html {

struct Node {
  Tag tag = Tag::Other;
  bool in_link = false;     // of Text: stands inside <a href>
  uint32_t parent = 0;      // index; of the root itself
  uint32_t end = 0;         // one past the last node inside
  uint32_t attributes = 0;  // index of the first in Page::attributes
  uint32_t attribute_count = 0;
  std::string_view text;  // of Text and of raw elements, undecoded
};

struct Page {
  // Node 0 stands for the document itself (Tag::Other).
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  uint32_t flattened = 0;  // elements deeper than the limit, put beside their parents instead
  // Bytes of the page that were read; less than its size if there were too many nodes.
  size_t bytes_read = 0;

  // The value as written (references not decoded), or empty.
  std::string_view raw(uint32_t node, Key key) const;
  bool has(uint32_t node, Key key) const;
  // The value, decoded and trimmed.
  std::string value(uint32_t node, Key key) const;
  // The text inside `node`, decoded, blanks collapsed; scripts and styles left out.
  std::string text(uint32_t node) const;
};

// Reads the UTF-8 `bytes`, which must outlive the page. Linear in its size; nesting is cut at
// limits.max_page_depth, nodes at limits.max_page_nodes.
Page read_page(std::string_view bytes, const Limits& limits);

}  // namespace hearsay::html
