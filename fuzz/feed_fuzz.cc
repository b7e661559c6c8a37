// Any bytes as a feed: refused, or articles in valid UTF-8 whose spans lie in their text.
#include <cstdint>

#include "read/feed/feed.h"
#include "sound_article.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  read_feed({input, "fuzz", "https://courier.example/feed", ""}, ReadOptions(), take_sound, hear);
  return 0;
}
