// Any bytes as a model file, digests not asked: every size and offset in it is hostile. What passes
// as a file is read on as a light model (the tensors of both kinds are checked by the same code).
#include <cstdint>
#include <string_view>

#include "language/heads.h"
#include "language/model_file.h"
#include "language/word_encoder.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hearsay::Result<hearsay::ModelFile> file =
      hearsay::ModelFile::parse(bytes, "fuzz", hearsay::ModelFile::Digests::Off);
  if (!file.ok()) return file.status().message().empty() ? __builtin_trap(), 0 : 0;
  // What was accepted can be read to its last number.
  volatile float sum = 0;
  for (const hearsay::Tensor& t : file->tensors()) {
    const uint64_t last = t.count() - 1;
    sum = sum + (t.f32 != nullptr ? t.f32[last] : t.scales[t.dims[0] - 1] * t.i8[last]);
  }
  const hearsay::KernelTable& kernels = hearsay::kPortableKernels;
  const auto words = hearsay::WordEncoder::load(file.value(), kernels);
  if (words.ok()) (void)hearsay::Heads::load(file.value(), words->width(), kernels).ok();
  return 0;
}
