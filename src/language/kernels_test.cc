// Each kernel against plain arithmetic, and all instruction sets against each other bit for bit.
#include "language/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "language/linear.h"

namespace hearsay {
namespace {

std::vector<const KernelTable*> all_kernels() {
  std::vector<const KernelTable*> all;
  for (const InstructionSet set :
       {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512Vnni}) {
    if (kernels_for(set) != nullptr) all.push_back(kernels_for(set));
  }
  return all;
}

std::vector<float> normal(size_t count, uint32_t seed, float scale = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<float> distribution(0, scale);
  std::vector<float> out(count);
  for (float& x : out) x = distribution(random);
  return out;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

// Sizes that leave every kind of remainder of tiles and panels.
constexpr struct {
  uint32_t rows, in, out;
} kShapes[] = {{1, 16, 1}, {5, 16, 17}, {7, 48, 64}, {13, 80, 65}, {48, 32, 33}, {51, 384, 96}};

TEST(Kernels, MultiplyInFloatsAsPlainArithmeticDoes) {
  for (const auto& s : kShapes) {
    const std::vector<float> x = normal(s.rows * s.in, 1), w = normal(s.out * s.in, 2),
                             b = normal(s.out, 3);
    std::vector<float> first;
    for (const KernelTable* kernels : all_kernels()) {
      const Linear linear(w.data(), 1, s.in, s.in, s.out, b.data(), *kernels);
      QuantisedRows scratch(s.in);
      // One number more a row, to see that nothing is written past its end.
      std::vector<float> y(s.rows * (s.out + 1), 77.0f);
      linear.apply(x.data(), s.in, s.rows, y.data(), s.out + 1, scratch);
      for (uint32_t r = 0; r < s.rows; ++r) {
        for (uint32_t o = 0; o < s.out; ++o) {
          double sum = b[o];
          for (uint32_t i = 0; i < s.in; ++i) sum += double{x[r * s.in + i]} * w[o * s.in + i];
          ASSERT_NEAR(y[r * (s.out + 1) + o], sum, 2e-5 * s.in) << kernels->name;
        }
        ASSERT_EQ(y[r * (s.out + 1) + s.out], 77.0f) << kernels->name;
      }
      if (first.empty()) first = y;
      ASSERT_TRUE(same_bits(first, y)) << kernels->name;
    }
  }
}

TEST(Kernels, MultiplyInInt8ExactlyAsTheFormulaSays) {
  for (const auto& s : kShapes) {
    const std::vector<float> x = normal(s.rows * s.in, 4), b = normal(s.out, 5);
    std::vector<int8_t> w(s.out * s.in);
    std::vector<float> scales(s.out);
    std::mt19937 random(6);
    for (int8_t& v : w) v = static_cast<int8_t>(static_cast<int>(random() % 255) - 127);
    for (float& v : scales) v = 0.001f + static_cast<float>(random() % 100) * 1e-4f;
    Tensor weight, bias;
    weight.dtype = Dtype::I8;
    weight.rank = 2;
    weight.dims = {s.out, s.in, 1, 1};
    weight.i8 = w.data();
    weight.scales = scales.data();
    bias.f32 = b.data();
    std::vector<float> first;
    for (const KernelTable* kernels : all_kernels()) {
      const Linear linear(weight, &bias, *kernels);
      QuantisedRows scratch(s.in);
      std::vector<float> y(s.rows * (s.out + 1), 77.0f);
      linear.apply(x.data(), s.in, s.rows, y.data(), s.out + 1, scratch);
      for (uint32_t r = 0; r < s.rows; ++r) {
        const float* row = x.data() + r * s.in;
        const float low = *std::min_element(row, row + s.in);
        const float high = *std::max_element(row, row + s.in);
        const float scale = (high - low) / 255.0f, factor = 255.0f / (high - low);
        for (uint32_t o = 0; o < s.out; ++o) {
          int64_t products = 0, sum = 0;
          for (uint32_t i = 0; i < s.in; ++i) {
            products += int64_t{std::lrintf((row[i] - low) * factor)} * w[o * s.in + i];
            sum += w[o * s.in + i];
          }
          const double value = double{scale} * scales[o] * static_cast<double>(products) +
                               double{low} * scales[o] * static_cast<double>(sum) + b[o];
          ASSERT_NEAR(y[r * (s.out + 1) + o], value, 1e-4 + 1e-5 * std::abs(value))
              << kernels->name;
        }
        ASSERT_EQ(y[r * (s.out + 1) + s.out], 77.0f) << kernels->name;
      }
      if (first.empty()) first = y;
      ASSERT_TRUE(same_bits(first, y)) << kernels->name;
    }
  }
}

TEST(Kernels, KeepInt8ProductsExactAtTheirExtremes) {
  constexpr uint32_t kIn = 1536, kOut = 64;
  // Activations 0 and 255 only, weights at both ends: pairs that would overflow 16 bits.
  std::vector<float> x(kIn), y(kOut);
  for (uint32_t i = 0; i < kIn; ++i) x[i] = i % 7 == 0 ? 0.0f : 255.0f;
  std::vector<int8_t> w(kIn * kOut);
  for (size_t i = 0; i < w.size(); ++i) w[i] = (i / kIn) % 2 == 0 ? 127 : -127;
  const std::vector<float> scales(kOut, 1.0f);
  Tensor weight;
  weight.dtype = Dtype::I8;
  weight.rank = 2;
  weight.dims = {kOut, kIn, 1, 1};
  weight.i8 = w.data();
  weight.scales = scales.data();
  const float sum = 255.0f * 127.0f * static_cast<float>(kIn - (kIn + 6) / 7);
  for (const KernelTable* kernels : all_kernels()) {
    QuantisedRows scratch(kIn);
    Linear(weight, nullptr, *kernels).apply(x.data(), kIn, 1, y.data(), kOut, scratch);
    for (uint32_t o = 0; o < kOut; ++o) EXPECT_EQ(y[o], o % 2 == 0 ? sum : -sum) << kernels->name;
  }
}

TEST(Kernels, QuantiseConstantRowsAndWorseWithoutHarm) {
  std::vector<float> x(64, 3.5f);
  x[40] = std::numeric_limits<float>::quiet_NaN();
  std::vector<int8_t> w(16 * 16, 1);
  const std::vector<float> scales(16, 1.0f);
  Tensor weight;
  weight.dtype = Dtype::I8;
  weight.rank = 2;
  weight.dims = {16, 16, 1, 1};
  weight.i8 = w.data();
  weight.scales = scales.data();
  for (const KernelTable* kernels : all_kernels()) {
    std::vector<float> y(64);
    QuantisedRows scratch(16);
    Linear(weight, nullptr, *kernels).apply(x.data(), 16, 4, y.data(), 16, scratch);
    EXPECT_EQ(y[0], 16 * 3.5f) << kernels->name;
  }
}

TEST(Kernels, GeluIsTheErrorFunctionsToAMillionth) {
  std::vector<float> x;
  for (float v = -12; v < 12; v += 0.0007f) x.push_back(v);
  x.resize(x.size() / 16 * 16);
  std::vector<float> first;
  for (const KernelTable* kernels : all_kernels()) {
    std::vector<float> y = x;
    kernels->gelu(y.data(), y.size());
    double worst = 0;
    for (size_t i = 0; i < x.size(); ++i) {
      const double v = x[i];
      worst = std::max(worst, std::abs(y[i] - 0.5 * v * (1 + std::erf(v / std::sqrt(2.0)))));
    }
    EXPECT_LT(worst, 1e-6) << kernels->name;
    if (first.empty()) first = y;
    EXPECT_TRUE(same_bits(first, y)) << kernels->name;
  }
}

TEST(Kernels, NormaliseTheSumOfTwoRows) {
  constexpr uint32_t kWidth = 48;
  const std::vector<float> x = normal(3 * kWidth, 7, 5), more = normal(3 * kWidth, 8),
                           gain = normal(kWidth, 9), shift = normal(kWidth, 10);
  std::vector<float> first;
  for (const KernelTable* kernels : all_kernels()) {
    std::vector<float> y = x;
    kernels->add_norm(y.data(), more.data(), 3, kWidth, gain.data(), shift.data(), 1e-12f);
    for (uint32_t r = 0; r < 3; ++r) {
      double mean = 0, square = 0;
      const auto in = [&](uint32_t i) { return double{x[r * kWidth + i]} + more[r * kWidth + i]; };
      for (uint32_t i = 0; i < kWidth; ++i) mean += in(i) / kWidth;
      for (uint32_t i = 0; i < kWidth; ++i) square += (in(i)-mean) * (in(i)-mean) / kWidth;
      for (uint32_t i = 0; i < kWidth; ++i) {
        ASSERT_NEAR(y[r * kWidth + i], (in(i)-mean) / std::sqrt(square) * gain[i] + shift[i], 1e-5);
      }
    }
    if (first.empty()) first = y;
    EXPECT_TRUE(same_bits(first, y)) << kernels->name;
  }
}

TEST(Kernels, AttendAsTheFormulaSays) {
  for (const AttentionShape shape :
       {AttentionShape{1, 2, 16}, {31, 3, 32}, {33, 2, 16}, {70, 2, 32}}) {
    const uint32_t width = shape.heads * shape.size;
    const size_t block = size_t{shape.rows} * shape.size + 5;  // heads lie apart
    const std::vector<float> qkv = normal(3 * shape.heads * block, 12);
    std::vector<float> first;
    for (const KernelTable* kernels : all_kernels()) {
      std::vector<float> out(size_t{shape.rows} * width, 9.0f);
      std::vector<float> scratch(attention_scratch(shape.rows));
      kernels->attention(shape, qkv.data(), block, out.data(), width, scratch.data());
      for (uint32_t h = 0; h < shape.heads; ++h) {
        for (uint32_t i = 0; i < shape.rows; ++i) {
          const auto at = [&](uint32_t row, uint32_t part, uint32_t d) {
            return double{qkv[(part * shape.heads + h) * block + size_t{row} * shape.size + d]};
          };
          std::vector<double> weights(shape.rows);
          double sum = 0;
          for (uint32_t j = 0; j < shape.rows; ++j) {
            double score = 0;
            for (uint32_t d = 0; d < shape.size; ++d) score += at(i, 0, d) * at(j, 1, d);
            sum += weights[j] = std::exp(score / std::sqrt(static_cast<double>(shape.size)));
          }
          for (uint32_t d = 0; d < shape.size; ++d) {
            double value = 0;
            for (uint32_t j = 0; j < shape.rows; ++j) value += weights[j] / sum * at(j, 2, d);
            ASSERT_NEAR(out[size_t{i} * width + h * shape.size + d], value, 1e-5) << kernels->name;
          }
        }
      }
      if (first.empty()) first = out;
      EXPECT_TRUE(same_bits(first, out)) << kernels->name;
    }
  }
}

TEST(Kernels, GiveARowTheSameBitsWhateverStandsBesideIt) {
  constexpr uint32_t kRows = 29, kIn = 64, kOut = 70;
  const std::vector<float> x = normal(kRows * kIn, 13), w = normal(kOut * kIn, 14);
  for (const KernelTable* kernels : all_kernels()) {
    const Linear linear(w.data(), 1, kIn, kIn, kOut, nullptr, *kernels);
    QuantisedRows scratch(kIn);
    std::vector<float> together(kRows * kOut), alone(kRows * kOut);
    linear.apply(x.data(), kIn, kRows, together.data(), kOut, scratch);
    for (uint32_t r = 0; r < kRows; ++r) {
      linear.apply(x.data() + r * kIn, kIn, 1, alone.data() + r * kOut, kOut, scratch);
    }
    EXPECT_TRUE(same_bits(together, alone)) << kernels->name;
  }
}

}  // namespace
}  // namespace hearsay
