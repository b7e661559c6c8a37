#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "across/copies/groups.h"
#include "across/stories/compare.h"
#include "across/stories/features.h"
#include "across/stories/groups.h"

namespace hearsay::across {
namespace {

StoryFeatures features(const std::string& title, const std::string& text,
                       const std::string& published) {
  Article article;
  article.id = title;
  article.title = title;
  article.text = text;
  article.body = {0, static_cast<uint32_t>(text.size())};
  article.published = published;
  return story_features(article);
}

const StoryFeatures kFerry =
    features("Ferries to Skerry stopped",
             "Divers found a crack in the slipway at Lowport, harbour master Odile Brask said.",
             "2026-03-04");
const StoryFeatures kFerryAgain =
    features("Islanders stranded as slipway cracks",
             "Odile Brask closed the berth in Lowport. Ferries to Great Skerry will not sail.",
             "2026-03-05");
const StoryFeatures kTurnips = features(
    "Turnip fair draws crowds", "Growers in the Velden valley weighed roots.", "2026-03-05");

GroupLink link(uint32_t a, uint32_t b, double score, LinkStatus status = LinkStatus::Suggested) {
  GroupLink out;
  out.a = a;
  out.b = b;
  out.score = score;
  out.status = status;
  return out;
}

TEST(Stories, LinkReportsOfOneHappeningAndSayByWhichWords) {
  const auto found = compare_stories(kFerry, kFerryAgain);
  ASSERT_TRUE(found);
  EXPECT_GE(found->score, kStoryBond);
  EXPECT_NE(found->reason.find("slipway"), std::string::npos) << found->reason;
  EXPECT_NE(found->reason.find("1 day apart"), std::string::npos) << found->reason;
  EXPECT_EQ(found->reason, compare_stories(kFerryAgain, kFerry)->reason);
  EXPECT_FALSE(compare_stories(kFerry, kTurnips));
}

TEST(Stories, CountLessTheFartherApartTheDaysAre) {
  StoryFeatures later = kFerryAgain;
  const double near = story_score(kFerry, later);
  later.day += 30;
  const double month = story_score(kFerry, later);
  later.day += 2000;
  EXPECT_LT(month, near);
  EXPECT_LT(story_score(kFerry, later), 0.001);
}

TEST(Stories, ShareAKeyWithinAWeekAndWithoutADay) {
  const auto keys = [](StoryFeatures one, int32_t day) {
    one.day = day;
    return story_keys(one);
  };
  const auto shared = [](const std::vector<uint64_t>& one, const std::vector<uint64_t>& other) {
    return std::count_if(one.begin(), one.end(), [&](uint64_t key) {
      return std::binary_search(other.begin(), other.end(), key);
    });
  };
  for (int32_t day = 0; day < 20; ++day) {
    EXPECT_GT(shared(keys(kFerry, day), keys(kFerry, day + 7)),
              shared(keys(kFerry, day), keys(kFerry, day + 60)));
  }
  EXPECT_GT(shared(keys(kFerry, StoryFeatures::kNoDay), keys(kFerry, 9)), 0);
  EXPECT_LE(keys(kFerry, 9).size(), kMaxStoryKeys);
}

TEST(Stories, OfNoWordsOrAnotherScriptDoNoHarm) {
  const StoryFeatures empty = features("", "", "");
  EXPECT_TRUE(empty.terms.empty());
  EXPECT_TRUE(story_keys(empty).empty());
  EXPECT_FALSE(compare_stories(empty, empty));
  const StoryFeatures other = features("\xE6\x96\xB0\xE8\x81\x9E", "\xE6\xB8\xAF\xE5\x8F\xA3", "");
  EXPECT_EQ(other.terms.size(), 4u);
}

TEST(Stories, KeepTheirFeaturesThroughPackingAndRefuseDamage) {
  const std::string bytes = pack(kFerry);
  const auto back = unpack_story_features(bytes);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, kFerry);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(unpack_story_features(bytes.substr(0, size)).ok()) << size;
  }
}

TEST(StoryGroups, AreTheSameInAnyOrderOfLinks) {
  std::vector<GroupLink> links;
  std::mt19937 random(5);
  for (uint32_t i = 0; i < 60; ++i) {
    for (uint32_t j = i + 1; j < 60; ++j) {
      if (random() % 100 < (i / 6 == j / 6 ? 70 : 3))
        links.push_back(link(i, j, 0.12 + 0.001 * (random() % 300)));
    }
  }
  const auto expected = story_groups(60, links);
  EXPECT_GT(*std::max_element(expected.begin(), expected.end()), 4u);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(links.begin(), links.end(), random);
    for (GroupLink& one : links) std::swap(one.a, one.b);
    EXPECT_EQ(story_groups(60, links), expected);
  }
}

TEST(StoryGroups, DoNotChainTwoCloseSetsByOneLink) {
  std::vector<GroupLink> links;
  for (uint32_t set : {0u, 5u}) {
    for (uint32_t i = 0; i < 5; ++i) {
      for (uint32_t j = i + 1; j < 5; ++j) links.push_back(link(set + i, set + j, 0.5));
    }
  }
  links.push_back(link(4, 5, 0.3));
  const auto groups = story_groups(10, links);
  EXPECT_EQ(groups, (std::vector<uint32_t>{0, 0, 0, 0, 0, 1, 1, 1, 1, 1}));
}

TEST(StoryGroups, ObeyPeople) {
  const auto apart = story_groups(2, {link(0, 1, 0.9), link(0, 1, 0, LinkStatus::Rejected)});
  EXPECT_NE(apart[0], apart[1]);
  const auto together = story_groups(2, {link(0, 1, 0, LinkStatus::Confirmed)});
  EXPECT_EQ(together[0], together[1]);
  // Kept apart also where a third would bring them together.
  const auto three =
      story_groups(3, {link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.5, LinkStatus::Rejected)});
  EXPECT_EQ(three, (std::vector<uint32_t>{0, 0, 1}));
}

TEST(StoryGroups, OfAVeryLargeCrowdAreOneStory) {
  // Each is linked with the same few, as in a crowd (crowded_keys.h).
  std::vector<GroupLink> links;
  for (uint32_t i = 0; i < 5000; ++i) {
    for (uint32_t j = 0; j < 24 && j < i; ++j) links.push_back(link(j, i, 1));
  }
  const auto groups = story_groups(5000, links);
  EXPECT_EQ(std::count(groups.begin(), groups.end(), 0u), 5000);
}

TEST(CopyGroups, UniteCopiesAndObeyPeople) {
  GroupLink copy = link(0, 1, 0.9), passage = link(1, 2, 0.9);
  copy.relation = Relation::Verbatim;
  passage.relation = Relation::SharesPassage;
  EXPECT_EQ(copy_groups(3, {copy, passage}), (std::vector<uint32_t>{0, 0, 1}));
  copy.status = LinkStatus::Rejected;
  EXPECT_EQ(copy_groups(3, {copy, passage}), (std::vector<uint32_t>{0, 1, 2}));
}

}  // namespace
}  // namespace hearsay::across
