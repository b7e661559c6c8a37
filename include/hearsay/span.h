// Byte ranges into Article::text. The text is owned once, by the Article; everything else points.
//
//   article.text == "He said so."    Span{3, 7} is "said"    Span{3, 3} is empty: unset
//
// Spans are half open, in bytes, and begin and end on code point borders. Code points appear only
// in the ledger's JSON (LEDGER.md), UTF-16 units only at the web edge.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay {

struct Span {
  uint32_t begin = 0;  // first byte
  uint32_t end = 0;    // one past the last byte

  // An empty span stands for "not there"; begin then has no meaning.
  bool empty() const { return begin >= end; }
  uint32_t size() const { return empty() ? 0 : end - begin; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool contains(uint32_t offset) const { return begin <= offset && offset < end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  // The bytes of `text` this span covers; clamped, so never out of range.
  std::string_view of(std::string_view text) const {
    if (empty() || begin >= text.size()) return {};
    return text.substr(begin, end - begin);
  }

  friend bool operator==(Span, Span) = default;
  friend auto operator<=>(Span, Span) = default;
};

}  // namespace hearsay
