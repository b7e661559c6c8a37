// What a command works with: where to print, how it may look, and how to say what went wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/output.h"
#include "cli/terminal.h"
#include "hearsay/status.h"

namespace hearsay::cli {

class Progress;

struct Session {
  Output& out;
  Terminal terminal;
  uint64_t reported = 0;         // things reported with report(); with any, the exit code is 3
  Progress* progress = nullptr;  // under way on standard error; not owned

  // "hearsay: SENTENCE" on standard error, safe for a terminal.
  void say(std::string_view sentence) const;
  // The same, and marks the run as one with bad input.
  void report(std::string_view sentence);
  // The same for a Status; gives the exit code kBadInput.
  int fail(const Status& status);
  // Whether `found` anything, unless something was bad.
  int exit_code(bool found) const;
};

}  // namespace hearsay::cli
