#include "language/tree.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace hearsay {
namespace {

bool is_tree(const std::vector<uint32_t>& heads) {
  uint32_t roots = 0;
  for (uint32_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == i;
    uint32_t at = i, steps = 0;
    while (heads[at] != at && ++steps <= heads.size()) at = heads[at];
    if (steps > heads.size()) return false;
  }
  return roots == 1;
}

double value(const std::vector<float>& scores, const std::vector<uint32_t>& heads) {
  double sum = 0;
  for (size_t i = 0; i < heads.size(); ++i) sum += scores[i * heads.size() + heads[i]];
  return sum;
}

// The best value over all assignments of heads that are trees.
double best_by_trying(const std::vector<float>& scores, uint32_t n) {
  double best = -std::numeric_limits<double>::infinity();
  std::vector<uint32_t> heads(n, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best, value(scores, heads));
    uint32_t i = 0;
    while (i < n && ++heads[i] == n) heads[i++] = 0;
    if (i == n) return best;
  }
}

TEST(Trees, AreTheBestOfAllThatHaveOneRoot) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> score(-20, 20);
  for (int round = 0; round < 600; ++round) {
    const uint32_t n = 1 + round % 6;
    std::vector<float> scores(n * n);
    for (float& s : scores) s = static_cast<float>(score(random));
    std::vector<uint32_t> heads;
    best_tree(scores, n, heads);
    ASSERT_TRUE(is_tree(heads)) << "round " << round;
    ASSERT_EQ(value(scores, heads), best_by_trying(scores, n)) << "round " << round;
  }
}

TEST(Trees, OfLongSentencesOfNestedCyclesStayTrees) {
  for (const uint32_t n : {64u, 400u}) {
    std::vector<float> scores(size_t{n} * n, 0.0f);
    // Neighbours want each other, pairs of pairs want each other, and so on.
    for (uint32_t i = 0; i < n; ++i) {
      for (uint32_t j = 0; j < n; ++j) {
        scores[size_t{i} * n + j] = 100.0f - static_cast<float>(32 - __builtin_clz((i ^ j) | 1));
      }
    }
    std::vector<uint32_t> heads;
    best_tree(scores, n, heads);
    EXPECT_TRUE(is_tree(heads));
  }
}

TEST(Trees, SurviveScoresThatAreNoNumbers) {
  std::vector<float> scores(25, std::numeric_limits<float>::quiet_NaN());
  std::vector<uint32_t> heads;
  best_tree(scores, 5, heads);
  ASSERT_EQ(heads.size(), 5u);
  for (const uint32_t h : heads) EXPECT_LT(h, 5u);
}

TEST(Trees, OfOneWordIsItsRoot) {
  std::vector<uint32_t> heads;
  best_tree(std::vector<float>{-3.0f}, 1, heads);
  EXPECT_EQ(heads, std::vector<uint32_t>{0});
  best_tree({}, 0, heads);
  EXPECT_TRUE(heads.empty());
}

}  // namespace
}  // namespace hearsay
