// Any bytes as a web archive: read to its end, every record counted once, and what is read from the
// same bytes at an offset it named is not more.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "io/peeked_source.h"
#include "read/warc/read_warc.h"

namespace {

hearsay::WarcCounts counts_of(std::string_view bytes, uint64_t resume_at, uint64_t& last) {
  using namespace hearsay;
  MemorySource source(bytes);
  ReadOptions options;
  options.limits.max_article_bytes = 64 << 10;
  StreamInput input{"f", resume_at, 0, {}};
  input.begins = [&last](uint64_t offset, uint64_t) { last = offset; };
  return read_warc_counted(
      source, input, options,
      [](Article&& article) {
        if (first_invalid_utf8(article.text) || article.body.end > article.text.size()) abort();
        return true;
      },
      [](const InputProblem& problem) {
        if (problem.why.empty()) abort();
      });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  uint64_t last = 0, again = 0;
  const hearsay::WarcCounts all = counts_of(input, 0, last);
  if (all.records != all.articles + all.not_wanted + all.problems) abort();
  const hearsay::WarcCounts rest = counts_of(input, last, again);
  if (rest.records > all.records + 1 || (all.records != 0 && again < last)) abort();
  return 0;
}
