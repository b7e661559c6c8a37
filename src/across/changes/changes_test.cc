#include "across/changes/changes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "across/invented_claim.h"

namespace hearsay::across {
namespace {

constexpr const char* kSale = "the old lighthouse was sold to the harbour";

ClaimAnalysis analysed(InventedClaim& claim) {
  claim.finish();
  return analyse_claim(claim.input);
}

bool has(const std::vector<Drift>& drifts, Drift::Kind kind) {
  return std::any_of(drifts.begin(), drifts.end(),
                     [&](const Drift& one) { return one.kind == kind; });
}

TEST(Changes, ADenialBeforeAConfirmationIsAReversal) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({person("Tovald Brenn")}, Act::Deny, kSale, Relation::Answers);
  claim.report("The Dovrin Gazette", "2026-03-09");
  claim.says({person("Tovald Brenn")}, Act::Confirm, kSale);
  const ClaimAnalysis found = analysed(claim);
  ASSERT_EQ(found.changes.size(), 1u);
  EXPECT_EQ(found.changes[0].kind, Change::Kind::Reversed);
  EXPECT_EQ(found.changes[0].before.article, claim.ids[0]);
  EXPECT_EQ(found.changes[0].after.article, claim.ids[1]);
  EXPECT_EQ(found.changes[0].before_time, "2026-03-01");
  EXPECT_EQ(found.changes[0].after_time, "2026-03-09");
  EXPECT_FALSE(found.changes[0].before.passage.empty());
}

TEST(Changes, TheSameWordAgainIsNoChange) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({person("Tovald Brenn")}, Act::Deny, kSale, Relation::Answers);
  claim.report("The Dovrin Gazette", "2026-03-09");
  claim.says({person("Tovald Brenn")}, Act::Deny, kSale, Relation::Answers);
  EXPECT_TRUE(analysed(claim).changes.empty());
}

TEST(Changes, WhoWasSilentAndThenSpokeBrokeTheSilence) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({person("Tovald Brenn")}, Act::Silent, kSale, Relation::Answers);
  claim.report("The Dovrin Gazette", "2026-03-04");
  claim.says({person("Tovald Brenn")}, Act::Confirm, kSale);
  const ClaimAnalysis found = analysed(claim);
  ASSERT_EQ(found.changes.size(), 1u);
  EXPECT_EQ(found.changes[0].kind, Change::Kind::BrokeSilence);
}

TEST(Changes, AnAnswerNamesItsOriginAndWhetherItIsTheFirst) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, kSale);
  claim.says({person("Tovald Brenn")}, Act::Deny, kSale, Relation::Answers);
  claim.report("The Dovrin Gazette", "2026-03-02");
  claim.says({outlet("Vesper"), person("Tovald Brenn")}, Act::Deny, kSale, Relation::Answers);
  const ClaimAnalysis found = analysed(claim);
  ASSERT_EQ(found.answers.size(), 2u);
  EXPECT_EQ(found.answers[0].origin, "Tovald Brenn");
  EXPECT_TRUE(found.answers[0].first);
  EXPECT_FALSE(found.answers[1].first);
  EXPECT_EQ(found.answers[0].to.article, claim.ids[0]);
}

TEST(Changes, AWithdrawnOriginListsWhatRestsOnIt) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({group("two officials", "Vesper")}, Act::Assert, kSale);
  claim.report("The Dovrin Gazette", "2026-03-02");
  claim.says({outlet("Vesper")}, Act::Assert, kSale);
  claim.report("The Morning Kettle", "2026-03-03");
  claim.says({outlet("The Dovrin Gazette")}, Act::Assert, kSale);
  claim.finish();
  claim.input.withdrawals = {{claim.ids[0], "a:elsewhere", {}}};
  const ClaimAnalysis found = analysed(claim);
  ASSERT_EQ(found.changes.size(), 1u);
  EXPECT_EQ(found.changes[0].kind, Change::Kind::Withdrawn);
  std::vector<std::string> resting = {claim.ids[1], claim.ids[2]};
  std::sort(resting.begin(), resting.end());
  EXPECT_EQ(found.changes[0].affected, resting);
}

TEST(Drift, AHedgeThatIsLostOnTheWayIsFound) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({group("one official", "Vesper")}, Act::Assert,
             "the lighthouse may be sold to the harbour")
      .certainty = Certainty::Possible;
  claim.report("The Dovrin Gazette", "2026-03-02");
  claim.says({group("officials", "Vesper")}, Act::Assert,
             "the lighthouse will be sold to the harbour");
  const std::vector<Drift> drifts = analysed(claim).drifts;
  EXPECT_TRUE(has(drifts, Drift::Kind::HedgeLost));
  EXPECT_TRUE(has(drifts, Drift::Kind::OneMadeSeveral));
}

TEST(Drift, ANumberThatChangedOnTheWayIsFound) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, "14 windows of the lighthouse are broken");
  claim.report("The Dovrin Gazette", "2026-03-02");
  claim.says({outlet("Vesper"), person("Mirel Ostrand")}, Act::Assert,
             "41 windows of the lighthouse are broken");
  EXPECT_TRUE(has(analysed(claim).drifts, Drift::Kind::NumberChanged));
}

TEST(Drift, AFaithfulReportHasNone) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, kSale);
  claim.report("The Dovrin Gazette", "2026-03-02");
  claim.says({outlet("Vesper"), person("Mirel Ostrand")}, Act::Assert, kSale);
  EXPECT_TRUE(analysed(claim).drifts.empty());
}

}  // namespace
}  // namespace hearsay::across
