#if defined(__x86_64__)

#include <immintrin.h>

#include "language/kernels.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif

namespace hearsay {
namespace {
#include "language/lanes_avx2.h"
// The body needs the lanes above it.
#include "language/kernels_body.h"
}  // namespace
}  // namespace hearsay

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace hearsay {
const KernelTable kAvx2Kernels = make_table();
}  // namespace hearsay

#endif
