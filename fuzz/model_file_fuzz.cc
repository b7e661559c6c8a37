// Any bytes as a model file, digests not asked: every size and offset in it is hostile.
#include <cstdint>
#include <string_view>

#include "language/model_file.h"

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
  return 0;
}
