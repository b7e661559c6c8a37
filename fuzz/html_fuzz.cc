// Any bytes as a web page, by itself and as a piece of HTML: valid UTF-8, blocks in order that fit.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "read/charset/charset.h"
#include "read/html/html.h"

namespace {

void check(const std::string& text, const std::vector<hearsay::Block>& blocks) {
  if (hearsay::first_invalid_utf8(text)) std::abort();
  uint32_t end = 0;
  for (const hearsay::Block& block : blocks) {
    if (block.span.empty() || block.span.begin < end || block.span.end > text.size()) std::abort();
    if (!hearsay::on_code_point_border(text, block.span.begin)) std::abort();
    if (!hearsay::on_code_point_border(text, block.span.end)) std::abort();
    end = block.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  ReadOptions options;
  options.limits.max_page_nodes = 20'000;
  DocumentInput input;
  input.bytes = {reinterpret_cast<const char*>(bytes), size};
  input.name = "fuzz";
  size_t heard = 0;
  read_html(
      input, options,
      [&](Article&& article) {
        ++heard;
        check(article.text, article.blocks);
        for (const std::string* field : {&article.title, &article.byline, &article.published,
                                         &article.outlet, &article.url, &article.language}) {
          if (first_invalid_utf8(*field)) std::abort();
        }
        return true;
      },
      [&](const InputProblem&) { ++heard; });
  if (heard == 0) std::abort();  // neither read nor said
  const Decoded decoded = decode_page(input.bytes, "");
  const HtmlText piece = html_to_text(decoded.text, options.limits);
  check(piece.text, piece.blocks);
  return 0;
}
