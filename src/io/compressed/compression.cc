#include "io/compressed/compression.h"

#include "io/compressed/members.h"

namespace hearsay {

Compression compression_of(std::string_view head) {
  if (head.starts_with("\x1F\x8B\x08")) return Compression::Gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return Compression::Zstd;
  // A skippable zstd frame: 0x184D2A50 to 0x184D2A5F, the lowest byte first.
  if (head.size() >= 4 && (head[0] & 0xF0) == 0x50 && head.substr(1, 3) == "\x2A\x4D\x18") {
    return Compression::Zstd;
  }
  return Compression::None;
}

std::string_view without_compression_ending(std::string_view path) {
  for (const std::string_view ending : {".gz", ".zst", ".zstd"}) {
    if (path.size() > ending.size() && path.ends_with(ending)) {
      return path.substr(0, path.size() - ending.size());
    }
  }
  return path;
}

DecompressedSource::DecompressedSource(Compression compression, ByteSource& source,
                                       const std::string& name, const DecompressionLimits& limits)
    : name_(name), members_(std::make_unique<Members>(compression, source, limits)) {}

DecompressedSource::~DecompressedSource() = default;

Result<size_t> DecompressedSource::read(char* buffer, size_t size) {
  for (;;) {
    if (within_) {
      Result<size_t> got = members_->read(buffer, size);
      if (!got.ok() && got.status().kind() != StatusKind::Io) {
        return Status(got.status().kind(), name_ + ": " + got.status().message());
      }
      if (!got.ok() || *got != 0) return got;
      within_ = false;
    }
    const Result<bool> more = members_->next();
    if (!more.ok()) return more.status();
    if (members_->gap() != members_->offset()) {
      return Status(StatusKind::InvalidInput,
                    name_ + " holds bytes that are not compressed as the rest is, from byte " +
                        std::to_string(members_->gap()) + " on; it is damaged");
    }
    if (!*more) return size_t{0};
    within_ = true;
  }
}

}  // namespace hearsay
