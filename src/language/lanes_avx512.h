// Sixteen floats in one AVX-512 register, int8 products by VNNI. Included inside a namespace by
// kernels_avx512.cc.

constexpr InstructionSet kSet = InstructionSet::Avx512Vnni;
constexpr const char* kName = "AVX-512 VNNI";
constexpr int kFloatRows = 12;
constexpr int kInt8Rows = 6;
constexpr int kInt8Vectors = 4;
constexpr uint32_t kStep = 4;
using Activation = uint8_t;
using Weight = int8_t;

using Floats = __m512;
using Ints = __m512i;
using Weights = __m512i;
using Pair = __m512i;

inline Floats load(const float* p) { return _mm512_loadu_ps(p); }
inline Floats load_int8(const int8_t* p) {
  return _mm512_cvtepi32_ps(
      _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))));
}
inline void store(float* p, Floats x) { _mm512_storeu_ps(p, x); }
inline Floats all(float x) { return _mm512_set1_ps(x); }
inline Floats add(Floats x, Floats y) { return _mm512_add_ps(x, y); }
inline Floats sub(Floats x, Floats y) { return _mm512_sub_ps(x, y); }
inline Floats mul(Floats x, Floats y) { return _mm512_mul_ps(x, y); }
inline Floats div(Floats x, Floats y) { return _mm512_div_ps(x, y); }
inline Floats fma(Floats x, Floats y, Floats z) { return _mm512_fmadd_ps(x, y, z); }
inline Floats min(Floats x, Floats y) { return _mm512_min_ps(x, y); }
inline Floats max(Floats x, Floats y) { return _mm512_max_ps(x, y); }
inline Floats absolute(Floats x) { return _mm512_abs_ps(x); }
inline Floats where_positive(Floats x, Floats yes, Floats no) {
  return _mm512_mask_blend_ps(_mm512_cmp_ps_mask(x, _mm512_setzero_ps(), _CMP_GT_OQ), no, yes);
}
inline Floats times_power_of_two(Floats x, Floats n) { return _mm512_scalef_ps(x, n); }
inline float sum(Floats x) {
  const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(x), _mm512_extractf32x8_ps(x, 1));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
inline float largest(Floats x) {
  const __m256 eight = _mm256_max_ps(_mm512_castps512_ps256(x), _mm512_extractf32x8_ps(x, 1));
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}
inline float smallest(Floats x) {
  const __m256 eight = _mm256_min_ps(_mm512_castps512_ps256(x), _mm512_extractf32x8_ps(x, 1));
  const __m128 four = _mm_min_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_min_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_min_ss(two, _mm_movehdup_ps(two)));
}
inline void store_activations(Activation* p, Floats x) {
  const Floats kept = _mm512_min_ps(_mm512_max_ps(x, _mm512_setzero_ps()), _mm512_set1_ps(255.0f));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(kept)));
}
inline Ints no_ints() { return _mm512_setzero_si512(); }
inline Weights load_weights(const Weight* p) {
  return _mm512_load_si512(reinterpret_cast<const void*>(p));
}
inline Pair broadcast(const Activation* p) {
  int32_t four;
  __builtin_memcpy(&four, p, 4);
  return _mm512_set1_epi32(four);
}
// By hand: through _mm512_dpbusd_epi32 g++ 12 copies and spills every sum at every step.
inline Ints dot(Ints r, Pair x, Weights w) {
  asm("vpdpbusd %2, %1, %0" : "+v"(r) : "v"(x), "v"(w));
  return r;
}
inline Floats to_floats(Ints x) { return _mm512_cvtepi32_ps(x); }
