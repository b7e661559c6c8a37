#include "ledger/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace hearsay {
namespace {

// The file behind links, so that two names of one ledger share one lock.
std::string behind_links(const std::string& path) {
  const auto real = [](const std::string& name) {
    char* found = ::realpath(name.c_str(), nullptr);
    std::string copy = found == nullptr ? "" : found;
    std::free(found);
    return copy;
  };
  if (std::string found = real(path); !found.empty()) return found;
  // Not made yet: then its folder decides.
  const size_t slash = path.rfind('/');
  const std::string folder = real(slash == std::string::npos ? "." : path.substr(0, slash + 1));
  if (folder.empty()) return path;
  return folder + "/" + (slash == std::string::npos ? path : path.substr(slash + 1));
}

std::string holder_of(int file) {
  char digits[24] = {};
  const ssize_t count = ::pread(file, digits, sizeof digits - 1, 0);
  if (count <= 0 || digits[0] < '0' || digits[0] > '9') return "another process";
  digits[std::strcspn(digits, "\n")] = 0;
  return std::string("process ") + digits;
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& ledger) {
  const std::string path = behind_links(ledger) + ".lock";
  WriterLock lock;
  lock.file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (lock.file_ < 0) {
    return Status(StatusKind::Io, "The ledger " + ledger + " can't be written: its lock file " +
                                      path + " can't be opened (" + std::strerror(errno) +
                                      "); check that the folder exists and its rights.");
  }
  if (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) {
      return Status(StatusKind::Io, "The ledger " + ledger + " can't be locked (" +
                                        std::strerror(errno) +
                                        "); put it on a file system that has locks.");
    }
    return Status(StatusKind::Busy, "The ledger " + ledger + " is being written by " +
                                        holder_of(lock.file_) +
                                        "; a ledger has one writer at a time, wait until it has "
                                        "ended (reading is possible meanwhile).");
  }
  const std::string self = std::to_string(::getpid()) + "\n";
  // Only for the message above: where it can't be written (disk full), the lock holds all the same.
  if (::ftruncate(lock.file_, 0) != 0 ||
      ::pwrite(lock.file_, self.data(), self.size(), 0) != static_cast<ssize_t>(self.size())) {
    return lock;
  }
  return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

WriterLock::~WriterLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace hearsay
