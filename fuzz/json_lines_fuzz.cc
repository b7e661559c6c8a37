// Any bytes as one JSON line, and as a whole JSON document.
#include <cstdint>
#include <string>

#include "read/json_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  ReadOptions options;
  JsonArticles articles(options);
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const auto ignore = [](const InputProblem&) {};
  (void)articles.read(input, "fuzz:1", ignore);
  articles.read_document(
      input, "fuzz", [](Article&&) { return true; }, ignore);
  return 0;
}
