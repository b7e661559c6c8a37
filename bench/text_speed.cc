// Speed of the text stage in words (runs of non-space) a second, on one core.
//
//   cmake --preset release -DHEARSAY_BENCH=ON && cmake --build --preset release --target text_speed
//   build/release/bench/text_speed [FILE...]
//
// Without files it reads samples/newsroom/*.txt. Every file is one article.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "text/segment.h"
#include "text/tokens.h"

namespace {

std::vector<std::string> articles;  // filled by main before the benchmarks run

size_t words_in(const std::string& text) {
  size_t words = 0;
  bool in_word = false;
  for (char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !space && !in_word;
    in_word = !space;
  }
  return words;
}

void report_rates(benchmark::State& state) {
  size_t words = 0;
  size_t bytes = 0;
  for (const std::string& article : articles) {
    words += words_in(article);
    bytes += article.size();
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words) * rounds, benchmark::Counter::kIsRate);
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes));
}

// The whole stage, as run_stages calls it: paragraphs, tokens and sentences of every article.
void text_stage(benchmark::State& state) {
  const hearsay::Limits limits;
  const hearsay::StageContext context{limits};
  std::vector<hearsay::Report> reports(articles.size());
  for (size_t i = 0; i < articles.size(); ++i) {
    reports[i].article.text = articles[i];
    reports[i].article.body = {0, static_cast<uint32_t>(articles[i].size())};
  }
  for (auto _ : state) {
    for (hearsay::Report& report : reports) {
      if (!hearsay::segment_text(report, context).ok()) state.SkipWithError("refused");
      benchmark::DoNotOptimize(report.text.tokens.data());
    }
  }
  report_rates(state);
}
BENCHMARK(text_stage)->Unit(benchmark::kMillisecond);

// Tokens alone.
void tokens_alone(benchmark::State& state) {
  std::vector<hearsay::Token> tokens;
  for (auto _ : state) {
    for (const std::string& article : articles) {
      tokens.clear();
      hearsay::tokenize(article, {0, static_cast<uint32_t>(article.size())}, 1024, tokens);
      benchmark::DoNotOptimize(tokens.data());
    }
  }
  report_rates(state);
}
BENCHMARK(tokens_alone)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<std::filesystem::path> paths(argv + 1, argv + argc);
  if (paths.empty()) {
    const std::filesystem::path folder =
        std::filesystem::path(HEARSAY_SOURCE_DIR) / "samples" / "newsroom";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
  }
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    articles.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
