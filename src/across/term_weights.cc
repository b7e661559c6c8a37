#include "across/term_weights.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

// The table, put into the program as it is: see bench/count_terms.cc, which makes it.
asm(R"(
    .section .rodata
    .balign 16
hearsay_term_weights:
    .incbin ")" HEARSAY_TERM_WEIGHTS_FILE R"("
hearsay_term_weights_end:
    .byte 0
    .previous
)");
extern "C" {
extern const char table_begin[] __asm__("hearsay_term_weights");
extern const char table_end[] __asm__("hearsay_term_weights_end");
}

namespace hearsay::across {
namespace {

// n words: their hashes' upper 32 bits ascending, little endian; then a byte of weight each.
constexpr size_t kEntryBytes = 5;

uint32_t key_at(size_t index) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(table_begin) + 4 * index;
  return static_cast<uint32_t>(bytes[0]) | static_cast<uint32_t>(bytes[1]) << 8 |
         static_cast<uint32_t>(bytes[2]) << 16 | static_cast<uint32_t>(bytes[3]) << 24;
}

}  // namespace

float term_weight(WordHash word) {
  const size_t count = static_cast<size_t>(table_end - table_begin) / kEntryBytes;
  const auto key = static_cast<uint32_t>(word >> 32);
  // The keys are hashes, spread evenly: look where the key should stand, then beside it.
  size_t low = 0, high = count;
  auto at = static_cast<size_t>((static_cast<uint64_t>(key) * count) >> 32);
  for (size_t step = 8; low < high; step *= 4) {
    if (key_at(at) <= key) {
      low = at;
      if (at + step >= count || key_at(at + step) > key) {
        high = std::min(count, at + step);
        break;
      }
      at += step;
    } else {
      high = at;
      if (at < step || key_at(at - step) <= key) {
        low = at < step ? 0 : at - step;
        break;
      }
      at -= step;
    }
  }
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const uint32_t found = key_at(middle);
    if (found == key) {
      const auto* weights = reinterpret_cast<const unsigned char*>(table_begin) + 4 * count;
      return static_cast<float>(weights[middle]) / 255.0f;
    }
    if (found < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 1.0f;
}

float term_weight(std::string_view lower_case) { return term_weight(hash_of_word(lower_case)); }

}  // namespace hearsay::across
