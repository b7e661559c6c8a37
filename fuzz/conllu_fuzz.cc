// Any bytes as CoNLL-U: what is read has sound layers and is read the same from what is written.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "hearsay/stage.h"
#include "language/conllu.h"

namespace {

class Bytes : public hearsay::ByteSource {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  hearsay::Result<size_t> read(char* buffer, size_t size) override {
    const size_t given = std::min({size, bytes_.size(), size_t{7}});
    std::copy_n(bytes_.data(), given, buffer);
    bytes_.remove_prefix(given);
    return given;
  }

 private:
  std::string_view bytes_;
};

std::string written(std::string_view bytes, size_t& problems) {
  Bytes source(bytes);
  hearsay::ConlluLimits limits;
  limits.line_bytes = 2000;
  limits.sentence_words = 60;
  limits.document_words = 100;
  hearsay::ConlluReader reader(source, "fuzz", limits);
  hearsay::ConlluDocument document;
  std::string out;
  for (;;) {
    const auto more = reader.next(document, [&](const std::string&) { ++problems; });
    if (!more.ok() || !*more) return out;
    if (!hearsay::check_layers(document.report).ok()) std::abort();
    out += hearsay::to_conllu(document);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  size_t problems = 0, none = 0;
  const std::string once =
      written({reinterpret_cast<const char*>(data), size}, problems);
  if (written(once, none) != once || none != 0) std::abort();
  return 0;
}
