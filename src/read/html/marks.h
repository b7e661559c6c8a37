// What each node of a page is marked as by itself and by what it stands in.
#pragma once

#include <cstdint>
#include <vector>

#include "read/html/page.h"
#include "read/html/signs.h"

namespace hearsay::html {

struct Marks {
  // For each node its signs and those of the elements around it; Body, Story, Headline and Summary
  // are only where they are written. What holds a great part of the page's text is not furniture,
  // whatever its class says: some pages call everything a "widget".
  std::vector<Signs> signs;
  // Bytes of running text before each node; one more than nodes.
  std::vector<uint64_t> prose_before;

  uint64_t prose(const Page& page, uint32_t node) const {
    return prose_before[page.nodes[node].end] - prose_before[node];
  }
};

Marks read_marks(const Page& page);

// Whether `node` and all in it is never text to be read: scripts, menus to choose from, drawings.
bool is_unread(Tag tag);

}  // namespace hearsay::html
