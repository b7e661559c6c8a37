#include "ledger/packing.h"

#include <zstd.h>

namespace hearsay {
namespace {

// Beyond what any capture has; SQLite keeps no longer values here either.
constexpr uint64_t kMostBytes = 256u << 20;
constexpr int kLevel = 6;

}  // namespace

Packed pack(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size =
      ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0 || size >= bytes.size()) return {"none", std::string(bytes)};
  packed.resize(size);
  return {"zstd", std::move(packed)};
}

Result<std::string> unpack(std::string_view packing, std::string_view bytes, uint64_t size) {
  const Status damaged(StatusKind::Corrupt, "the bytes of a capture are damaged");
  if (size > kMostBytes) return damaged;
  if (packing == "none") {
    return bytes.size() == size ? Result<std::string>(std::string(bytes)) : damaged;
  }
  if (packing != "zstd" || ZSTD_getFrameContentSize(bytes.data(), bytes.size()) != size) {
    return damaged;
  }
  std::string whole(size, '\0');
  const size_t made = ZSTD_decompress(whole.data(), whole.size(), bytes.data(), bytes.size());
  if (made != size) return damaged;
  return whole;
}

}  // namespace hearsay
