// Any bytes as what a reading child may say: refused, or an article that is sound.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "read/sandbox/messages.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const Limits limits;
  const Result<Article> article = sandbox::read_article(input, limits, "f");
  if (article.ok()) {
    const std::string_view text = article->text;
    if (first_invalid_utf8(text) || article->body.end > text.size()) abort();
    for (const Block& block : article->blocks) {
      if (!article->body.contains(block.span) || !on_code_point_border(text, block.span.begin) ||
          !on_code_point_border(text, block.span.end)) {
        abort();
      }
    }
    const std::string again = sandbox::article_message(*article);
    const Result<Article> same = sandbox::read_article(again, limits, "f");
    if (!same.ok() || same->id != article->id) abort();
  }
  const Result<InputProblem> problem = sandbox::read_problem(input, "f");
  if (problem.ok() && (first_invalid_utf8(problem->why) || first_invalid_utf8(problem->where))) {
    abort();
  }
  uint64_t first = 0, second = 0;
  (void)sandbox::read_numbers(input, first, second);
  SourceInput source;
  ReadOptions options;
  (void)sandbox::read_start(input, source, options);
  return 0;
}
