// How far a long run is, on standard error, and only where that is a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/terminal.h"

namespace hearsay::cli {

class Progress {
 public:
  // Shows nothing unless `wanted` and standard error is a terminal. `total_bytes` 0: unknown, then
  // there is a count but no bar.
  Progress(const Terminal& terminal, bool wanted, uint64_t total_bytes);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One more article of so many bytes is done.
  void step(uint64_t bytes);
  // A share done, 0 to 1, of work that is not counted in articles.
  void share(double done);
  // Takes the line away, before something else is printed there.
  void clear();

 private:
  void draw(double done, const std::string& note);

  bool shown_;
  Style style_;
  uint64_t total_bytes_, bytes_ = 0, articles_ = 0;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point began_, last_;
};

// Bytes of the files that the inputs name, folders included; 0 where one is no file (standard
// input).
uint64_t bytes_of_inputs(const std::vector<std::string>& paths);

}  // namespace hearsay::cli
