#include "read/html/marks.h"

#include <algorithm>

namespace hearsay::html {
namespace {

// Text of its own, long enough to be part of a sentence; a link is mostly none.
uint64_t prose_bytes(const Node& node) {
  constexpr size_t kShort = 40;
  return node.tag == Tag::Text && !node.in_link && node.text.size() >= kShort ? node.text.size()
                                                                              : 0;
}

std::vector<uint64_t> count_prose(const Page& page) {
  std::vector<uint64_t> before(page.nodes.size() + 1, 0);
  for (uint32_t i = 0; i < page.nodes.size();) {
    if (is_unread(page.nodes[i].tag)) {
      const uint32_t end = page.nodes[i].end;
      for (; i < end; ++i) before[i + 1] = before[i];
      continue;
    }
    before[i + 1] = before[i] + prose_bytes(page.nodes[i]);
    ++i;
  }
  return before;
}

}  // namespace

bool is_unread(Tag tag) {
  switch (tag) {
    case Tag::Audio:
    case Tag::Button:
    case Tag::Canvas:
    case Tag::Dialog:
    case Tag::Head:
    case Tag::Iframe:
    case Tag::Map:
    case Tag::Menu:
    case Tag::Noscript:
    case Tag::Object:
    case Tag::Option:
    case Tag::Raw:
    case Tag::Script:
    case Tag::Select:
    case Tag::Style:
    case Tag::Svg:
    case Tag::Template:
    case Tag::Textarea:
    case Tag::Title:
    case Tag::Video:
      return true;
    default:
      return false;
  }
}

Marks read_marks(const Page& page) {
  Marks marks;
  marks.prose_before = count_prose(page);
  marks.signs.resize(page.nodes.size());
  const uint64_t total = marks.prose_before.back();
  for (uint32_t i = 1; i < page.nodes.size(); ++i) {
    const Node& node = page.nodes[i];
    Signs inherited = marks.signs[node.parent];
    for (const Sign own : {Sign::Body, Sign::Story, Sign::Headline, Sign::Summary}) {
      inherited.remove(own);
    }
    Signs& signs = marks.signs[i];
    if (node.tag != Tag::Text) {
      signs = signs_of(page, i);
      const uint64_t prose = marks.prose(page, i);
      // "sidebar-fixed article-body": where the two disagree, what holds text is the text.
      const bool body = signs.has(Sign::Body) && prose * 10 > total;
      if (prose * 10 > total * 4 || body) {
        for (const Sign wrong : {Sign::Furniture, Sign::Hidden, Sign::Byline, Sign::Caption}) {
          signs.remove(wrong);
        }
        if (prose * 10 > total * 9) signs.remove(Sign::Comments);
      }
    }
    signs.add(inherited);
  }
  return marks;
}

}  // namespace hearsay::html
