// Compressed bytes as a ByteSource: gzip and zstd, with limits that stop a bomb early.
//
//   if (compression_of(head) != Compression::None) {
//     DecompressedSource text(compression_of(head), file, "wire.jsonl.gz", {});
//     ... text.read(buffer, size) ...
//   }
//
// Decompression is parsing: outside the tests it runs in the confined child (read/sandbox).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/env.h"

namespace hearsay {

enum class Compression : unsigned char { None, Gzip, Zstd };

// What `head`, the first bytes of a source, are compressed with. No text begins like either.
Compression compression_of(std::string_view head);

// `path` without a last ".gz", ".zst" or ".zstd": what its bytes are once decompressed.
std::string_view without_compression_ending(std::string_view path);

// A source is refused (StatusKind::Limit) once it has given more than `free_output` bytes and more
// than `max_ratio` times what was read of it, or more than `max_output`. Zeros pack 1030:1 as gzip
// and tighter as zstd; pages and wires stay below 60:1.
struct DecompressionLimits {
  uint64_t max_output = UINT64_MAX;
  uint64_t free_output = 16u << 20;
  uint32_t max_ratio = 200;
};

class Members;

// All members of a compressed source, one after the other. A damaged one ends it with an error that
// names the offset: InvalidInput (damaged, cut short), Limit, Io.
class DecompressedSource : public ByteSource {
 public:
  DecompressedSource(Compression compression, ByteSource& source, const std::string& name,
                     const DecompressionLimits& limits);
  ~DecompressedSource() override;
  Result<size_t> read(char* buffer, size_t size) override;

 private:
  std::string name_;
  std::unique_ptr<Members> members_;
  bool within_ = false;  // a member
};

// The body of an HTTP message with Content-Encoding gzip or deflate (zlib, or bare as some servers
// send it). Errors: InvalidInput (damaged, cut short), Limit; the sentence begins with `name`.
Result<std::string> inflate_body(std::string_view body, const DecompressionLimits& limits,
                                 const std::string& name);

}  // namespace hearsay
