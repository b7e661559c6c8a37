// Bodies of captures as the ledger stores them: packed with zstd where that makes them smaller.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay {

struct Packed {
  std::string_view packing;  // "zstd" or "none"
  std::string bytes;
};

Packed pack(std::string_view bytes);

// The `size` bytes that were packed. Error: Corrupt where they are not that; `size` is checked
// before anything is set aside for it.
Result<std::string> unpack(std::string_view packing, std::string_view bytes, uint64_t size);

}  // namespace hearsay
