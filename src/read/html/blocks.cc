#include "read/html/blocks.h"

#include "read/html/references.h"
#include "read/html/signs.h"

namespace hearsay::html {
namespace {

// What a node hands down to the text in it.
struct Context {
  uint32_t block = 0;  // the innermost block element
  BlockKind kind = BlockKind::Paragraph;
};

BlockKind kind_in(const Page& page, uint32_t node, BlockKind outer) {
  // A caption or an embedded post stays one, whatever stands in it.
  if (outer == BlockKind::Caption || outer == BlockKind::EmbeddedPost) return outer;
  const Tag tag = page.nodes[node].tag;
  const Signs signs = signs_of(page, node);
  if (signs.has(Sign::EmbeddedPost)) return BlockKind::EmbeddedPost;
  if (tag == Tag::Figcaption || tag == Tag::Caption || signs.has(Sign::Caption)) {
    return BlockKind::Caption;
  }
  if (tag == Tag::Blockquote || outer == BlockKind::BlockQuote) return BlockKind::BlockQuote;
  if (is_heading(tag)) return BlockKind::Heading;
  if (tag == Tag::Li || tag == Tag::Dd) return BlockKind::ListItem;
  // A list in a cell, a paragraph in a list: the innermost that says something.
  const bool plain = tag == Tag::Td || tag == Tag::Article || tag == Tag::Section;
  return plain ? BlockKind::Paragraph : outer;
}

class Collector {
 public:
  explicit Collector(const Page& page) : page_(page), contexts_(page.nodes.size()) {}

  BlockText collect() {
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      const Node& node = page_.nodes[i];
      if (is_unread(node.tag)) {
        if (node.tag != Tag::Script && node.tag != Tag::Svg) end_block();
        i = node.end - 1;
        continue;
      }
      const Context& outer = contexts_[node.parent];
      if (node.tag == Tag::Text) {
        add(i, outer);
        continue;
      }
      contexts_[i] = outer;
      if (node.tag == Tag::Br) {
        if (++breaks_ == 2) end_block();
      } else if (is_block(node.tag)) {
        end_block();
        contexts_[i] = {i, kind_in(page_, i, outer.kind)};
      } else if (node.attribute_count > 0) {
        contexts_[i].kind = kind_in(page_, i, outer.kind);
      }
    }
    end_block();
    return std::move(out_);
  }

 private:
  void add(uint32_t node, const Context& context) {
    if (open_ && context.block != block_.node) end_block();
    std::string& text = out_.text;
    if (!open_) {
      block_ = {};
      block_.span.begin = static_cast<uint32_t>(text.size());
      block_.node = context.block;
      block_.first = node;
      block_.kind = context.kind;
    } else if (breaks_ == 1) {
      while (text.ends_with(' ')) text.pop_back();
      text += '\n';
    }
    const size_t before = text.size();
    append_text(text, page_.nodes[node].text);
    if (text.size() == before) return;
    if (!open_ && text.find_first_not_of(' ', before) == std::string::npos) {
      text.resize(before);
      return;
    }
    open_ = true;
    breaks_ = 0;
    block_.last = node;
    if (page_.nodes[node].in_link) block_.link_bytes += static_cast<uint32_t>(text.size() - before);
  }

  void end_block() {
    breaks_ = 0;
    if (!open_) return;
    open_ = false;
    std::string& text = out_.text;
    while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
    block_.span.end = static_cast<uint32_t>(text.size());
    if (block_.span.empty()) {
      text.resize(block_.span.begin);
      return;
    }
    text += "\n\n";
    out_.blocks.push_back(block_);
  }

  const Page& page_;
  std::vector<Context> contexts_;
  BlockText out_;
  TextBlock block_;
  bool open_ = false;
  uint32_t breaks_ = 0;  // <br> since the last text
};

}  // namespace

bool is_unread(Tag tag) {
  switch (tag) {
    case Tag::Audio: case Tag::Button: case Tag::Canvas: case Tag::Dialog: case Tag::Head:
    case Tag::Iframe: case Tag::Map: case Tag::Menu: case Tag::Noscript: case Tag::Object:
    case Tag::Option: case Tag::Raw: case Tag::Script: case Tag::Select: case Tag::Style:
    case Tag::Svg: case Tag::Template: case Tag::Textarea: case Tag::Title: case Tag::Video:
      return true;
    default:
      return false;
  }
}

BlockText text_blocks(const Page& page) { return Collector(page).collect(); }

}  // namespace hearsay::html
