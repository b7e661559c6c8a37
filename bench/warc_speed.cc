// Speed of reading web archives, in MB of unpacked archive a second of processor time, and what
// a reading child costs by the clock on the wall.
//
//   cmake --preset release -DHEARSAY_BENCH=ON && cmake --build --preset release --target warc_speed
//   build/release/bench/warc_speed [FILE]
//
// Without a file it reads an archive of 64 MB made up as crawls are: for each page of 60 KB, mostly
// navigation and script, its request and metadata and a picture. "records" finds, unpacks and checks
// every record; "pages" also joins the HTTP bodies and has read_html find the report in each.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "io/made_env.h"
#include "io/peeked_source.h"
#include "read/source.h"
#include "read/warc/made_warc.h"
#include "read/warc/read_warc.h"

namespace {

using namespace hearsay;

std::string made_archive(bool gzip) {
  std::string around;
  for (int i = 0; around.size() < 58000; ++i) {
    const std::string n = std::to_string(i * 7919 % 100003);
    around += "<li class=\"teaser-" + n + "\"><a href=\"/section/" + n + "\">Item " + n +
              "</a></li>\n<script>var slot" + n + " = {\"width\": 300, \"id\": \"" + n +
              "\"};</script>\n";
  }
  std::string bytes;
  for (int i = 0; i < 1000; ++i) {
    const std::string target = "WARC-Target-URI: https://paper.example/" + std::to_string(i) + "\r\n";
    std::string page = made_page(i);
    page.insert(page.find("<article>"), "<nav><ul>" + around + "</ul></nav>");
    for (const std::string& record :
         {made_record("request", target, "GET / HTTP/1.1\r\nHost: paper.example\r\n\r\n"),
          made_response("https://paper.example/" + std::to_string(i),
                        "Content-Type: text/html; charset=utf-8\r\n", page),
          made_record("metadata", target, "fetchTimeMs: 120\r\n"),
          made_response("https://paper.example/p.png", "Content-Type: image/png\r\n",
                        std::string(4000, 'x'))}) {
      bytes += gzip ? packed(record) : record;
    }
  }
  return bytes;
}

template <typename Run>
void report(const char* what, double megabytes, const Run& run) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t began = std::clock();
    run();
    best = std::min(best, static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
  }
  std::printf("%-28s %8.1f MB/s\n", what, megabytes / best);
}

double unpacked_megabytes(const std::string& bytes) {
  MemorySource source(bytes);
  Members members(compression_of(bytes), source, {});
  std::string buffer(1 << 20, '\0');
  uint64_t size = 0;
  while (members.next().ok()) {
    Result<size_t> got = members.read(buffer.data(), buffer.size());
    if (!got.ok() || *got == 0) break;
    for (; got.ok() && *got != 0; got = members.read(buffer.data(), buffer.size())) size += *got;
  }
  return static_cast<double>(size) / 1e6;
}

void measure(const std::string& kind, const std::string& bytes) {
  const double megabytes = unpacked_megabytes(bytes);
  report((kind + ": records").c_str(), megabytes, [&] {
    MemorySource source(bytes);
    WarcRecords records(compression_of(bytes), source, "bench", {}, 0);
    while (records.next() != WarcRecords::Found::End) {
    }
  });
  report((kind + ": pages").c_str(), megabytes, [&] {
    MemorySource source(bytes);
    read_warc(
        source, {"bench", 0, 0, {}}, {}, [](Article&&) { return true; }, [](const InputProblem&) {});
  });
}

}  // namespace

int main(int argc, char** argv) {
  prepare_reading();
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    measure(argv[1], {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
    return 0;
  }
  measure("gzip", made_archive(true));
  measure("plain", made_archive(false));

  MadeEnv env;
  std::vector<std::string> paths;
  for (int i = 0; i < 1000; ++i) {
    paths.push_back("page" + std::to_string(i) + ".html");
    env.files[paths.back()] = made_page(i);
  }
  env.step = 1 << 20;
  ReadOptions options;
  options.env = &env;
  for (const Confinement confinement : {Confinement::WherePossible, Confinement::Off}) {
    options.confinement = confinement;
    const auto began = std::chrono::steady_clock::now();
    size_t read = 0;
    read_inputs(
        paths, options, [&](Article&&) { return ++read > 0; }, [](const InputProblem&) {});
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::printf("%zu small pages %-13s %8.2f ms each\n", read,
                confinement == Confinement::Off ? "in this process" : "a child each",
                seconds * 1e3 / static_cast<double>(read));
  }
  return 0;
}
