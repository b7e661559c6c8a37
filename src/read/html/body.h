// Which blocks of a page are the report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/html/blocks.h"

namespace hearsay::html {

// What is known of the report before its body is looked for; empty: unknown.
struct Evidence {
  std::string title;
  std::string body;  // the text as JSON-LD gives it, plain
};

struct Body {
  std::vector<uint32_t> blocks;  // indices into BlockText::blocks, ascending
  uint32_t root = 0;             // the node most of them stand in
};

// Empty if the page holds no text of a report.
Body find_body(const Page& page, const BlockText& text, const Evidence& evidence);

}  // namespace hearsay::html
