// read_html: one page to one article.
#include <algorithm>

#include "read/charset/charset.h"
#include "read/html/blocks.h"
#include "read/html/body.h"
#include "read/html/html.h"
#include "read/html/metadata.h"
#include "read/html/page.h"
#include "read/text_file.h"

namespace hearsay {

void read_html(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem) {
  const Decoded decoded = decode_page(input.bytes, input.content_type);
  const html::Page page = html::read_page(decoded.text, options.limits);
  const html::Marks marks = html::read_marks(page);
  const html::BlockText text = html::text_blocks(page, marks);
  html::Metadata known = html::read_metadata(page, marks, input.url);
  const html::Body body = html::find_body(page, marks, text, {known.title, known.body});
  Article article;
  for (const uint32_t b : body.blocks) {
    const html::TextBlock& block = text.blocks[b];
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<uint32_t>(article.text.size());
    article.text += text.of(block);
    article.blocks.push_back({{begin, static_cast<uint32_t>(article.text.size())}, block.kind});
  }
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  if (article.text.empty()) {
    problem({input.name, input.name + " holds no text of a report; it was passed over",
             StatusKind::InvalidInput, true});
    return;
  }
  article.title = std::move(known.title);
  article.byline = std::move(known.byline);
  article.published = std::move(known.published);
  article.outlet = std::move(known.outlet);
  article.url = std::move(known.url);
  article.language = std::move(known.language);
  article.read_from = input.name;
  complete_article(article, options);
  take(std::move(article));
}

}  // namespace hearsay
