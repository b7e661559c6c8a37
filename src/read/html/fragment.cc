// html_to_text: all that a piece of HTML shows.
#include "read/html/blocks.h"
#include "read/html/html.h"
#include "read/html/page.h"
#include "read/html/signs.h"

namespace hearsay {

HtmlText html_to_text(std::string_view fragment, const Limits& limits) {
  const html::Page page = html::read_page(fragment, limits);
  const html::BlockText all = html::text_blocks(page);
  HtmlText out;
  out.cut = page.bytes_read < fragment.size();
  uint32_t hidden_until = 0;  // node: the end of what is hidden
  uint32_t seen = 0;
  for (const html::TextBlock& block : all.blocks) {
    for (; seen <= block.first; ++seen) {
      if (seen >= hidden_until && html::signs_of(page, seen).has(html::Sign::Hidden)) {
        hidden_until = page.nodes[seen].end;
      }
    }
    if (block.first < hidden_until) continue;
    if (!out.text.empty()) out.text += "\n\n";
    const auto begin = static_cast<uint32_t>(out.text.size());
    out.text += all.of(block);
    out.blocks.push_back({{begin, static_cast<uint32_t>(out.text.size())}, block.kind});
  }
  return out;
}

}  // namespace hearsay
