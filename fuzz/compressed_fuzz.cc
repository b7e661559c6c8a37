// Any bytes as gzip or zstd: members are found and unpacked within their limits, to the end.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "io/compressed/members.h"
#include "io/peeked_source.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  DecompressionLimits limits;
  limits.free_output = 1 << 20;
  for (const Compression compression : {Compression::Gzip, Compression::Zstd}) {
    MemorySource source(input);
    Members members(compression, source, limits);
    std::string buffer(64 << 10, '\0');
    uint64_t behind = 0, made = 0;
    for (;;) {
      const Result<bool> more = members.next();
      if (!more.ok() || !*more || members.exhausted()) break;
      if (members.offset() < behind || members.gap() > members.offset()) abort();
      behind = members.offset() + 1;
      for (;;) {
        const Result<size_t> got = members.read(buffer.data(), buffer.size());
        if (!got.ok() || *got == 0) break;
        made += *got;
      }
    }
    if (made > limits.free_output + (limits.max_ratio + 1) * (size + 1) + buffer.size()) abort();
  }
  (void)inflate_body(input, limits, "fuzz");
  return 0;
}
