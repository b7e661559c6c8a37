// Any bytes as a text file: decoded or refused, and what is decoded goes the whole way to a
// record that reads back.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "hearsay/record.h"
#include "hearsay/stage.h"
#include "read/text_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  ReadOptions options;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  Result<Article> article = article_from_text(input, options, "fuzz");
  if (!article.ok()) return 0;
  Result<Report> report = run_stages(std::move(*article), {});
  if (!report.ok() || !check_layers(*report).ok() || !check_report(*report).ok()) std::abort();
  const std::string record = record_json(*report, {});
  const Result<Report> again = parse_record(record);
  if (!again.ok() || record_json(*again, {}) != record) std::abort();
  return 0;
}
