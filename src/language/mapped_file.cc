#include "language/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace hearsay {

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    const int why = errno;
    return Status(why == ENOENT ? StatusKind::NotFound : StatusKind::Io,
                  path + ": cannot open the model file: " + std::generic_category().message(why));
  }
  struct stat info {};
  Status failed;
  if (fstat(file, &info) != 0) {
    failed = Status(StatusKind::Io, path + ": cannot read the size of the model file: " +
                                        std::generic_category().message(errno));
  } else if (!S_ISREG(info.st_mode)) {
    failed = Status(StatusKind::InvalidInput, path + ": is no regular file, so no hearsay model");
  } else if (info.st_size == 0) {
    failed = Status(StatusKind::InvalidInput, path + ": is empty, so no hearsay model");
  }
  void* data = MAP_FAILED;
  if (failed.ok()) {
    data = mmap(nullptr, static_cast<size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    if (data == MAP_FAILED) {
      failed =
          Status(StatusKind::Io,
                 path + ": cannot map the model file: " + std::generic_category().message(errno));
    }
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
