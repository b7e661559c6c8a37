// The lock file beside a ledger that keeps a second writer out, and says who the first one is.
#pragma once

#include <string>

#include "hearsay/status.h"

namespace hearsay {

// Held as long as the object lives; the system lets go of it when the process ends, however it
// ends. The file "LEDGER.lock" itself stays: removing it would let two writers in.
class WriterLock {
 public:
  // Errors: Busy (another process, or this one, holds it), Io.
  static Result<WriterLock> take(const std::string& ledger);
  WriterLock() = default;
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  int file_ = -1;
};

}  // namespace hearsay
