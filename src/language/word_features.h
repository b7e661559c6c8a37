// What the light model sees of a word by itself: whether it is one of its vocabulary, and hashes of
// its beginning, its ending and its shape. The trainer reads words with this very code
// (train/light/light_features.cc), so training and running cannot differ.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/status.h"
#include "language/model_file.h"

namespace hearsay {

// 64-bit hashes; of a word longer than 64 code points its first 40 and last 24 count.
struct WordHashes {
  // The first 2 and 3 code points, the last 1, 2, 3 and 4, and the shape ("U.S.-led" is "X.X.-xx").
  static constexpr size_t kParts = 7;
  uint64_t whole = 0;  // of the word in lower case, each digit as 0
  std::array<uint64_t, kParts> parts{};
};

// `word` is well-formed UTF-8. Linear; allocates nothing.
WordHashes hash_word(std::string_view word);

// Rows of the word table: those of the vocabulary, then `buckets` that hashes share.
class WordRows {
 public:
  static constexpr size_t kRows = 1 + WordHashes::kParts;

  // Indexes the vocabulary of `file`: words in lower case, each digit as 0. Error: Corrupt, for a
  // word that is there twice or an impossible number of buckets.
  static Result<WordRows> build(const ModelFile& file);

  // The rows whose sum stands for `word`: its own, or the bucket of its hash where the vocabulary
  // lacks it, then those of its parts.
  std::array<uint32_t, kRows> rows_of(std::string_view word) const;
  uint32_t count() const { return words_ + buckets_; }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t row_plus = 0;  // row + 1; 0 is free
  };

  std::vector<Slot> slots_;
  uint64_t mask_ = 0;
  uint32_t words_ = 0, buckets_ = 1;
};

// The bucket of a hash: its high bits scaled, which are the well mixed ones.
inline uint32_t bucket_of(uint64_t hash, uint32_t buckets) {
  return static_cast<uint32_t>(((hash >> 32) * buckets) >> 32);
}

}  // namespace hearsay
