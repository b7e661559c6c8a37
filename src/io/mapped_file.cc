#include "io/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace hearsay {

Result<MappedFile> MappedFile::open(const std::string& path, std::string_view what) {
  const std::string kind(what);
  const auto refused = [&](const char* step, int why) {
    return Status(StatusKind::Io, path + ": cannot " + step + " the " + kind + ": " +
                                      std::generic_category().message(why));
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    const int why = errno;
    const Status status = refused("open", why);
    return why == ENOENT ? Status(StatusKind::NotFound, status.message()) : status;
  }
  struct stat info {};
  Status failed;
  if (fstat(file, &info) != 0) {
    failed = refused("read the size of", errno);
  } else if (!S_ISREG(info.st_mode)) {
    failed = Status(StatusKind::InvalidInput, path + ": is no regular file, so no " + kind);
  } else if (info.st_size == 0) {
    failed = Status(StatusKind::InvalidInput, path + ": is empty, so no " + kind);
  }
  void* data = MAP_FAILED;
  if (failed.ok()) {
    data = mmap(nullptr, static_cast<size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    if (data == MAP_FAILED) failed = refused("map", errno);
  }
  ::close(file);
  if (!failed.ok()) return failed;
  return MappedFile(data, static_cast<size_t>(info.st_size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(data_, size_);
}

}  // namespace hearsay
