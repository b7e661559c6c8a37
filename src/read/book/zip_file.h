// A zip archive in memory, read by libzip within limits. Nothing is written anywhere, so the names
// in it can point nowhere: they are only compared.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "hearsay/status.h"

struct zip;

namespace hearsay::book {

struct ZipLimits {
  uint64_t entries = 20000;
  uint64_t entry_bytes = 16u << 20;   // of one, unpacked
  uint64_t total_bytes = 256u << 20;  // of all that are read, unpacked
  // A part that grows more than this, beyond 1 MB, is a bomb. Text packs 3:1 to 10:1.
  uint64_t ratio = 200;
};

class ZipFile {
 public:
  // `bytes` must outlive it. Errors: InvalidInput (no zip, damaged), Limit (too many entries).
  static Result<ZipFile> open(std::string_view bytes, const std::string& name,
                              const ZipLimits& limits = {});
  bool has(const std::string& path) const;
  // The bytes of the entry called `path` exactly. Errors: NotFound, InvalidInput (damaged,
  // encrypted, packed in a way not known), Limit.
  Result<std::string> read(const std::string& path);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
  std::string name_;
  ZipLimits limits_;
  uint64_t read_ = 0;
};

}  // namespace hearsay::book
