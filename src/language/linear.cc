#include "language/linear.h"

#include <algorithm>

namespace hearsay {

Linear::Linear(const Tensor& weight, const Tensor* bias, const KernelTable& kernels)
    : kernels_(&kernels),
      in_(weight.dims[1]),
      out_(weight.dims[0]),
      int8_(weight.dtype == Dtype::I8) {
  if (!int8_) {
    packed_bytes_ = f32_panel_floats(in_, out_) * sizeof(float);
    panels_ = AlignedBytes(packed_bytes_);
    pack_f32(weight.f32, 1, in_, in_, out_, panels_.floats());
    if (bias != nullptr) bias_ = bias->f32;
    return;
  }
  const size_t padded =
      (size_t{out_} + kernels.int8_outputs - 1) / kernels.int8_outputs * kernels.int8_outputs;
  packed_bytes_ = padded * in_ * kernels.weight;
  panels_ = AlignedBytes(packed_bytes_);
  kernels.pack_int8(weight.i8, out_, in_, panels_.get());
  extra_ = AlignedBytes(padded * 3 * sizeof(float));
  float* scales = extra_.floats();
  float* sums = scales + padded;
  float* biases = sums + padded;
  std::fill(scales, scales + 3 * padded, 0.0f);
  for (uint32_t o = 0; o < out_; ++o) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < in_; ++i) sum += weight.i8[size_t{o} * in_ + i];
    scales[o] = weight.scales[o];
    sums[o] = weight.scales[o] * static_cast<float>(sum);
    if (bias != nullptr) biases[o] = bias->f32[o];
  }
  int8_matrix_ = {in_, out_, panels_.get(), scales, sums, biases};
}

Linear::Linear(const float* source, size_t k_stride, size_t n_stride, uint32_t in, uint32_t out,
               const float* bias, const KernelTable& kernels)
    : kernels_(&kernels), in_(in), out_(out), bias_(bias) {
  packed_bytes_ = f32_panel_floats(in, out) * sizeof(float);
  panels_ = AlignedBytes(packed_bytes_);
  pack_f32(source, k_stride, n_stride, in, out, panels_.floats());
}

void Linear::apply(const float* x, size_t x_stride, size_t rows, const Output& y,
                   QuantisedRows& scratch) const {
  if (!int8_) {
    kernels_->gemm_f32(x, x_stride, rows, panels_.floats(), in_, out_, bias_, y);
    return;
  }
  for (size_t r = 0; r < rows; r += QuantisedRows::kRows) {
    const size_t some = std::min<size_t>(QuantisedRows::kRows, rows - r);
    kernels_->quantise(x + r * x_stride, x_stride, some, in_, scratch.values.get(),
                       scratch.scale.floats(), scratch.low.floats());
    kernels_->gemm_int8(scratch.values.get(), scratch.scale.floats(), scratch.low.floats(), some,
                        int8_matrix_, y.from_row(r));
  }
}

}  // namespace hearsay
