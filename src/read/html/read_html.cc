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
namespace {

void append(Article& article, std::string_view words, BlockKind kind) {
  if (!article.text.empty()) article.text += "\n\n";
  const auto begin = static_cast<uint32_t>(article.text.size());
  article.text += words;
  article.blocks.push_back({{begin, static_cast<uint32_t>(article.text.size())}, kind});
}

void append_paragraphs(Article& article, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    append(article, text.substr(at, end - at), BlockKind::Paragraph);
    at = end + 2;
  }
}

}  // namespace

void read_html(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem) {
  if (input.bytes.size() > options.limits.max_article_bytes) {
    problem({input.name,
             input.name + " is larger than " +
                 std::to_string(options.limits.max_article_bytes >> 20) + " MB; it was passed over",
             StatusKind::Limit, true});
    return;
  }
  const Decoded decoded = decode_page(input.bytes, input.content_type);
  const html::Page page = html::read_page(decoded.text, options.limits);
  const html::Marks marks = html::read_marks(page);
  const html::BlockText text = html::text_blocks(page, marks);
  html::Metadata known = html::read_metadata(page, marks, input.url);
  const html::Body body = html::find_body(page, marks, text, {known.title, known.body});
  Article article;
  for (const uint32_t b : body.blocks)
    append(article, text.of(text.blocks[b]), text.blocks[b].kind);
  // A page drawn by its scripts holds no text but what it gives to machines.
  if (known.body.size() > 200 && known.body.size() / 3 > article.text.size()) {
    article.text.clear();
    article.blocks.clear();
    append_paragraphs(article, known.body);
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
  if (page.bytes_read < decoded.text.size()) {
    problem({input.name,
             input.name + " has more than " + std::to_string(options.limits.max_page_nodes) +
                 " elements; what comes after them was not read",
             StatusKind::Limit, false});
  }
  take(std::move(article));
}

}  // namespace hearsay
