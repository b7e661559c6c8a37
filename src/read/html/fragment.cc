// html_to_text: all that a piece of HTML shows.
#include "read/html/blocks.h"
#include "read/html/html.h"
#include "read/html/page.h"
#include "read/html/signs.h"

namespace hearsay {

HtmlText html_to_text(std::string_view fragment, const Limits& limits) {
  const html::Page page = html::read_page(fragment, limits);
  html::Marks marks = html::read_marks(page);
  // Nothing is taken for furniture: only what is hidden counts.
  for (html::Signs& signs : marks.signs) signs.remove(html::Sign::Furniture);
  const html::BlockText all = html::text_blocks(page, marks);
  HtmlText out;
  out.cut = page.bytes_read < fragment.size();
  for (const html::TextBlock& block : all.blocks) {
    if (marks.signs[block.first].has(html::Sign::Hidden)) continue;
    if (!out.text.empty()) out.text += "\n\n";
    const auto begin = static_cast<uint32_t>(out.text.size());
    out.text += all.of(block);
    out.blocks.push_back({{begin, static_cast<uint32_t>(out.text.size())}, block.kind});
  }
  return out;
}

}  // namespace hearsay
