#include "language/bioes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace hearsay {
namespace {

constexpr uint32_t kTags = 9;  // two types

bool allowed(const std::vector<uint8_t>& path) {
  if (!TagScheme::may_begin(path.front()) || !TagScheme::may_end(path.back())) return false;
  for (size_t i = 1; i < path.size(); ++i) {
    if (!TagScheme::may_follow(path[i - 1], path[i])) return false;
  }
  return true;
}

// Calls f(path, score) for each allowed path of `length`.
template <typename F>
void each_path(const std::vector<float>& scores, const std::vector<float>& moves, size_t length,
               F f) {
  std::vector<uint8_t> path(length, 0);
  while (true) {
    if (allowed(path)) {
      double score = 0;
      for (size_t i = 0; i < length; ++i) {
        score += scores[i * kTags + path[i]];
        if (i > 0) score += moves[path[i - 1] * kTags + path[i]];
      }
      f(path, score);
    }
    size_t i = 0;
    while (i < length && ++path[i] == kTags) path[i++] = 0;
    if (i == length) return;
  }
}

TEST(TagSchemes, FindTheBestPathAndItsProbabilities) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal;
  for (int round = 0; round < 40; ++round) {
    const size_t length = 1 + round % 4;
    std::vector<float> scores(length * kTags), moves(kTags * kTags);
    for (float& s : scores) s = 2 * normal(random);
    for (float& m : moves) m = normal(random);
    double most = -1e9, total = 0;
    std::vector<uint8_t> best;
    std::vector<double> sums(scores.size(), 0);
    each_path(scores, moves, length, [&](const std::vector<uint8_t>& path, double score) {
      if (score > most) {
        most = score;
        best = path;
      }
      total += std::exp(score);
      for (size_t i = 0; i < length; ++i) sums[i * kTags + path[i]] += std::exp(score);
    });
    const TagScheme scheme(2, moves.data());
    std::vector<uint8_t> path;
    std::vector<float> probabilities;
    scheme.best(scores, path);
    scheme.marginals(scores, probabilities);
    EXPECT_EQ(path, best);
    for (size_t i = 0; i < sums.size(); ++i) {
      EXPECT_NEAR(probabilities[i], sums[i] / total, 1e-6);
    }
  }
}

TEST(TagSchemes, NeverBreakARuleHoweverTheScoresAre) {
  const TagScheme scheme(2, nullptr);
  std::vector<uint8_t> path;
  for (uint32_t wanted = 1; wanted < kTags; ++wanted) {
    std::vector<float> scores(5 * kTags, 0.0f);
    for (size_t i = 0; i < 5; ++i) scores[i * kTags + wanted] = 50;
    scheme.best(scores, path);
    EXPECT_TRUE(allowed(path)) << wanted;
  }
  scheme.best(std::vector<float>(5 * kTags, std::numeric_limits<float>::quiet_NaN()), path);
  EXPECT_EQ(path.size(), 5u);
}

TEST(TagSchemes, StayExactOnLongTexts) {
  const TagScheme scheme(2, nullptr);
  std::vector<float> scores(50000 * kTags, 0.0f), probabilities;
  for (size_t i = 0; i < 50000; ++i) scores[i * kTags] = 10;
  scheme.marginals(scores, probabilities);
  EXPECT_NEAR(probabilities[25000 * kTags], 1.0, 1e-3);
}

TEST(TagSchemes, GiveTheSpansOfAPath) {
  std::vector<TagSpan> spans;
  TagScheme::spans(std::vector<uint8_t>{0, 1, 2, 3, 8, 0, 5, 7}, spans);
  ASSERT_EQ(spans.size(), 3u);
  EXPECT_EQ(spans[0].begin, 1u);
  EXPECT_EQ(spans[0].end, 4u);
  EXPECT_EQ(spans[0].type, 0);
  EXPECT_EQ(spans[1].begin, 4u);
  EXPECT_EQ(spans[1].end, 5u);
  EXPECT_EQ(spans[1].type, 1);
  EXPECT_EQ(spans[2].begin, 6u);
  EXPECT_EQ(spans[2].end, 8u);
}

}  // namespace
}  // namespace hearsay
