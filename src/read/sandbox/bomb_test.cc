// Promise 13: decompression bombs stop early, in time and memory.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>

#include "io/made_env.h"
#include "read/source.h"
#include "read/warc/made_warc.h"

namespace hearsay {
namespace {

// A gzip member that unpacks to `gigabytes` of zeros: one packed stretch of them, over and over.
std::string bomb(int gigabytes) {
  const std::string zeros(16 << 20, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string stretch(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
  stream.avail_in = static_cast<uInt>(zeros.size());
  stream.next_out = reinterpret_cast<Bytef*>(stretch.data());
  stream.avail_out = static_cast<uInt>(stretch.size());
  deflate(&stream, Z_FULL_FLUSH);
  stretch.resize(stream.total_out);
  deflateEnd(&stream);
  std::string bytes("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10);
  for (int i = 0; i < gigabytes * 64; ++i) bytes += stretch;
  return bytes;
}

struct Outcome {
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
  double seconds = 0;
};

Outcome read(const std::string& path, const std::string& bytes) {
  MadeEnv env;
  env.files[path] = bytes;
  env.step = 1 << 20;
  ReadOptions options;
  options.env = &env;
  Outcome outcome;
  const auto began = std::chrono::steady_clock::now();
  read_inputs(
      {path}, options,
      [&](Article&& article) {
        outcome.articles.push_back(std::move(article));
        return true;
      },
      [&](const InputProblem& problem) {
        if (problem.skipped) outcome.problems.push_back(problem);
      });
  outcome.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return outcome;
}

TEST(Bomb, TenGigabytesAreRefusedSoonWhateverTheyClaimToBe) {
  const std::string bytes = bomb(10);
  const std::string record = made_record("conversion", "Content-Type: text/plain\r\n", made_text(1));
  struct Case {
    const char* path;
    const std::string bytes;
  };
  const Case cases[] = {
      {"bomb.txt.gz", bytes},           {"bomb.jsonl.gz", bytes},
      {"bomb.html.gz", bytes},          {"bomb.xml.gz", bytes},
      {"bomb.warc.gz", bytes},          {"behind.warc.gz", packed(record) + bytes},
      {"within.gz", packed(bytes)},     {"zstd.txt.zst", zstd_packed(std::string(256 << 20, '\0'))},
  };
  for (const Case& one : cases) {
    const Outcome outcome = read(one.path, one.bytes);
    ASSERT_EQ(outcome.problems.size(), 1u) << one.path;
    EXPECT_LT(outcome.seconds, 2) << one.path;
    EXPECT_EQ(outcome.articles.size(), std::string(one.path) == "behind.warc.gz" ? 1u : 0u);
  }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 700 << 10) << "KB, with the bombs themselves and what made them";
#endif
}

TEST(Compressed, AnyFormatIsReadThroughGzipAndZstd) {
  EXPECT_EQ(read("a.txt.gz", packed("Rain fell.\n")).articles.at(0).text, "Rain fell.\n");
  EXPECT_EQ(read("a.zst", zstd_packed("Rain fell.\n")).articles.at(0).text, "Rain fell.\n");
  EXPECT_EQ(read("w.jsonl.gz", packed("{\"text\":\"one\"}\n") + packed("{\"text\":\"two\"}\n"))
                .articles.size(),
            2u);
  EXPECT_EQ(read("w.json.gz", packed("[{\"text\":\"one\"},\n{\"text\":\"two\"}]")).articles.size(),
            2u);
  EXPECT_EQ(read("page.html.gz", packed(made_page(1))).articles.size(), 1u);
  EXPECT_EQ(read("-", zstd_packed(packed("Rain fell.\n"))).articles.size(), 1u);
}

TEST(Compressed, WhatIsDamagedOrCutIsToldAndGivesNothing) {
  const std::string good = packed(made_text(1) + made_text(2));
  std::string bad = good;
  bad[good.size() - 6] ^= 1;
  for (const std::string& bytes : {bad, good.substr(0, good.size() - 1), good + "rubbish"}) {
    const Outcome outcome = read("a.txt.gz", bytes);
    EXPECT_TRUE(outcome.articles.empty());
    ASSERT_EQ(outcome.problems.size(), 1u);
    EXPECT_TRUE(outcome.problems[0].why.starts_with("a.txt.gz")) << outcome.problems[0].why;
  }
}

}  // namespace
}  // namespace hearsay
