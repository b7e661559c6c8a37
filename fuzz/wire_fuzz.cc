// Any bytes as agency items, ninjs and NewsML-G2: refused, or sound articles.
#include <cstdint>

#include "read/wire/newsml.h"
#include "read/wire/ninjs.h"
#include "sound_article.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const DocumentInput document{input, "fuzz", "", ""};
  if (begins_ninjs(input)) {
    read_ninjs(document, ReadOptions(), take_sound, hear);
  } else {
    read_newsml(document, ReadOptions(), take_sound, hear);
  }
  return 0;
}
