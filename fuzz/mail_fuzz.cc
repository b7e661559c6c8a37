// Any bytes as a letter and as a mailbox: refused, or sound articles.
#include <cstdint>

#include "io/peeked_source.h"
#include "read/mail/letter.h"
#include "sound_article.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  if (input.starts_with("From ")) {
    MemorySource source(input);
    StreamInput stream;
    stream.name = "fuzz";
    read_mailbox(source, stream, ReadOptions(), take_sound, hear);
  } else {
    read_letter({input, "fuzz", "", ""}, ReadOptions(), take_sound, hear);
  }
  return 0;
}
