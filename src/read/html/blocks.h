// The text of a page as blocks: what stands between two paragraph ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/article.h"
#include "read/html/marks.h"
#include "read/html/page.h"

namespace hearsay::html {

struct TextBlock {
  Span span;                // into BlockText::text
  uint32_t node = 0;        // the block element it stands in
  uint32_t first = 0;       // node of its first text
  uint32_t last = 0;        // node of its last text
  uint32_t link_bytes = 0;  // of it inside links
  BlockKind kind = BlockKind::Paragraph;
};

struct BlockText {
  std::string text;  // the blocks one after the other, each ended by two line ends
  std::vector<TextBlock> blocks;

  std::string_view of(const TextBlock& block) const { return block.span.of(text); }
};

// Every block of `page` that is text to be read (scripts, lists to choose from, buttons and what
// stands in <head> are none), in order. A <br> is a line end, two are the end of a block. What is
// marked as furniture or hidden inside a line of text (a box that opens over a name) is left out;
// blocks that are so as a whole are there.
BlockText text_blocks(const Page& page, const Marks& marks);

}  // namespace hearsay::html
