// Speed of reading web pages, on one core, and how its cost grows on hostile ones.
//
//   cmake --preset release -DHEARSAY_BENCH=ON && cmake --build --preset release --target page_speed
//   build/release/bench/page_speed PAGE...   MB of HTML a second, the best of five rounds
//   build/release/bench/page_speed           seconds for 2, 4, 8 and 16 MB of each kind of hostile
//                                            page, and the largest growth by doubling
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "read/html/hostile_pages.h"
#include "read/html/html.h"

namespace {

// Of this thread's own work: others on the machine do not count.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_for(const std::string& page) {
  const double begin = thread_seconds();
  hearsay::DocumentInput input;
  input.bytes = page;
  input.name = "page";
  hearsay::read_html(
      input, {}, [](hearsay::Article&&) { return true; }, [](const hearsay::InputProblem&) {});
  return thread_seconds() - begin;
}

int time_pages(int count, char** paths) {
  std::vector<std::string> pages;
  size_t bytes = 0;
  for (int i = 0; i < count; ++i) {
    std::ifstream file(paths[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "page_speed: cannot open %s\n", paths[i]);
      return 1;
    }
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    bytes += pages.back().size();
  }
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    double seconds = 0;
    for (const std::string& page : pages) seconds += seconds_for(page);
    best = std::min(best, seconds);
  }
  std::printf("%zu pages, %.1f MB: %.1f MB/s\n", pages.size(), static_cast<double>(bytes) / 1e6,
              static_cast<double>(bytes) / 1e6 / best);
  return 0;
}

void time_hostile() {
  for (const hearsay::HostilePage& kind : hearsay::kHostilePages) {
    double last = 0, worst = 0;
    std::printf("%-28s", kind.name);
    for (size_t size = 2u << 20; size <= 16u << 20; size *= 2) {
      const std::string page = hearsay::hostile_page(kind, size);
      const double seconds = std::min(seconds_for(page), seconds_for(page));
      if (last > 0) worst = std::max(worst, seconds / last);
      last = seconds;
      std::printf(" %7.3f", seconds);
    }
    std::printf("   x %.2f\n", worst);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 1) return time_pages(count - 1, arguments + 1);
  time_hostile();
  return 0;
}
