// Standard output: buffered, and calm about a reader that goes away.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay::cli {

class Output {
 public:
  // Writes to `descriptor`, which stays the caller's.
  explicit Output(int descriptor) : descriptor_(descriptor) {}
  ~Output() { (void)flush(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // False once nothing more can be written: the reader closed the pipe, or the disk is full.
  bool write(std::string_view text);
  bool flush();
  bool usable() const { return usable_; }
  // Ok, also where the reader closed the pipe; Io with a sentence where writing failed.
  const Status& status() const { return status_; }

 private:
  static constexpr size_t kBuffer = 64u << 10;
  int descriptor_;
  std::string buffer_;
  bool usable_ = true;
  Status status_;
};

}  // namespace hearsay::cli
