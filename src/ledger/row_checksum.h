// The checksum that stands in every row of observed data, so that `verify` finds a single flipped
// bit. Against accidents only; docs/formats/ledger.md defines it.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hearsay {

// Feed the table's name, then its columns in order.
class RowChecksum {
 public:
  explicit RowChecksum(std::string_view table) { text(table); }

  void null() { word(1); }
  void integer(int64_t value) {
    word(2);
    word(static_cast<uint64_t>(value));
  }
  void real(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    word(3);
    word(bits);
  }
  void text(std::string_view value) { bytes(4, value); }
  void blob(std::string_view value) { bytes(5, value); }

  int64_t value() const { return static_cast<int64_t>(state_ ^ state_ >> 29); }

 private:
  void bytes(uint64_t tag, std::string_view value) {
    word(tag);
    word(value.size());
    size_t at = 0;
    for (; at + 8 <= value.size(); at += 8) word(little_endian(value.data() + at, 8));
    if (at < value.size()) word(little_endian(value.data() + at, value.size() - at));
  }

  // Every step is a bijection of the state for a given word and of the word for a given state, so
  // rows that differ in one word never have the same sum.
  void word(uint64_t value) {
    state_ = (state_ ^ value) * 0x9E3779B97F4A7C15ull;
    state_ ^= state_ >> 32;
  }
  static uint64_t little_endian(const char* bytes, size_t count) {
    uint64_t value = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&value, bytes, count);
    } else {
      for (size_t i = 0; i < count; ++i) {
        value |= uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
      }
    }
    return value;
  }

  uint64_t state_ = 0x68656172736179ull;  // "hearsay"
};

}  // namespace hearsay
