// A file mapped into memory, read only.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay {

class MappedFile {
 public:
  // Maps `path` whole; `what` is what messages call it ("model file"). Errors, naming the path:
  // NotFound, Io; InvalidInput for what is no regular file or is empty.
  static Result<MappedFile> open(const std::string& path, std::string_view what);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  // The file's bytes; page aligned; valid as long as this object.
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  MappedFile(void* data, size_t size) : data_(data), size_(size) {}
  void* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace hearsay
