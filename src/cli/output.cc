#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hearsay::cli {

bool Output::write(std::string_view text) {
  if (!usable_) return false;
  buffer_ += text;
  return buffer_.size() < kBuffer || flush();
}

bool Output::flush() {
  size_t done = 0;
  while (usable_ && done < buffer_.size()) {
    const ssize_t written = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (written >= 0) {
      done += static_cast<size_t>(written);
    } else if (errno != EINTR) {
      usable_ = false;
      if (errno != EPIPE) {
        status_ = Status(StatusKind::Io, std::string("standard output: ") + std::strerror(errno) +
                                             "; the output is not complete");
      }
    }
  }
  buffer_.clear();
  return usable_;
}

}  // namespace hearsay::cli
