#if defined(__x86_64__)

#include <immintrin.h>

#include "language/kernels.h"

#if defined(__clang__)
#pragma clang attribute push(                                                          \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma"))), \
    apply_to = function)
#else
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // in the compiler's own intrinsics
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma")
#endif

namespace hearsay {
namespace {
#include "language/lanes_avx512.h"
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
const KernelTable kAvx512Kernels = make_table();
}  // namespace hearsay

#endif
