// Sixteen floats in plain C++: the definition of what the other lane headers must do bit for bit.
// Included inside a namespace by kernels_portable.cc.

constexpr InstructionSet kSet = InstructionSet::Portable;
constexpr const char* kName = "portable";
constexpr int kFloatRows = 2;    // rows of a tile of gemm_f32
constexpr int kInt8Rows = 2;     // rows of a tile of gemm_int8
constexpr int kInt8Vectors = 1;  // 16-output vectors of a tile of gemm_int8
constexpr uint32_t kStep = 2;    // inputs a dot() takes
using Activation = int16_t;
using Weight = int16_t;

struct Floats {
  float v[16];
};
struct Ints {
  int32_t v[16];
};
struct Weights {
  const int16_t* v;
};
using Pair = const int16_t*;

template <typename F>
inline Floats each(F f) {
  Floats r;
  for (int i = 0; i < 16; ++i) r.v[i] = f(i);
  return r;
}
inline Floats load(const float* p) {
  return each([&](int i) { return p[i]; });
}
inline Floats load_int8(const int8_t* p) {
  return each([&](int i) { return static_cast<float>(p[i]); });
}
inline void store(float* p, const Floats& a) {
  for (int i = 0; i < 16; ++i) p[i] = a.v[i];
}
inline Floats all(float x) {
  return each([&](int) { return x; });
}
inline Floats add(const Floats& a, const Floats& b) {
  return each([&](int i) { return a.v[i] + b.v[i]; });
}
inline Floats sub(const Floats& a, const Floats& b) {
  return each([&](int i) { return a.v[i] - b.v[i]; });
}
inline Floats mul(const Floats& a, const Floats& b) {
  return each([&](int i) { return a.v[i] * b.v[i]; });
}
inline Floats div(const Floats& a, const Floats& b) {
  return each([&](int i) { return a.v[i] / b.v[i]; });
}
inline Floats fma(const Floats& a, const Floats& b, const Floats& c) {
  return each([&](int i) { return __builtin_fmaf(a.v[i], b.v[i], c.v[i]); });
}
// As the processor's instructions: b where a is not a number.
inline Floats min(const Floats& a, const Floats& b) {
  return each([&](int i) { return a.v[i] < b.v[i] ? a.v[i] : b.v[i]; });
}
inline Floats max(const Floats& a, const Floats& b) {
  return each([&](int i) { return a.v[i] > b.v[i] ? a.v[i] : b.v[i]; });
}
inline Floats absolute(const Floats& a) {
  return each([&](int i) { return __builtin_fabsf(a.v[i]); });
}
// yes where x > 0, else no.
inline Floats where_positive(const Floats& x, const Floats& yes, const Floats& no) {
  return each([&](int i) { return x.v[i] > 0 ? yes.v[i] : no.v[i]; });
}
// a * 2^n for a whole number -126 <= n <= 127, the product a normal number.
inline Floats times_power_of_two(const Floats& a, const Floats& n) {
  return each([&](int i) {
    const int32_t bits = (static_cast<int32_t>(n.v[i]) + 127) * (1 << 23);
    float power;
    __builtin_memcpy(&power, &bits, 4);
    return a.v[i] * power;
  });
}
inline float sum(const Floats& a) {
  float t[8];
  for (int i = 0; i < 8; ++i) t[i] = a.v[i] + a.v[i + 8];
  for (int i = 0; i < 4; ++i) t[i] = t[i] + t[i + 4];
  return (t[0] + t[2]) + (t[1] + t[3]);
}
inline float largest(const Floats& a) {
  float r = a.v[0];
  for (int i = 1; i < 16; ++i) r = a.v[i] > r ? a.v[i] : r;
  return r;
}
inline float smallest(const Floats& a) {
  float r = a.v[0];
  for (int i = 1; i < 16; ++i) r = a.v[i] < r ? a.v[i] : r;
  return r;
}
// Rounded and kept within 0 to 255.
inline void store_activations(Activation* p, const Floats& a) {
  for (int i = 0; i < 16; ++i) {
    const float x = a.v[i] > 0 ? (a.v[i] < 255.0f ? a.v[i] : 255.0f) : 0.0f;
    p[i] = static_cast<Activation>(__builtin_rintf(x));
  }
}
inline Ints no_ints() { return Ints{}; }
inline Weights load_weights(const Weight* p) { return {p}; }
inline Pair broadcast(const Activation* p) { return p; }
// r[i] += a[0] * w[2i] + a[1] * w[2i+1].
inline Ints dot(const Ints& r, Pair a, const Weights& w) {
  Ints s;
  for (int i = 0; i < 16; ++i) s.v[i] = r.v[i] + a[0] * w.v[2 * i] + a[1] * w.v[2 * i + 1];
  return s;
}
inline Floats to_floats(const Ints& a) {
  return each([&](int i) { return static_cast<float>(a.v[i]); });
}
