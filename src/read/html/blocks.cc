#include "read/html/blocks.h"

#include "read/html/references.h"

namespace hearsay::html {
namespace {

// What a node hands down to the text in it.
struct Context {
  uint32_t block = 0;  // the innermost block element
  BlockKind kind = BlockKind::Paragraph;
};

bool left_out(Signs signs) { return signs.has(Sign::Furniture) || signs.has(Sign::Hidden); }

// Holds a line of text, not other blocks, on most pages.
bool is_line(Tag tag) {
  return tag == Tag::P || tag == Tag::Li || tag == Tag::Td || tag == Tag::Blockquote ||
         is_heading(tag);
}

// Words under a picture that are no sentence.
bool is_label(std::string_view text) {
  constexpr std::string_view kEnds = ".!?:\"";
  const bool numbered = text.front() >= '0' && text.front() <= '9';  // a list of pictured things
  return !numbered && text.size() >= 12 && text.size() <= 150 &&
         text.find('\n') == std::string_view::npos &&
         kEnds.find(text.back()) == std::string_view::npos && !text.ends_with("\xE2\x80\x9D");
}

class Collector {
 public:
  Collector(const Page& page, const Marks& marks)
      : page_(page), marks_(marks), contexts_(page.nodes.size()) {}

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
      const Signs signs = marks_.signs[i];
      if (node.tag == Tag::Img || node.tag == Tag::Picture) after_picture_ = true;
      if (node.tag == Tag::Br) {
        if (++breaks_ == 2) end_block();
      } else if (is_block(node.tag)) {
        end_block();
        contexts_[i] = {i, kind_in(i, outer.kind)};
      } else if (is_line(page_.nodes[outer.block].tag) && left_out(signs) &&
                 !left_out(marks_.signs[node.parent])) {
        i = node.end - 1;
      } else if (node.attribute_count > 0) {
        contexts_[i].kind = kind_in(i, outer.kind);
        // A photographer's name is set apart from the caption by style alone.
        if (open_ && signs.has(Sign::Caption)) append_text(out_.text, " ");
      }
    }
    end_block();
    return std::move(out_);
  }

 private:
  BlockKind kind_in(uint32_t node, BlockKind outer) const {
    // A caption or an embedded post stays one, whatever stands in it.
    if (outer == BlockKind::Caption || outer == BlockKind::EmbeddedPost) return outer;
    const Tag tag = page_.nodes[node].tag;
    const Signs signs = marks_.signs[node];
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

  void add(uint32_t node, const Context& context) {
    if (open_ && context.block != block_.node) end_block();
    std::string& text = out_.text;
    if (!open_) {
      block_ = {};
      block_.span.begin = static_cast<uint32_t>(text.size());
      block_.node = context.block;
      block_.first = node;
      block_.kind = context.kind;
      pictured_ = after_picture_;
      after_picture_ = false;
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
    if (pictured_ && block_.kind == BlockKind::Paragraph && block_.link_bytes == 0 &&
        is_label(block_.span.of(text))) {
      block_.kind = BlockKind::Caption;
    }
    text += "\n\n";
    out_.blocks.push_back(block_);
  }

  const Page& page_;
  const Marks& marks_;
  std::vector<Context> contexts_;
  BlockText out_;
  TextBlock block_;
  bool open_ = false;
  uint32_t breaks_ = 0;  // <br> since the last text
  // A picture stands between the block before and the next, or this one.
  bool after_picture_ = false, pictured_ = false;
};

}  // namespace

BlockText text_blocks(const Page& page, const Marks& marks) {
  return Collector(page, marks).collect();
}

}  // namespace hearsay::html
