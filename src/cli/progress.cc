#include "cli/progress.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "show/width.h"

namespace hearsay::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kFirst = std::chrono::milliseconds(400);  // what is quicker needs no progress line
constexpr auto kEvery = std::chrono::milliseconds(100);
constexpr uint32_t kBar = 24;

}  // namespace

Progress::Progress(const Terminal& terminal, bool wanted, uint64_t total_bytes)
    : shown_(wanted && terminal.errors),
      style_(terminal.error_style),
      total_bytes_(total_bytes),
      began_(Clock::now()),
      last_(began_) {}

void Progress::step(uint64_t bytes) {
  ++articles_;
  bytes_ += bytes;
  if (!shown_) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
  const double rate = seconds > 0 ? static_cast<double>(articles_) / seconds : 0;
  const double done =
      total_bytes_ == 0 ? -1 : static_cast<double>(bytes_) / static_cast<double>(total_bytes_);
  draw(done, std::to_string(articles_) + (articles_ == 1 ? " article" : " articles") + ", " +
                 std::to_string(static_cast<uint64_t>(rate)) + " a second");
}

void Progress::share(double done) { draw(done, ""); }

void Progress::draw(double done, const std::string& note) {
  const auto now = Clock::now();
  if (!shown_ || now - began_ < kFirst || now - last_ < kEvery) return;
  last_ = now;
  std::string line;
  if (done >= 0) {
    // Never full before the end: JSON Lines hold more bytes than their articles, and less at times.
    done = std::min(done, 0.99);
    const auto filled = static_cast<uint32_t>(done * kBar);
    for (uint32_t i = 0; i < kBar; ++i) {
      line += style_.unicode ? (i < filled ? "\xE2\x94\x81" : "\xE2\x94\x84")
                             : (i < filled ? "=" : ".");
    }
    line += " " + std::to_string(static_cast<uint32_t>(done * 100)) + " %  ";
  }
  line = shortened(line + note, style_.width - 1, style_.unicode);
  line = "\r" + line + "\x1b[K";
  std::fwrite(line.data(), 1, line.size(), stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

uint64_t bytes_of_inputs(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  uint64_t bytes = 0;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end;
           entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored)) bytes += entry->file_size(ignored);
      }
    } else if (fs::is_regular_file(path, error)) {
      bytes += fs::file_size(path, error);
    } else {
      return 0;
    }
  }
  return bytes;
}

}  // namespace hearsay::cli
