#include "across/term_weights.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

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

// The table spread over slots, so that a look-up is one or two steps: made on first use, in about a
// millisecond, and then never changed.
class Slots {
 public:
  Slots() {
    const size_t count = static_cast<size_t>(table_end - table_begin) / kEntryBytes;
    const auto* keys = reinterpret_cast<const unsigned char*>(table_begin);
    slots_.resize(std::bit_ceil(2 * count + 1));
    for (size_t i = 0; i < count; ++i) {
      const unsigned char* bytes = keys + 4 * i;
      const uint32_t key = static_cast<uint32_t>(bytes[0]) | static_cast<uint32_t>(bytes[1]) << 8 |
                           static_cast<uint32_t>(bytes[2]) << 16 |
                           static_cast<uint32_t>(bytes[3]) << 24;
      size_t at = key & (slots_.size() - 1);
      while (slots_[at].used) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = {key, static_cast<float>(keys[4 * count + i]) / 255.0f, true};
    }
  }

  float weight(uint32_t key) const {
    for (size_t at = key & (slots_.size() - 1); slots_[at].used;
         at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) return slots_[at].weight;
    }
    return 1.0f;
  }

 private:
  struct Slot {
    uint32_t key = 0;
    float weight = 0;
    bool used = false;
  };
  std::vector<Slot> slots_;
};

}  // namespace

float term_weight(WordHash word) {
  static const Slots slots;
  return slots.weight(static_cast<uint32_t>(word >> 32));
}

float term_weight(std::string_view lower_case) { return term_weight(hash_of_word(lower_case)); }

}  // namespace hearsay::across
