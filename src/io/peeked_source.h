// Bytes already looked at, then the rest of a source.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "io/env.h"

namespace hearsay {

class PeekedSource : public ByteSource {
 public:
  // `rest` must outlive it.
  PeekedSource(std::string peeked, ByteSource& rest) : peeked_(std::move(peeked)), rest_(rest) {}
  Result<size_t> read(char* buffer, size_t size) override {
    if (at_ == peeked_.size()) return rest_.read(buffer, size);
    const size_t given = std::min(size, peeked_.size() - at_);
    std::copy_n(peeked_.data() + at_, given, buffer);
    at_ += given;
    return given;
  }

 private:
  std::string peeked_;
  size_t at_ = 0;
  ByteSource& rest_;
};

// Bytes in memory, not owned.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  Result<size_t> read(char* buffer, size_t size) override {
    const size_t given = std::min(size, bytes_.size());
    std::copy_n(bytes_.data(), given, buffer);
    bytes_.remove_prefix(given);
    return given;
  }

 private:
  std::string_view bytes_;
};

}  // namespace hearsay
