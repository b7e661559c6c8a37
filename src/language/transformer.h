// Post-norm transformer layers, as BERT has them: what the encoders of both models end with.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/linear.h"
#include "language/model_file.h"

namespace hearsay {

struct TransformerSizes {
  uint32_t width = 0, layers = 0, heads = 0, inner = 0;
  float epsilon = 0;  // of the norms
};

// The gain and shift of a layer norm.
struct Norm {
  const float* gain = nullptr;
  const float* shift = nullptr;
};

// Reads "PREFIX.width", ".layers", ".heads", ".inner" and ".norm_epsilon". Error: Corrupt, for a
// missing key, or sizes that are too large or do not go together.
Result<TransformerSizes> transformer_sizes(const ModelFile& file, const std::string& prefix);
// Finds a tensor and checks its shape; `columns` 0 for a vector. Errors: Corrupt, naming tensor and
// shapes. int8 is accepted only where `may_be_int8`.
Result<Tensor> tensor_of_shape(const ModelFile& file, const std::string& name, uint32_t rows,
                               uint32_t columns, bool may_be_int8);
// A positive config integer of at most `most`. Error: Corrupt.
Result<uint32_t> size_of(const ModelFile& file, std::string_view key, uint32_t most);
// "NAME.weight" and "NAME.bias" as a matrix [out, in] with its bias, or as a norm.
Result<Linear> linear_of(const ModelFile& file, const std::string& name, uint32_t out, uint32_t in,
                         const KernelTable& kernels);
Result<Norm> norm_of(const ModelFile& file, const std::string& name, uint32_t width);

// Room for a run over at most `rows` rows in windows of at most `window`.
struct TransformerRoom {
  TransformerRoom(const TransformerSizes& sizes, uint32_t rows, uint32_t window);
  AlignedBytes qkv, context, block, inner, attention;
  QuantisedRows quantised;
};

class Transformer {
 public:
  // Checks that "PREFIX.layers.N..." are there in their shapes and packs them. `file` must outlive
  // it.
  static Result<Transformer> load(const ModelFile& file, const std::string& prefix,
                                  const TransformerSizes& sizes, const KernelTable& kernels);
  // Runs the windows that lie back to back in the rows of x, in place; window i ends before row
  // ends[i]. A window's result does not depend on the others.
  void run(float* x, size_t rows, std::span<const uint32_t> ends, TransformerRoom& room) const;
  size_t packed_bytes() const;

 private:
  struct Layer {
    Linear qkv, out, up, down;
    Norm norm1, norm2;
  };

  const KernelTable* kernels_ = nullptr;
  TransformerSizes sizes_;
  std::vector<Layer> layers_;
};

}  // namespace hearsay
