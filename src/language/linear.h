// A matrix of the model, packed for the kernels in use: y = x W^T + b.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "language/kernels.h"
#include "language/model_file.h"

namespace hearsay {

// A block of memory on a 64-byte border.
class AlignedBytes {
 public:
  AlignedBytes() = default;
  explicit AlignedBytes(size_t size)
      : data_(size == 0 ? nullptr : std::aligned_alloc(64, (size + 63) / 64 * 64)) {}
  void* get() const { return data_.get(); }
  float* floats() const { return static_cast<float*>(data_.get()); }

 private:
  struct Free {
    void operator()(void* p) const { std::free(p); }
  };
  std::unique_ptr<void, Free> data_;
};

// Scratch of Linear::apply for int8 matrices.
struct QuantisedRows {
  explicit QuantisedRows(uint32_t widest)
      : values(size_t{kRows} * widest * 2),
        scale(kRows * sizeof(float)),
        low(kRows * sizeof(float)) {}
  static constexpr uint32_t kRows = 48;  // a multiple of the tiles of all kernels
  AlignedBytes values, scale, low;
};

class Linear {
 public:
  Linear() = default;
  // `weight` is [out, in], int8 or f32; `bias` [out] or null. `in` is a multiple of 16.
  Linear(const Tensor& weight, const Tensor* bias, const KernelTable& kernels);
  // Of plain floats, in[k] weighing out[n] by source[k * k_stride + n * n_stride]; any sizes.
  // `bias` [out] or null.
  Linear(const float* source, size_t k_stride, size_t n_stride, uint32_t in, uint32_t out,
         const float* bias, const KernelTable& kernels);

  explicit operator bool() const { return out_ != 0; }
  uint32_t in() const { return in_; }
  uint32_t out() const { return out_; }
  // y rows get `out` numbers each. x and y must not overlap.
  void apply(const float* x, size_t x_stride, size_t rows, const Output& y,
             QuantisedRows& scratch) const;
  void apply(const float* x, size_t x_stride, size_t rows, float* y, size_t y_stride,
             QuantisedRows& scratch) const {
    apply(x, x_stride, rows, Output{y, y_stride}, scratch);
  }
  size_t packed_bytes() const { return packed_bytes_; }

 private:
  const KernelTable* kernels_ = nullptr;
  uint32_t in_ = 0, out_ = 0;
  bool int8_ = false;
  size_t packed_bytes_ = 0;
  AlignedBytes panels_, extra_;  // extra_: scales, sums, bias of an int8 matrix; bias of an f32 one
  Int8Matrix int8_matrix_;
  const float* bias_ = nullptr;
};

}  // namespace hearsay
