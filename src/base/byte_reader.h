// Reads little-endian numbers and texts from untrusted bytes. Every read is checked against what is
// left; after the first failure all further reads give zeros and ok() stays false, so a caller may
// read a whole record and ask once.
//
//   ByteReader in(bytes);
//   uint32_t count = in.u32();
//   if (!in.can_hold(count, 5)) return damaged("the table is longer than its section");
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hearsay {

static_assert(std::endian::native == std::endian::little, "numbers are read as they lie");

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  size_t at() const { return at_; }
  size_t left() const { return bytes_.size() - at_; }
  bool done() const { return ok_ && left() == 0; }
  // Whether `count` records of at least `smallest` bytes each fit into what is left. To be asked
  // before anything is allocated for them.
  bool can_hold(uint64_t count, uint64_t smallest) const {
    return ok_ && count <= left() / smallest;
  }

  uint8_t u8() { return number<uint8_t>(); }
  uint32_t u32() { return number<uint32_t>(); }
  uint64_t u64() { return number<uint64_t>(); }
  int64_t i64() { return number<int64_t>(); }
  double f64() { return number<double>(); }
  // The next `size` bytes, pointing into the bytes read from.
  std::string_view take(uint64_t size) {
    if (!ok_ || size > left()) {
      ok_ = false;
      return {};
    }
    const std::string_view taken = bytes_.substr(at_, size);
    at_ += size;
    return taken;
  }
  // A u32 length and that many bytes.
  std::string_view text() { return take(u32()); }

 private:
  template <typename T>
  T number() {
    T value{};
    const std::string_view raw = take(sizeof(T));
    if (ok_) std::memcpy(&value, raw.data(), sizeof(T));
    return value;
  }

  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace hearsay
