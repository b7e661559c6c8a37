// Speed of the language stage on one core: matrix products (ours and oneDNN's), the encoder, and
// the whole way from text to trees, mentions and attribution spans.
//
//   cmake --preset release -DHEARSAY_BENCH=ON
//   cmake --build --preset release --target language_speed
//   build/release/bench/language_speed MODEL [--set best|vnni|avx2|portable] [--threads N]
//                                            [--jsonl FILE] [--products] [FILE...]
//
// Without files it reads samples/newsroom/*.txt. A JSON Lines file needs a field "text" a line.
// --products also times the matrix products, with oneDNN where it was found at build time.
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <thread>
#include <vector>

#ifdef HEARSAY_HAVE_DNNL
#include <dnnl.hpp>
#endif

#include "hearsay/model.h"
#include "language/analyse.h"
#include "language/linear.h"
#include "language/model_parts.h"
#include "text/segment.h"

namespace {

using hearsay::InstructionSet;
using hearsay::KernelTable;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Seconds of processor time of all threads: what counts where the machine has other work.
double processor_time() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

// The shortest of some runs of `f`, in seconds: what the machine can do when nobody disturbs.
template <typename F>
double best_time(F f) {
  double best = 1e9;
  for (double end = processor_time() + 0.2; processor_time() < end;) {
    const double begin = processor_time();
    f();
    best = std::min(best, processor_time() - begin);
  }
  return best;
}

struct Shape {
  uint32_t rows, in, out;
};
constexpr Shape kShapes[] = {{32, 384, 1152}, {256, 384, 1152}, {32, 384, 384},  {256, 384, 384},
                             {32, 384, 1536}, {256, 384, 1536}, {32, 1536, 384}, {256, 1536, 384}};

#ifdef HEARSAY_HAVE_DNNL
// Seconds for one product by oneDNN, weights in its favourite layout.
double dnnl_time(const Shape& s, dnnl::memory::data_type a, dnnl::memory::data_type b,
                 dnnl::memory::data_type c) {
  using dnnl::memory;
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  static dnnl::stream stream(engine);
  using Tag = memory::format_tag;
  const memory::desc x({s.rows, s.in}, a, Tag::ab), w({s.in, s.out}, b, Tag::any),
      y({s.rows, s.out}, c, Tag::ab);
  const dnnl::matmul::primitive_desc plan({x, w, y}, engine);
  memory mx(plan.src_desc(), engine), mw(plan.weights_desc(), engine), my(plan.dst_desc(), engine);
  std::fill_n(static_cast<char*>(mx.get_data_handle()), plan.src_desc().get_size(), 1);
  std::fill_n(static_cast<char*>(mw.get_data_handle()), plan.weights_desc().get_size(), 1);
  const dnnl::matmul product(plan);
  return best_time([&] {
    product.execute(stream, {{DNNL_ARG_SRC, mx}, {DNNL_ARG_WEIGHTS, mw}, {DNNL_ARG_DST, my}});
    stream.wait();
  });
}
#endif

void time_products(InstructionSet set) {
  const KernelTable& kernels = *hearsay::kernels_for(set);
  std::printf("matrix products, %s, billion operations a second (int8 with quantising)\n",
              kernels.name);
  std::mt19937 random(1);
  std::normal_distribution<float> normal;
  for (const Shape& s : kShapes) {
    std::vector<float> x(size_t{s.rows} * s.in), w(size_t{s.out} * s.in), y(size_t{s.rows} * s.out);
    std::vector<int8_t> w8(w.size(), 3);
    const std::vector<float> scales(s.out, 0.01f);
    for (float& v : x) v = normal(random);
    hearsay::Tensor weight;
    weight.rank = 2;
    weight.dims = {s.out, s.in, 1, 1};
    weight.f32 = w.data();
    hearsay::QuantisedRows scratch(s.in);
    const hearsay::Linear in_floats(weight, nullptr, kernels);
    weight.dtype = hearsay::Dtype::I8;
    weight.i8 = w8.data();
    weight.scales = scales.data();
    const hearsay::Linear in_int8(weight, nullptr, kernels);
    const double work = 2e-9 * s.rows * s.in * s.out;
    const auto rate = [&](const hearsay::Linear& linear) {
      return work /
             best_time([&] { linear.apply(x.data(), s.in, s.rows, y.data(), s.out, scratch); });
    };
    const double ours_f32 = rate(in_floats), ours_int8 = rate(in_int8);
    std::printf("  %3u x %4u -> %4u  f32 %6.1f  int8 %6.1f", s.rows, s.in, s.out, ours_f32,
                ours_int8);
#ifdef HEARSAY_HAVE_DNNL
    using Type = dnnl::memory::data_type;
    std::printf("   oneDNN: f32 %6.1f  u8s8 %6.1f",
                work / dnnl_time(s, Type::f32, Type::f32, Type::f32),
                work / dnnl_time(s, Type::u8, Type::s8, Type::s32));
#endif
    std::printf("\n");
  }
}

// The encoder alone over one window, and what share of it the kinds of work take.
void time_encoder(const hearsay::Model& model) {
  const hearsay::Model::Parts& parts = model.parts();
  const hearsay::EncoderSizes& s = parts.encoder.sizes();
  for (const uint32_t rows : {32u, 128u, parts.windows.ordinary}) {
    std::mt19937 random(2);
    std::vector<hearsay::EncoderInput> in(rows);
    for (uint32_t i = 0; i < rows; ++i) {
      in[i].id = static_cast<uint32_t>(random() % s.vocabulary);
      in[i].position = static_cast<uint16_t>(i % s.positions);
    }
    const uint32_t ends[] = {rows};
    hearsay::EncoderRoom room(s, rows);
    std::vector<float> out(size_t{rows} * s.width), qkv(size_t{rows} * 3 * s.width, 0.1f);
    const double whole = best_time([&] { parts.encoder.run(in, ends, room, out.data()); });
    const double attention =
        s.layers * best_time([&] {
          parts.kernels->attention({rows, s.heads, s.width / s.heads}, qkv.data(),
                                   size_t{rows} * (s.width / s.heads), out.data(), s.width,
                                   room.attention.floats());
        });
    const double linear = 2e-9 * s.layers * rows * s.width * (4.0 * s.width + 2.0 * s.inner);
    const double products = 4e-9 * s.layers * rows * rows * s.width;
    std::printf(
        "encoder, %3u pieces: %6.2f ms, %6.0f pieces/s, %5.1f Gop/s in linear layers; "
        "attention %4.1f %% of the time at %5.1f GFLOP/s\n",
        rows, whole * 1e3, rows / whole, linear / (whole - attention), 100 * attention / whole,
        products / attention);
  }
}

// Seconds that the large matrix products of one row (the encoder's linear layers and the heads'
// hidden one) take by themselves, at the speed they have over a whole window. 0 for a model of
// another kind.
double product_seconds_a_row(const hearsay::Model& model) {
  const hearsay::Model::Parts& parts = model.parts();
  if (parts.words) return 0;
  const hearsay::EncoderSizes& s = parts.encoder.sizes();
  const uint32_t rows = parts.windows.ordinary;
  const hearsay::Tensor* first = parts.file.tensor("encoder.layers.0.qkv.weight");
  const bool int8 = first != nullptr && first->dtype == hearsay::Dtype::I8;
  const auto seconds = [&](uint32_t in, uint32_t out) {
    const std::vector<int8_t> w8(size_t{out} * in, 3);
    const std::vector<float> w(size_t{out} * in, 0.1f), scales(out, 0.01f);
    std::vector<float> x(size_t{rows} * in, 0.5f), y(size_t{rows} * out);
    for (size_t i = 0; i < x.size(); i += 3) x[i] = -0.7f;
    hearsay::Tensor weight;
    weight.rank = 2;
    weight.dims = {out, in, 1, 1};
    weight.dtype = int8 ? hearsay::Dtype::I8 : hearsay::Dtype::F32;
    weight.f32 = int8 ? nullptr : w.data();
    weight.i8 = int8 ? w8.data() : nullptr;
    weight.scales = int8 ? scales.data() : nullptr;
    hearsay::QuantisedRows scratch(in);
    const hearsay::Linear linear(weight, nullptr, *parts.kernels);
    return best_time([&] { linear.apply(x.data(), in, rows, y.data(), out, scratch); });
  };
  const double layer = seconds(s.width, 3 * s.width) + seconds(s.width, s.width) +
                       seconds(s.width, s.inner) + seconds(s.inner, s.width);
  const uint32_t hidden = parts.heads.hidden_width();
  return (s.layers * layer + (hidden == 0 ? 0 : seconds(s.width, hidden))) / rows;
}

size_t words_in(const std::string& text) {
  size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

hearsay::Report read_article(const std::string& text, const hearsay::Model* model) {
  hearsay::Report report;
  report.article.text = text;
  report.article.body = {0, static_cast<uint32_t>(text.size())};
  const hearsay::Limits limits;
  const hearsay::StageContext context{limits, model};
  if (!hearsay::segment_text(report, context).ok() ||
      !hearsay::analyse_language(report, context).ok()) {
    std::fprintf(stderr, "an article was refused\n");
  }
  return report;
}

void time_whole_way(const std::vector<std::string>& articles, const hearsay::Model& model,
                    unsigned thread_count) {
  size_t words = 0;
  for (const std::string& article : articles) words += words_in(article);
  std::atomic<size_t> next{0}, tokens{0}, mentions{0}, rows{0};
  const auto work = [&] {
    for (size_t i = next++; i < articles.size(); i = next++) {
      const hearsay::Report report = read_article(articles[i], &model);
      tokens += report.text.tokens.size();
      mentions += report.language.mentions.size();
      for (const uint16_t pieces : report.language.token_pieces) rows += pieces;
    }
  };
  const double begin = now(), processor_begin = processor_time();
  std::vector<std::thread> threads;
  for (unsigned t = 1; t < thread_count; ++t) threads.emplace_back(work);
  work();
  for (std::thread& t : threads) t.join();
  const double seconds = now() - begin, processor = processor_time() - processor_begin;
  std::printf(
      "whole way, %u thread%s: %zu articles, %zu words, %zu tokens, %zu mentions in %.2f s of "
      "processor time (%.2f s by the clock)\n",
      thread_count, thread_count == 1 ? "" : "s", articles.size(), words, tokens.load(),
      mentions.load(), processor, seconds);
  std::printf(
      "  %.0f words and %.0f tokens a second of processor time; %.0f words/s by the clock\n",
      static_cast<double>(words) / processor, static_cast<double>(tokens.load()) / processor,
      static_cast<double>(words) / seconds);
  if (const double row = product_seconds_a_row(model); row > 0) {
    std::printf("products alone: %.1f %% of the processor time (GEMM time / all time)\n",
                100 * row * static_cast<double>(rows.load()) / processor);
  }
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
  std::string model_path, jsonl;
  std::vector<std::string> articles;
  unsigned threads = 1;
  bool products = false;
  InstructionSet set = InstructionSet::Best;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    if (arg == "--products") {
      products = true;
    } else if (arg == "--set") {
      set = value == "vnni"       ? InstructionSet::Avx512Vnni
            : value == "avx2"     ? InstructionSet::Avx2
            : value == "portable" ? InstructionSet::Portable
                                  : InstructionSet::Best;
      ++i;
    } else if (arg == "--threads") {
      threads = static_cast<unsigned>(std::max(1, std::atoi(argv[++i])));
    } else if (arg == "--jsonl") {
      jsonl = argv[++i];
    } else if (model_path.empty()) {
      model_path = arg;
    } else {
      articles.push_back(bytes_of(arg));
    }
  }
  if (model_path.empty()) {
    std::fprintf(stderr, "which model? usage: language_speed MODEL [options] [FILE...]\n");
    return 2;
  }
#ifdef HEARSAY_HAVE_DNNL
  // oneDNN is to use one core, as ours; its OpenMP reads the environment before main.
  if (products && std::getenv("OMP_NUM_THREADS") == nullptr) {
    std::fprintf(stderr, "set OMP_NUM_THREADS=1 for a fair comparison with oneDNN\n");
  }
#endif
  if (!jsonl.empty()) {
    std::ifstream in(jsonl);
    if (!in) std::fprintf(stderr, "SKIPPED: %s is not there\n", jsonl.c_str());
    for (std::string line; std::getline(in, line);) {
      articles.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
    }
  }
  if (articles.empty()) {
    for (const auto& entry :
         std::filesystem::directory_iterator(HEARSAY_SOURCE_DIR "/samples/newsroom")) {
      if (entry.path().extension() == ".txt") articles.push_back(bytes_of(entry.path()));
    }
  }

  const double begin = processor_time();
  hearsay::Result<std::unique_ptr<hearsay::Model>> model = hearsay::Model::open(model_path, set);
  const double opened = processor_time();
  if (!model.ok()) {
    std::fprintf(stderr, "%s\n", model.status().message().c_str());
    return 1;
  }
  read_article(articles.front(), model.value().get());
  const double first = processor_time();
  std::printf(
      "model %s, %s: open %.1f ms, first article (%zu words) after %.1f ms, processor time\n",
      std::string(model.value()->name()).c_str(),
      std::string(model.value()->instructions()).c_str(), (opened - begin) * 1e3,
      words_in(articles.front()), (first - begin) * 1e3);
  if (products) time_products(set);
  if (products) time_encoder(*model.value());
  time_whole_way(articles, *model.value(), threads);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("most resident memory %.1f MB\n", static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}
