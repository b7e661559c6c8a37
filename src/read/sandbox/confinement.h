// Takes a process's rights away, for good: Landlock (files, connections), seccomp (system calls)
// and limits on memory, processor time, files and processes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay::sandbox {

// What the kernel is asked for; tests leave parts out, as an older kernel would.
struct Parts {
  bool landlock = true;
  bool seccomp = true;
};

enum class Role : uint8_t {
  Reader,   // computes, and reads and writes the descriptors it has; nothing else
  Program,  // besides may open what is installed in the system (/usr, /lib, /etc), and be started
};

// Filters and rules made beforehand, in the process that will fork: loading them is then two calls.
class Confinement {
 public:
  // Never fails: what cannot be had is in missing().
  explicit Confinement(Role role, Parts parts = {});
  ~Confinement();
  Confinement(const Confinement&) = delete;
  Confinement& operator=(const Confinement&) = delete;

  // Confines the calling process, which must have one thread. False if something that seemed to be
  // there was refused; the process must then end.
  bool apply() const;

  // What this kernel lacks, in words: "Landlock", "seccomp", "Landlock and seccomp"; empty: nothing.
  std::string missing() const;

 private:
  Role role_;
  int ruleset_ = -1;  // of Landlock
  std::vector<uint64_t> filter_;  // of seccomp, each a sock_filter; empty: none
};

// Limits the calling process: `memory` bytes more than the `used` it has in address space (0: no
// limit), `seconds` of processor time (0: none), no core file, no file written, no new descriptor
// beyond `descriptors`. Under a sanitizer, memory is not limited.
void limit_resources(uint64_t used, uint64_t memory, uint32_t seconds, uint32_t descriptors);

// Bytes of address space this process has.
uint64_t address_space();

}  // namespace hearsay::sandbox
