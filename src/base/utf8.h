// UTF-8: checking, decoding, and counting code points for the ledger's JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// Byte offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7:
// no overlongs, surrogates or values above U+10FFFF), or nullopt if all of `bytes` is well formed.
std::optional<size_t> first_invalid_utf8(std::string_view bytes);

struct CodePoint {
  char32_t value = 0;
  uint32_t length = 0;  // in bytes, 1 to 4; 0 at the end of the text
};

// The code point at byte `at`. Requires well-formed text and `at` on a border; length 0 past the
// end.
CodePoint decode_utf8(std::string_view text, size_t at);
// The code point that ends right before byte `at`; length 0 at the start.
CodePoint decode_utf8_before(std::string_view text, size_t at);
// Appends the UTF-8 of `value`; U+FFFD in place of what is no code point.
void append_utf8(std::string& out, char32_t value);
// True if byte `at` starts a code point or is the end of `text`.
bool on_code_point_border(std::string_view text, size_t at);

// `bytes` as UTF-16 (little or big endian, without BOM) in UTF-8; lone surrogates and an odd last
// byte become U+FFFD.
std::string utf16_to_utf8(std::string_view bytes, bool little_endian);

// Maps byte offsets to code point offsets and back in O(1) to O(stride), after one pass over a
// text. Keeps a pointer to the text, which must outlive it.
//   OffsetMap map("a\xC3\xA9z");   map.code_points(3) == 2   map.bytes(2) == 3
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view text);
  // Code points before byte `byte` (clamped to the end of the text).
  uint32_t code_points(size_t byte) const;
  // Byte offset of code point `index` (clamped to the end of the text).
  uint32_t bytes(size_t index) const;

 private:
  static constexpr size_t kStride = 256;
  std::string_view text_;
  bool ascii_ = true;             // then both maps are the identity
  std::vector<uint32_t> before_;  // before_[i]: code points before byte i * kStride
};

}  // namespace hearsay
