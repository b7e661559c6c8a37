// Compressed bytes as archives hold them: gzip members or zstd frames one after the other, each
// with its offset, so that a reader can go on behind a damaged one.
//
//   Members members(Compression::Gzip, file, {}, "WARC/");
//   while (*members.next()) {           // members.offset(): where it begins
//     while (size_t got = *members.read(buffer, size)) ...
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/compressed/compression.h"

namespace hearsay {

class Codec;

class Members {
 public:
  // `begin`: the offset of the first member; the bytes before it are passed over, all but a
  // dictionary in front. `opening`: how the bytes of a
  // member begin where one is looked for behind damage; empty takes any that decodes. Bytes without
  // compression are one member.
  Members(Compression compression, ByteSource& source, const DecompressionLimits& limits,
          std::string opening = {}, uint64_t begin = 0);
  ~Members();

  // Goes to the next member; false at the end. Requires that read() gave 0 or an error for the one
  // before. After an error it looks for the next beginning from right behind the damaged one's
  // first byte, as far as that is still in memory. Error: Io.
  Result<bool> next();
  // Where the member begins.
  uint64_t offset() const { return offset_; }
  // Where bytes begin that next() passed over as no member, right before offset(); equal to it if
  // there were none.
  uint64_t gap() const { return gap_; }
  // Bytes of the member; 0 at its end, whose checksum then was right. Errors: InvalidInput
  // (damaged, cut short), Limit, both as "the gzip member at byte 81220 is ...", and Io; then only
  // next() is of use, and nothing after exhausted().
  Result<size_t> read(char* buffer, size_t size);
  // The source as a whole went over its limits; there is no going on.
  bool exhausted() const { return exhausted_; }

 private:
  Result<bool> fill();
  Status pass_to(uint64_t begin);
  bool begins_here();
  Status damaged(StatusKind kind, const std::string& why);

  ByteSource& source_;
  DecompressionLimits limits_;
  std::string opening_;
  std::unique_ptr<Codec> codec_;
  std::string buffer_;    // raw bytes from base_ on
  uint64_t base_ = 0;     // offset in the file of buffer_[0]
  size_t at_ = 0;         // not yet decoded
  uint64_t begin_ = 0;    // offset of the first member
  bool ended_ = false;    // source_ gave its end
  bool looking_ = false;  // the member before was damaged
  bool exhausted_ = false;
  uint64_t offset_ = 0, gap_ = 0;
  uint64_t made_ = 0;  // bytes decoded altogether
  bool over_ = true;   // the member's end was reached
};

}  // namespace hearsay
