// The encoder: BERT's post-norm transformer over wordpieces, with a word-shape and a break
// embedding.
#pragma once

#include <cstdint>
#include <span>

#include "language/model_file.h"
#include "language/transformer.h"

namespace hearsay {

enum class Break : uint8_t { None, Sentence, Paragraph };

// One row of input.
struct EncoderInput {
  uint32_t id = 0;        // of the vocabulary
  uint16_t position = 0;  // in its window
  uint8_t shape = 0;      // WordShape
  Break begins = Break::None;
};

struct EncoderSizes : TransformerSizes {
  uint32_t vocabulary = 0, positions = 0, shapes = 0, breaks = 0;
};

// Room for a run of the encoder over at most `rows` rows. Made once per article, used by one
// thread.
struct EncoderRoom : TransformerRoom {
  EncoderRoom(const EncoderSizes& sizes, uint32_t rows)
      : TransformerRoom(sizes, rows, sizes.positions) {}
};

class Encoder {
 public:
  // Checks that every tensor is there in its shape and packs the matrices. `file` must outlive it.
  static Result<Encoder> load(const ModelFile& file, const KernelTable& kernels);

  const EncoderSizes& sizes() const { return sizes_; }
  // Runs the windows that lie back to back in `rows`; window i ends before row ends[i]. Positions,
  // ids and shapes must lie inside the tables. `out` gets sizes().width numbers a row. A window's
  // result does not depend on the others.
  void run(std::span<const EncoderInput> rows, std::span<const uint32_t> ends, EncoderRoom& room,
           float* out) const;
  size_t packed_bytes() const { return layers_.packed_bytes(); }

 private:
  void embed(std::span<const EncoderInput> rows, float* x) const;
  void add_row(const Tensor& table, uint32_t row, float* x) const;

  const KernelTable* kernels_ = nullptr;
  EncoderSizes sizes_;
  Tensor word_, position_, shape_, break_;
  Norm norm_;
  Transformer layers_;
};

}  // namespace hearsay
