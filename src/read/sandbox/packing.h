// Numbers and strings to bytes and back, for messages.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay::sandbox {

class Packer {
 public:
  Packer& number(uint64_t value, int bytes = 8) {
    for (int i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i));
    return *this;
  }
  Packer& string(std::string_view text) {
    number(text.size(), 4);
    out_ += text;
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// Reads what a Packer wrote. After the first thing that is not there everything is empty and ok()
// false.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  uint64_t number(int bytes = 8) {
    if (!ok_ || rest_.size() < static_cast<size_t>(bytes)) return ok_ = false, 0;
    uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) {
      value |= uint64_t{static_cast<unsigned char>(rest_[static_cast<size_t>(i)])} << (8 * i);
    }
    rest_.remove_prefix(static_cast<size_t>(bytes));
    return value;
  }
  // A string of at most `most` bytes.
  std::string_view string(size_t most) {
    const uint64_t size = number(4);
    if (!ok_ || size > most || size > rest_.size()) return ok_ = false, std::string_view();
    const std::string_view text = rest_.substr(0, static_cast<size_t>(size));
    rest_.remove_prefix(static_cast<size_t>(size));
    return text;
  }
  size_t left() const { return rest_.size(); }
  bool ok() const { return ok_; }
  // Everything was read, and nothing was missing.
  bool complete() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace hearsay::sandbox
