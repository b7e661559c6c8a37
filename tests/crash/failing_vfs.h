// An SQLite VFS whose disk fails on demand: the n-th write, sync, truncation or opening answers an
// error, as a broken or full disk would, and so does everything after it. It also writes down what
// was asked of the disk, so that a test can replay it up to a power cut.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay {

struct FailingDisk {
  enum class What : uint8_t { Nothing, WriteError, DiskFull, SyncError };
  What what = What::Nothing;
  uint32_t at = 0;         // the n-th such call from arm() on fails, counting from 1
  bool only_once = false;  // later ones work again (a disk that lies); else they all fail
  uint32_t calls = 0;      // how many there were of that kind
  uint32_t failures = 0;   // how many of them failed

  void arm(What kind, uint32_t nth, bool once = false) {
    *this = FailingDisk();
    what = kind;
    at = nth;
    only_once = once;
  }
};

// One thing asked of the disk.
struct DiskStep {
  enum class Kind : uint8_t { Write, Truncate, Sync, Delete } kind = Kind::Write;
  bool log = false;  // of the write-ahead log; else of the ledger itself
  uint64_t at = 0;   // offset, or the new size
  std::string bytes;
};

// Where not null, every step is appended to it.
extern std::vector<DiskStep>* disk_trace;

// Registers the VFS (once) and answers its name. Its behaviour is failing_disk().
std::string failing_vfs();
FailingDisk& failing_disk();

}  // namespace hearsay
