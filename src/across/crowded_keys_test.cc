#include "across/crowded_keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

namespace hearsay::across {
namespace {

struct Item {
  std::string id;
  std::vector<uint64_t> keys;
};

// The candidates that are left after adding the items in this order, by ids.
std::set<std::pair<std::string, std::string>> linked(const std::vector<Item>& items) {
  KeyIndex index;
  std::set<std::pair<uint32_t, uint32_t>> pairs;
  for (uint32_t i = 0; i < items.size(); ++i) {
    for (const Candidate& one : index.add(rank_of(items[i].id), items[i].keys, 2)) {
      pairs.insert({one.item, i});
    }
    for (const uint32_t pushed : index.pushed_out()) {
      std::erase_if(pairs, [&](const auto& pair) {
        return (pair.first == pushed || pair.second == pushed) &&
               !index.still_candidates(pair.first, pair.second, 2);
      });
    }
  }
  std::set<std::pair<std::string, std::string>> out;
  for (const auto& [a, b] : pairs) out.insert(std::minmax(items[a].id, items[b].id));
  return out;
}

TEST(CrowdedKeys, MakeCandidatesOfThoseThatShareEnough) {
  KeyIndex index;
  EXPECT_TRUE(index.add(5, {1, 2, 3}, 2).empty());
  EXPECT_TRUE(index.add(6, {3, 4}, 2).empty());
  const auto found = index.add(7, {2, 3, 4}, 2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].item, 0u);
  EXPECT_EQ(found[0].shared, 2u);
}

TEST(CrowdedKeys, GiveTheSameCandidatesInAnyOrderOfAdding) {
  std::vector<Item> items;
  for (uint64_t i = 0; i < 200; ++i) {
    items.push_back({"a:" + std::to_string(i), {1, 2 + i % 3, 10 + i % 7, 20 + i % 40}});
  }
  const auto expected = linked(items);
  EXPECT_GT(expected.size(), 200u);
  std::mt19937 random(3);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(items.begin(), items.end(), random);
    EXPECT_EQ(linked(items), expected);
  }
}

TEST(CrowdedKeys, KeepAHundredThousandEqualItemsWithinAFewComparisonsEach) {
  KeyIndex index;
  const std::vector<uint64_t> keys = {1, 2, 3, 4};
  size_t compared = 0;
  for (uint32_t i = 0; i < 100000; ++i) {
    compared += index.add(rank_of("a:" + std::to_string(i)), keys, 2).size();
  }
  // kCrowd each, and those of the few that join the company late.
  EXPECT_LT(compared, size_t{100000} * kCrowd * 12);
}

}  // namespace
}  // namespace hearsay::across
