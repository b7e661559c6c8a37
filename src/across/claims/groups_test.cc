#include "across/claims/groups.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace hearsay::across {
namespace {

using Groups = std::vector<std::vector<uint32_t>>;

GroupLink same(uint32_t a, uint32_t b, double score, LinkStatus status = LinkStatus::Suggested) {
  return {a, b, Relation::Same, score, status};
}

TEST(ClaimGroups, UniteWhatIsLinkedAndLeaveTheRestAlone) {
  EXPECT_EQ(claim_groups(4, {same(0, 2, 0.9), {2, 3, Relation::Answers, 0.8}}),
            (Groups{{0, 2, 3}, {1}}));
  EXPECT_EQ(claim_groups(0, {}), Groups{});
}

TEST(ClaimGroups, NeverHoldAContradictionWithinOneClaim) {
  const std::vector<GroupLink> links = {
      same(0, 1, 0.9), same(1, 2, 0.8), {0, 2, Relation::Contradicts, 0.9}};
  EXPECT_EQ(claim_groups(3, links), (Groups{{0, 1}, {2}}));
}

TEST(ClaimGroups, DoNotLetOneBridgeUniteTwoCrowds) {
  std::vector<GroupLink> links;
  for (uint32_t a = 0; a < 5; ++a)
    for (uint32_t b = a + 1; b < 5; ++b) {
      links.push_back(same(a, b, 0.9));
      links.push_back(same(a + 5, b + 5, 0.9));
    }
  links.push_back(same(4, 5, 0.6));
  EXPECT_EQ(claim_groups(10, links), (Groups{{0, 1, 2, 3, 4}, {5, 6, 7, 8, 9}}));
}

TEST(ClaimGroups, LetAnAnswerJoinThroughTheOneStatementItIsAbout) {
  std::vector<GroupLink> links = {{0, 6, Relation::Answers, 0.7}};
  for (uint32_t a = 0; a < 6; ++a)
    for (uint32_t b = a + 1; b < 6; ++b) links.push_back(same(a, b, 0.9));
  EXPECT_EQ(claim_groups(7, links), (Groups{{0, 1, 2, 3, 4, 5, 6}}));
}

TEST(ClaimGroups, FollowWhatPeopleDecided) {
  EXPECT_EQ(claim_groups(2, {same(0, 1, 0.99, LinkStatus::Rejected)}), (Groups{{0}, {1}}));
  EXPECT_EQ(claim_groups(2, {same(0, 1, 0.01, LinkStatus::Confirmed)}), (Groups{{0, 1}}));
  // A contradiction that was rejected no longer keeps apart.
  EXPECT_EQ(
      claim_groups(2, {same(0, 1, 0.9), {0, 1, Relation::Contradicts, 0.8, LinkStatus::Rejected}}),
      (Groups{{0, 1}}));
}

TEST(ClaimGroups, AreTheSameInWhateverOrderTheLinksCome) {
  std::mt19937 random(7);
  std::vector<GroupLink> links;
  for (int i = 0; i < 120; ++i) {
    const auto a = static_cast<uint32_t>(random() % 40), b = static_cast<uint32_t>(random() % 40);
    if (a == b) continue;
    const auto relation = i % 9 == 0 ? Relation::Contradicts : Relation::Same;
    links.push_back({a, b, relation, 0.5 + static_cast<double>(random() % 100) / 200});
  }
  // One pair, one link: what a store holds.
  std::sort(links.begin(), links.end(), [](const GroupLink& x, const GroupLink& y) {
    return std::pair(std::min(x.a, x.b), std::max(x.a, x.b)) <
           std::pair(std::min(y.a, y.b), std::max(y.a, y.b));
  });
  links.erase(std::unique(links.begin(), links.end(),
                          [](const GroupLink& x, const GroupLink& y) {
                            return std::min(x.a, x.b) == std::min(y.a, y.b) &&
                                   std::max(x.a, x.b) == std::max(y.a, y.b);
                          }),
              links.end());
  const Groups first = claim_groups(40, links);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(links.begin(), links.end(), random);
    for (GroupLink& link : links)
      if (random() % 2) std::swap(link.a, link.b);
    EXPECT_EQ(claim_groups(40, links), first);
  }
}

TEST(ClaimGroups, TakeTheirNameFromTheirFirstStatement) {
  EXPECT_EQ(claim_id("s:0123456789abcdef"), "c:0123456789abcdef");
}

}  // namespace
}  // namespace hearsay::across
