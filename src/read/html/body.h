// Which blocks of a page are the report.
//
// A block counts for the report as much as it looks like running text (long, sentences, few links)
// and against it as much as it looks like a page's furniture (by class names, link density, the
// words of the line). The element whose blocks count most together is taken for the text; what is
// furniture inside it is left out, and what stands before its beginning and after its end. What
// JSON-LD gives as articleBody is evidence for the blocks that say the same.
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
  uint32_t root = 0;             // the node they stand in
};

// Empty if the page holds no text of a report.
Body find_body(const Page& page, const Marks& marks, const BlockText& text,
               const Evidence& evidence);

}  // namespace hearsay::html
