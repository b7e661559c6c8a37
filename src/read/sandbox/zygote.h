// The process that reading children are born from.
//
// Each input gets a child of its own, so that what a hostile one does to its reader ends with it.
// hearsay has threads by then, and a process with threads must not fork and go on (another thread
// may hold any lock, for ever); and forking a process that has a model in memory costs more than
// reading a page. So one small process is forked early, stays single-threaded, holds nothing but
// the program, and forks the children on request: about 0.3 ms each (bench/sandbox_speed.cc).
//
// Executing /proc/self/exe anew would give it fresh memory, but a library cannot ask that of the
// program it is part of. Instead the environment is overwritten, every descriptor closed and
// standard streams are /dev/null; what else the program held in memory when the zygote was made is
// still there, so call prepare_reading() (hearsay/read.h) before secrets are loaded.
//
// It is in a process group of its own: ctrl-C goes to the program, and with the program's end the
// zygote ends its children and itself.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "hearsay/status.h"
#include "read/sandbox/confinement.h"

namespace hearsay::sandbox {

struct Child {
  int pid = -1;
  int socket = -1;  // the parent's end of its stream socket; finish() closes it
};

// How a child ended.
struct ChildEnd {
  int status = 0;           // as of wait()
  uint64_t peak_bytes = 0;  // most memory it had
};

class Zygote {
 public:
  // What a child does, confined, with its end of the socket; when it returns the child ends.
  using Work = void (*)(int socket);

  // Forks the zygote. Error: Io, where the system gives no process or socket.
  static Result<std::unique_ptr<Zygote>> start(Work work, Parts parts = {});
  // Ends it and all its children.
  ~Zygote();
  Zygote(const Zygote&) = delete;
  Zygote& operator=(const Zygote&) = delete;

  // What the kernel lacks, as Confinement::missing().
  const std::string& missing() const { return missing_; }

  // A child with at most `memory` bytes more than the zygote has and `seconds` of processor time
  // (0: no limit). Error: Io. Safe to call from several threads, as all of these.
  Result<Child> spawn(uint64_t memory, uint32_t seconds);
  // The same for an installed program ("/usr/bin/pdftotext", arguments): its standard input and
  // output are the socket, which carries bytes both ways.
  Result<Child> spawn_program(const std::vector<std::string>& words, uint64_t memory,
                              uint32_t seconds);
  // Kills the child if it still runs, and reaps it.
  ChildEnd finish(const Child& child);

 private:
  Zygote() = default;
  Result<Child> request(std::string message);

  std::mutex mutex_;
  int control_ = -1;
  int pid_ = -1;
  std::string missing_;
};

// The zygote of this process for reading, started at the first call. Null, and `failed` set, where
// it cannot be had. Static storage; a forked process gets one of its own.
Zygote* reading_zygote(Status& failed);

}  // namespace hearsay::sandbox
