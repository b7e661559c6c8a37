// XML to a tree of bounded size: feeds, agency items, the table of contents of a book.
//
// expat does the parsing; a DOCTYPE is refused, so that nothing can be declared, expanded or
// fetched. The prolog's encoding is taken before expat sees it (see read_xml). What people really
// publish is mended first: HTML's named characters (&nbsp;), lone ampersands and control bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

struct XmlLimits {
  size_t bytes = 64u << 20;     // of the document
  uint32_t depth = 256;         // of elements inside each other
  uint32_t nodes = 2u << 20;    // elements and stretches of text
  uint32_t attributes = 256;    // of one element
  uint32_t name_bytes = 1000;   // of one element's or attribute's name
  uint32_t names = 20000;       // different names in one document
};

// Elements and text in the order of the document; a node's inside is the range up to end(node).
// Names are "prefix:local" with a prefix of ours that depends on the namespace alone ("atom:entry",
// "content:encoded", "xhtml:p"; the namespaces of RSS have none: "item"; an unknown one is "?").
class XmlTree {
 public:
  using Node = uint32_t;
  static constexpr Node kNone = 0xffffffffu;

  bool empty() const { return nodes_.empty(); }
  Node root() const { return empty() ? kNone : 0; }
  // "#text" for text.
  std::string_view name(Node node) const { return names_[nodes_[node].name]; }
  // The name without its prefix.
  std::string_view local_name(Node node) const;
  bool is_text(Node node) const { return nodes_[node].name == 0; }
  Node parent(Node node) const { return nodes_[node].parent; }
  // One past the last node inside `node`.
  Node end(Node node) const { return nodes_[node].end; }
  // Children in order, elements and text; kNone at the end.
  Node first_child(Node node) const { return node + 1 < end(node) ? node + 1 : kNone; }
  Node next_sibling(Node node) const;
  // The first child element of that name.
  Node child(Node node, std::string_view name) const;
  // The next sibling element of the same name.
  Node next_same(Node node) const;

  // The value of an attribute ("href", "xml:base"); empty where there is none.
  std::string_view attribute(Node node, std::string_view name) const;
  // The attribute of `node` or of the nearest element around it that has it.
  std::string_view inherited(Node node, std::string_view name) const;
  // The bytes of a text node.
  std::string_view bytes(Node node) const;
  // All text inside `node`, markup left out; white space as it stands.
  std::string text(Node node) const;
  // text() of the first child of that name, outer white space off; empty where there is none.
  std::string text_of(Node node, std::string_view child_name) const;
  // What is inside `node` as HTML, for the HTML reader. `rename` gives the HTML element for a local
  // name; empty: the element is left out and what is inside it kept. Null: names stay.
  using Rename = std::string_view (*)(std::string_view local_name);
  std::string markup(Node node, Rename rename = nullptr) const;

 private:
  friend class XmlBuilder;
  struct Item {
    uint32_t name = 0;  // index into names_
    Node parent = kNone;
    Node end = 0;
    uint32_t first = 0;  // of text: its begin in pool_; of an element: its first attribute
    uint32_t last = 0;   // one past the end of the same
  };
  struct Attribute {
    uint32_t name = 0;
    uint32_t begin = 0, end = 0;  // of its value in pool_
  };
  std::vector<std::string> names_ = {"#text"};
  std::vector<Item> nodes_;
  std::vector<Attribute> attributes_;
  std::string pool_;
};

// What was read. A document that breaks off is read up to there, so that its first items are not
// lost: `broken` then says what is wrong and where.
struct XmlDocument {
  XmlTree tree;
  Status broken;
};

// Reads a document in UTF-8 (its encoding declaration is passed over). Errors: InvalidInput (a
// DOCTYPE, no element at all), Limit. `name` is what messages call it.
Result<XmlDocument> read_xml(std::string_view utf8, const std::string& name,
                             const XmlLimits& limits = {});

// `xml` with what expat would stop at mended: named characters of HTML in place, ampersands that
// begin no reference written out, bytes that XML forbids replaced by spaces.
std::string mended_xml(std::string_view xml);

// A document in any encoding as UTF-8: what the BOM says, else UTF-8 where it is that, else what
// the media type `content_type` and then the declaration say, else a guess. Declarations are wrong
// too often to go before the bytes.
std::string xml_as_utf8(std::string_view bytes, std::string_view content_type);

// The name of the first element, as written ("rdf:RDF"), in the first bytes of a document in UTF-8
// or UTF-16; empty where they begin none.
std::string root_name(std::string_view head);

// White space at both ends off; white space inside runs to one space each.
std::string one_line(std::string_view text);

}  // namespace hearsay
