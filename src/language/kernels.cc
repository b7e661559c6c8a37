#include "language/kernels.h"

#include <algorithm>

namespace hearsay {

void pack_f32(const float* source, size_t k_stride, size_t n_stride, uint32_t k, uint32_t n,
              float* panels) {
  for (uint32_t first = 0; first < n; first += kF32Panel) {
    const uint32_t columns = std::min(kF32Panel, n - first);
    for (uint32_t i = 0; i < k; ++i, panels += kF32Panel) {
      const float* row = source + i * k_stride + first * n_stride;
      for (uint32_t j = 0; j < columns; ++j) panels[j] = row[j * n_stride];
      std::fill(panels + columns, panels + kF32Panel, 0.0f);
    }
  }
}

const KernelTable* kernels_for(InstructionSet set) {
  switch (set) {
    case InstructionSet::Best:
      return &best_kernels();
    case InstructionSet::Portable:
      return &kPortableKernels;
#if defined(__x86_64__)
    case InstructionSet::Avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kAvx2Kernels
                                                                             : nullptr;
    case InstructionSet::Avx512Vnni:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                     __builtin_cpu_supports("avx512vnni")
                 ? &kAvx512Kernels
                 : nullptr;
#else
    default:
      return nullptr;
#endif
  }
  return nullptr;
}

const KernelTable& best_kernels() {
  for (const InstructionSet set : {InstructionSet::Avx512Vnni, InstructionSet::Avx2}) {
    if (const KernelTable* table = kernels_for(set)) return *table;
  }
  return kPortableKernels;
}

}  // namespace hearsay
