// The arithmetic of the encoder, written once over 16 lanes and compiled for several instruction
// sets. All of them give the same bits: sums run in the same order, multiply-adds are fused in all,
// int8 products are exact. So a report's analysis does not depend on the machine, on how windows
// are batched, or on the number of threads.
//
// Why not oneDNN 2.6 (bench/language_speed.cc --products, Zen 4, one core, 256 x 384 x 1536): its
// f32 is as fast as ours (117 GFLOP/s), its u8 s8 product 5 % faster with VNNI (460 against 438
// Gop/s) and 30 % faster on AVX2 (227 against 174). But its product alone has no scale and low of a
// row, so a pass over 32-bit sums would follow; on AVX2 its 16-bit pairs saturate; its order of
// sums differs between instruction sets. Either would make an analysis depend on the machine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "hearsay/model.h"

namespace hearsay {

// Weights of y = x W^T + b in int8, repacked by pack_int8. Arrays are padded to whole panels.
struct Int8Matrix {
  uint32_t in = 0, out = 0;       // `in` is a multiple of 16
  const void* panels = nullptr;   // 64-byte aligned
  const float* scales = nullptr;  // of each output row
  const float* sums = nullptr;    // scale * (sum of the row)
  const float* bias = nullptr;
};

// Where a product goes: row r, column c to data[c / block * block_stride + r * stride + c % block].
// With the default block it is a plain matrix. `block` is a multiple of 16.
struct Output {
  float* data = nullptr;
  size_t stride = 0;
  uint32_t block = 0xfffffff0u;
  size_t block_stride = 0;

  float* at(size_t row, uint32_t column) const {
    return data + column / block * block_stride + row * stride + column % block;
  }
  Output from_row(size_t row) const { return {data + row * stride, stride, block, block_stride}; }
};

// One attention layer's inputs: `rows` of a single window.
struct AttentionShape {
  uint32_t rows = 0;   // pieces of the window
  uint32_t heads = 0;  // attention heads
  uint32_t size = 0;   // of a head; at most 32, a multiple of 16
};

struct KernelTable {
  InstructionSet set;
  const char* name;
  uint32_t int8_outputs;  // rows of W in a panel
  uint32_t activation;    // bytes of a quantised activation
  uint32_t weight;        // bytes of a packed weight

  // Repacks `out` x `in` row-major weights; `panels` holds padded(out) * in * weight bytes.
  void (*pack_int8)(const int8_t* weights, uint32_t out, uint32_t in, void* panels);
  // Rows of x to unsigned 8 bit: low = min(row), scale = (max - low) / 255, q =
  // rint((x-low)/scale).
  void (*quantise)(const float* x, size_t stride, size_t rows, uint32_t in, void* q, float* scale,
                   float* low);
  // y = (scale * q + low) W^T + b; rows of q lie back to back.
  void (*gemm_int8)(const void* q, const float* scale, const float* low, size_t rows,
                    const Int8Matrix& matrix, const Output& y);
  // y = a B (+ bias where not null); B of k x n in panels of 32 columns (see pack_f32).
  void (*gemm_f32)(const float* a, size_t a_stride, size_t rows, const float* panels, uint32_t k,
                   uint32_t n, const float* bias, const Output& y);
  // x = gelu(x), with the error function. `count` is a multiple of 16.
  void (*gelu)(float* x, size_t count);
  // x = norm(x + add) * gain + shift, row by row; `add` may be null. `width` is a multiple of 16.
  void (*add_norm)(float* x, const float* add, size_t rows, uint32_t width, const float* gain,
                   const float* shift, float epsilon);
  // out = softmax(q k^T / sqrt(size)) v, head by head. `qkv` holds the q of each head, then each k,
  // then each v: rows x size numbers every `block_stride`. `scratch` holds attention_scratch(rows)
  // floats.
  void (*attention)(const AttentionShape& shape, const float* qkv, size_t block_stride, float* out,
                    size_t out_stride, float* scratch);
};

inline constexpr uint32_t kF32Panel = 32;  // columns of B in a panel of gemm_f32

// Floats of a B of k x n in panels.
inline size_t f32_panel_floats(uint32_t k, uint32_t n) {
  return size_t{(n + kF32Panel - 1) / kF32Panel * kF32Panel} * k;
}
// B[i][j] = source[i * k_stride + j * n_stride], repacked; columns past n are zero.
void pack_f32(const float* source, size_t k_stride, size_t n_stride, uint32_t k, uint32_t n,
              float* panels);
size_t attention_scratch(uint32_t rows);

// Null if this build or this processor lacks it.
const KernelTable* kernels_for(InstructionSet set);
// The fastest set this processor has.
const KernelTable& best_kernels();

extern const KernelTable kPortableKernels;
#if defined(__x86_64__)
extern const KernelTable kAvx2Kernels;
extern const KernelTable kAvx512Kernels;
#endif

}  // namespace hearsay
