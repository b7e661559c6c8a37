#include "language/kernels.h"

namespace hearsay {
namespace {
#include "language/lanes_portable.h"
// The body needs the lanes above it.
#include "language/kernels_body.h"
}  // namespace

const KernelTable kPortableKernels = make_table();

size_t attention_scratch(uint32_t rows) {
  const size_t padded = (size_t{rows} + kF32Panel - 1) / kF32Panel * kF32Panel;
  constexpr size_t kMostRows = 12;  // the largest kFloatRows of any instruction set
  return padded * (2 * kF32Panel + kMostRows) + kMostRows * kF32Panel;
}

}  // namespace hearsay
