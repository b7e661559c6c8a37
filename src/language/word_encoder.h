// The light model's encoder: a vector a word, from rows of one table, convolutions over three words
// and attention inside the sentence. Sentences do not see each other.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/text.h"
#include "language/transformer.h"
#include "language/windows.h"
#include "language/word_features.h"

namespace hearsay {

struct WordEncoderRoom;

class WordEncoder {
 public:
  static constexpr uint32_t kMostWords = 200;  // of a segment

  // Checks that every tensor is there in its shape and packs the matrices. `file` must outlive it.
  static Result<WordEncoder> load(const ModelFile& file, const KernelTable& kernels);

  uint32_t width() const { return sizes_.width; }
  // Vectors of the words of `segments`, which lie back to back in `tokens`; `out` gets width()
  // numbers a word. A segment's result does not depend on the others.
  void run(std::string_view text, std::span<const Token> tokens,
           std::span<const Segment> segments, WordEncoderRoom& room, float* out) const;

 private:
  friend struct WordEncoderRoom;
  struct Convolution {
    Linear conv;  // of the word before, the word, the word after
    Norm norm;
  };

  void sum_rows(std::string_view word, uint32_t position, float* x) const;

  const KernelTable* kernels_ = nullptr;
  TransformerSizes sizes_;
  uint32_t positions_ = 0;
  WordRows rows_;
  Tensor table_, position_;
  Norm norm_;
  std::vector<Convolution> convolutions_;
  Transformer layers_;
};

// Room for a run over at most `words` words in `segments` segments. Made once per article.
struct WordEncoderRoom {
  WordEncoderRoom(const WordEncoder& encoder, uint32_t words, uint32_t segments);
  AlignedBytes rows, changes;
  QuantisedRows quantised;
  TransformerRoom transformer;
  std::vector<uint32_t> ends;
};

}  // namespace hearsay
