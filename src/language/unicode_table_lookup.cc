#include <algorithm>
#include <cstdint>

#include "language/unicode_table.h"

namespace hearsay {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00, kLastSyllable = 0xD7A3;

}  // namespace

FoldedCharacter fold_character(char32_t point) {
  using namespace unicode_table;
  if (point < 0x80) return {{point >= 'A' && point <= 'Z' ? point + 32 : point}, 1};
  if (point >= kFirstSyllable &&
      point <= kLastSyllable) {  // Unicode 3.12, arithmetic decomposition
    const char32_t index = point - kFirstSyllable;
    const char32_t tail = index % 28;
    return {{0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + tail}, tail == 0 ? 2u : 3u};
  }
  if ((unicode_flags(point) & kFolds) == 0) return {{point}, 1};
  const uint32_t* found = std::lower_bound(kFoldFrom, kFoldFrom + kFoldCount, uint32_t{point});
  FoldedCharacter folded;
  const size_t entry = static_cast<size_t>(found - kFoldFrom);
  for (uint32_t at = kFoldAt[entry]; at < kFoldAt[entry + 1]; ++at) {
    folded.points[folded.count++] = kFoldTo[at];
  }
  return folded;
}

char32_t lower_character(char32_t point) {
  using namespace unicode_table;
  if (point < 0x80) return point >= 'A' && point <= 'Z' ? point + 32 : point;
  const uint32_t* found = std::lower_bound(kLowerFrom, kLowerFrom + kLowerCount, uint32_t{point});
  return found != kLowerFrom + kLowerCount && *found == point
             ? static_cast<char32_t>(kLowerTo[found - kLowerFrom])
             : point;
}

}  // namespace hearsay
