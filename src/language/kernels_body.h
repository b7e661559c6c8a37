// The kernels over the lanes of one instruction set. Included inside a namespace by the three
// kernels_*.cc, after their lanes; it defines make_table(). Nothing of the standard library is used
// here: an inline function of it, compiled for AVX-512, could be the copy the linker keeps for all.

constexpr uint32_t kInt8Outputs = 16 * kInt8Vectors;

inline uint32_t least(size_t a, uint32_t b) { return a < b ? static_cast<uint32_t>(a) : b; }

void pack_int8(const int8_t* weights, uint32_t out, uint32_t in, void* panels) {
  auto* to = static_cast<Weight*>(panels);
  for (uint32_t first = 0; first < out; first += kInt8Outputs) {
    for (uint32_t k = 0; k < in; k += kStep) {
      for (uint32_t o = first; o < first + kInt8Outputs; ++o) {
        for (uint32_t s = 0; s < kStep; ++s) {
          *to++ = o < out ? weights[size_t{o} * in + k + s] : Weight{0};
        }
      }
    }
  }
}

void quantise(const float* x, size_t stride, size_t rows, uint32_t in, void* q, float* scale,
              float* low) {
  auto* to = static_cast<Activation*>(q);
  for (size_t r = 0; r < rows; ++r, x += stride, to += in) {
    Floats least_of = load(x), most = least_of;
    for (uint32_t i = 16; i < in; i += 16) {
      const Floats v = load(x + i);
      least_of = min(least_of, v);
      most = max(most, v);
    }
    low[r] = smallest(least_of);
    const float range = largest(most) - low[r];
    scale[r] = range / 255.0f;
    const Floats factor = all(range > 0 ? 255.0f / range : 0.0f), base = all(low[r]);
    for (uint32_t i = 0; i < in; i += 16) {
      store_activations(to + i, mul(sub(load(x + i), base), factor));
    }
  }
}

// The first `columns` of 16 lanes.
inline void store_some(float* p, Floats x, uint32_t columns) {
  if (columns >= 16) return store(p, x);
  float whole[16];
  store(whole, x);
  for (uint32_t i = 0; i < columns; ++i) p[i] = whole[i];
}

// Writes 16 outputs of R rows.
template <int R>
inline void int8_outputs(const Ints* acc, const float* scale, const float* low, const Int8Matrix& m,
                         uint32_t at, const Output& y) {
  if (at >= m.out) return;
  const Floats scales = load(m.scales + at), sums = load(m.sums + at), bias = load(m.bias + at);
  float* to = y.at(0, at);
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r) {
    const Floats base = fma(all(low[r]), sums, bias);
    const Floats value = fma(all(scale[r]), mul(to_floats(acc[r]), scales), base);
    store_some(to + r * y.stride, value, m.out - at);
  }
}

// R rows by one panel. Loops over the tile are unrolled and not nested: else the compiler keeps the
// sums in memory, at half the speed.
template <int R>
inline void int8_tile(const Activation* q, const float* scale, const float* low,
                      const Int8Matrix& m, const Weight* panel, uint32_t first, const Output& y) {
  Ints acc0[R], acc1[R], acc2[R], acc3[R];
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r) acc0[r] = acc1[r] = acc2[r] = acc3[r] = no_ints();
  const uint32_t in = m.in;
  for (uint32_t k = 0; k < in; k += kStep, panel += kStep * kInt8Outputs) {
    const Weights w0 = load_weights(panel);
    if constexpr (kInt8Vectors == 4) {
      const Weights w1 = load_weights(panel + 16 * kStep), w2 = load_weights(panel + 32 * kStep),
                    w3 = load_weights(panel + 48 * kStep);
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r) {
        const Pair a = broadcast(q + size_t{in} * r + k);
        acc0[r] = dot(acc0[r], a, w0);
        acc1[r] = dot(acc1[r], a, w1);
        acc2[r] = dot(acc2[r], a, w2);
        acc3[r] = dot(acc3[r], a, w3);
      }
    } else {
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r) acc0[r] = dot(acc0[r], broadcast(q + size_t{in} * r + k), w0);
    }
  }
  int8_outputs<R>(acc0, scale, low, m, first, y);
  if constexpr (kInt8Vectors == 4) {
    int8_outputs<R>(acc1, scale, low, m, first + 16, y);
    int8_outputs<R>(acc2, scale, low, m, first + 32, y);
    int8_outputs<R>(acc3, scale, low, m, first + 48, y);
  }
}

template <int R>
inline void int8_rows(const Activation* q, const float* scale, const float* low, uint32_t rows,
                      const Int8Matrix& m, const Weight* panel, uint32_t first, const Output& y) {
  if constexpr (R > 0) {
    if (rows == R) return int8_tile<R>(q, scale, low, m, panel, first, y);
    int8_rows<R - 1>(q, scale, low, rows, m, panel, first, y);
  }
}

void gemm_int8(const void* activations, const float* scale, const float* low, size_t rows,
               const Int8Matrix& m, const Output& y) {
  const auto* q = static_cast<const Activation*>(activations);
  const auto* panel = static_cast<const Weight*>(m.panels);
  for (uint32_t first = 0; first < m.out; first += kInt8Outputs) {
    for (size_t r = 0; r < rows; r += kInt8Rows) {
      int8_rows<kInt8Rows>(q + r * m.in, scale + r, low + r, least(rows - r, kInt8Rows), m, panel,
                           first, y.from_row(r));
    }
    panel += size_t{kInt8Outputs} * m.in;
  }
}

template <int R>
inline void f32_tile(const float* a, size_t a_stride, const float* panel, uint32_t k,
                     uint32_t columns, const float* bias, float* y0, float* y1, size_t y_stride) {
  Floats acc[R][2];
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) acc[r][0] = acc[r][1] = all(0);
  for (uint32_t i = 0; i < k; ++i, panel += kF32Panel) {
    const Floats b0 = load(panel), b1 = load(panel + 16);
#pragma GCC unroll 12
    for (int r = 0; r < R; ++r) {
      const Floats x = all(a[r * a_stride + i]);
      acc[r][0] = fma(x, b0, acc[r][0]);
      acc[r][1] = fma(x, b1, acc[r][1]);
    }
  }
  float padded[kF32Panel] = {};
  if (bias != nullptr) {
    for (uint32_t i = 0; i < columns; ++i) padded[i] = bias[i];
  }
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) {
    store_some(y0 + r * y_stride, add(acc[r][0], load(padded)), columns);
    if (columns > 16) {
      store_some(y1 + r * y_stride, add(acc[r][1], load(padded + 16)), columns - 16);
    }
  }
}

template <int R>
inline void f32_rows(const float* a, size_t a_stride, uint32_t rows, const float* panel, uint32_t k,
                     uint32_t columns, const float* bias, float* y0, float* y1, size_t y_stride) {
  if constexpr (R > 0) {
    if (rows == R) return f32_tile<R>(a, a_stride, panel, k, columns, bias, y0, y1, y_stride);
    f32_rows<R - 1>(a, a_stride, rows, panel, k, columns, bias, y0, y1, y_stride);
  }
}

void gemm_f32(const float* a, size_t a_stride, size_t rows, const float* panels, uint32_t k,
              uint32_t n, const float* bias, const Output& y) {
  for (uint32_t first = 0; first < n; first += kF32Panel) {
    const float* panel = panels + size_t{first} * k;
    for (size_t r = 0; r < rows; r += kFloatRows) {
      f32_rows<kFloatRows>(a + r * a_stride, a_stride, least(rows - r, kFloatRows), panel, k,
                           least(n - first, kF32Panel), bias == nullptr ? nullptr : bias + first,
                           y.at(r, first), y.at(r, first + 16), y.stride);
    }
  }
}

// e^x for x <= 0, relative error below 2e-7; never less than e^-87. A polynomial of least relative
// error on half an octave either side of 0, times a power of two.
inline Floats exponential(Floats x) {
  const Floats bounded = max(x, all(-87.0f));
  const Floats rounder = all(12582912.0f);  // 1.5 * 2^23: adding it rounds to a whole number
  const Floats n = sub(fma(bounded, all(1.44269504f), rounder), rounder);
  Floats r = fma(n, all(-0.693145752f), bounded);  // ln 2 in two parts
  r = fma(n, all(-1.42860677e-6f), r);
  Floats p = all(0.00829761949f);
  p = fma(p, r, all(0.0419156299f));
  p = fma(p, r, all(0.166675765f));
  p = fma(p, r, all(0.499988927f));
  p = fma(p, r, all(0.999999691f));
  p = fma(p, r, all(1.00000007f));
  return times_power_of_two(p, n);
}

// x * Phi(x); the complementary error function by Abramowitz and Stegun 7.1.26 (error < 1.5e-7).
void gelu(float* x, size_t count) {
  for (size_t i = 0; i < count; i += 16) {
    const Floats v = load(x + i);
    const Floats z = mul(absolute(v), all(0.707106781f));
    const Floats t = div(all(1.0f), fma(z, all(0.3275911f), all(1.0f)));
    Floats p = all(1.061405429f);
    p = fma(p, t, all(-1.453152027f));
    p = fma(p, t, all(1.421413741f));
    p = fma(p, t, all(-0.284496736f));
    p = fma(p, t, all(0.254829592f));
    const Floats tail = mul(mul(p, t), exponential(sub(all(0), mul(z, z))));
    const Floats part = mul(mul(v, all(0.5f)), tail);
    store(x + i, where_positive(v, sub(v, part), part));
  }
}

void add_norm(float* x, const float* addend, size_t rows, uint32_t width, const float* gain,
              const float* shift, float epsilon) {
  const float share = 1.0f / static_cast<float>(width);
  for (size_t r = 0; r < rows; ++r, x += width) {
    Floats total = all(0);
    for (uint32_t i = 0; i < width; i += 16) {
      Floats v = load(x + i);
      if (addend != nullptr) {
        v = add(v, load(addend + r * width + i));
        store(x + i, v);
      }
      total = add(total, v);
    }
    const Floats mean = all(sum(total) * share);
    Floats square = all(0);
    for (uint32_t i = 0; i < width; i += 16) {
      const Floats d = sub(load(x + i), mean);
      square = fma(d, d, square);
    }
    const float deviation = __builtin_sqrtf(sum(square) * share + epsilon);
    const Floats factor = all(1.0f / deviation);
    for (uint32_t i = 0; i < width; i += 16) {
      const Floats v = mul(sub(load(x + i), mean), factor);
      store(x + i, fma(v, load(gain + i), load(shift + i)));
    }
  }
}

// scores := e^(scores - largest), filled up to `padded` with next to nothing; gives 1 / sum.
inline float softmax(float* scores, uint32_t count, uint32_t padded) {
  for (uint32_t i = count; i < padded; ++i) scores[i] = -__builtin_inff();
  Floats top = load(scores);
  for (uint32_t i = 16; i < padded; i += 16) top = max(top, load(scores + i));
  const Floats most = all(largest(top));
  Floats total = all(0);
  for (uint32_t i = 0; i < padded; i += 16) {
    const Floats e = exponential(sub(load(scores + i), most));
    store(scores + i, e);
    total = add(total, e);
  }
  return 1.0f / sum(total);
}

void attention(const AttentionShape& shape, const float* qkv, size_t block_stride, float* out,
               size_t out_stride, float* scratch) {
  const uint32_t rows = shape.rows, size = shape.size;
  const uint32_t padded = (rows + kF32Panel - 1) / kF32Panel * kF32Panel;
  float* keys = scratch;                             // panels of k^T: padded x size
  float* wide_values = keys + padded * kF32Panel;    // one panel: rows x 32
  float* scores = wide_values + padded * kF32Panel;  // kFloatRows x padded
  float* queries = scores + kFloatRows * padded;     // kFloatRows x size
  const Floats factor = all(1.0f / __builtin_sqrtf(static_cast<float>(size)));
  for (uint32_t i = 0; i < padded * size; ++i) keys[i] = 0;
  for (uint32_t h = 0; h < shape.heads; ++h) {
    const float* q = qkv + h * block_stride;
    const float* k = q + shape.heads * block_stride;
    const float* v = k + shape.heads * block_stride;
    for (uint32_t r = 0; r < rows; ++r) {
      float* column = keys + r / kF32Panel * kF32Panel * size + r % kF32Panel;
      for (uint32_t i = 0; i < size; ++i) column[i * kF32Panel] = k[r * size + i];
    }
    const float* values = v;
    if (size != kF32Panel) {
      for (uint32_t r = 0; r < rows; ++r) {
        for (uint32_t i = 0; i < kF32Panel; ++i) {
          wide_values[r * kF32Panel + i] = i < size ? v[r * size + i] : 0;
        }
      }
      values = wide_values;
    }
    for (uint32_t r = 0; r < rows; r += kFloatRows) {
      const uint32_t some = least(rows - r, kFloatRows);
      for (uint32_t i = 0; i < some * size; i += 16) {
        store(queries + i, mul(load(q + r * size + i), factor));
      }
      gemm_f32(queries, size, some, keys, size, padded, nullptr, {scores, padded});
      float weights[kFloatRows];
      for (uint32_t i = 0; i < some; ++i) weights[i] = softmax(scores + i * padded, rows, padded);
      float* to = out + r * out_stride + h * size;
      gemm_f32(scores, padded, some, values, rows, size, nullptr, {to, out_stride});
      for (uint32_t i = 0; i < some; ++i) {
        for (uint32_t c = 0; c < size; c += 16) {
          store(to + i * out_stride + c, mul(load(to + i * out_stride + c), all(weights[i])));
        }
      }
    }
  }
}

constexpr KernelTable make_table() {
  return {kSet,           kName,     kInt8Outputs, sizeof(Activation),
          sizeof(Weight), pack_int8, quantise,     gemm_int8,
          gemm_f32,       gelu,      add_norm,     attention};
}
