#include "across/claims/features.h"

#include <algorithm>

#include "across/claims/claims_for_tests.h"

namespace hearsay::across {
namespace {

bool has_stem(const ClaimFeatures& one, std::string_view stem) {
  return std::any_of(one.terms.begin(), one.terms.end(),
                     [&](const ClaimTerm& term) { return term.stem == stem; });
}

ClaimFeatures rich() {
  return feature_of(
      "a:1", {"Osmara has offered to withdraw 1,200 troops by 30 June 2026.",
              "to withdraw 1,200 troops by 30 June 2026", "Osmara", "has offered", Act::Commit});
}

TEST(ClaimFeatures, HoldWordsNumbersDatesAndTheHolder) {
  const ClaimFeatures one = rich();
  EXPECT_TRUE(has_stem(one, "withdraw"));
  EXPECT_TRUE(has_stem(one, "offer")) << "what is promised is nothing without the promising";
  ASSERT_EQ(one.quantities.size(), 1u);
  EXPECT_EQ(one.quantities[0].value, 1200);
  EXPECT_EQ(one.quantities[0].unit, "troop");
  ASSERT_EQ(one.dates.size(), 1u);
  EXPECT_EQ(one.dates[0].first, one.dates[0].last);
  EXPECT_EQ(one.holder, std::vector<std::string>{"osmara"});
  EXPECT_TRUE(one.own_doing);
}

TEST(ClaimFeatures, StemIrregularForms) {
  EXPECT_TRUE(has_stem(feature_of("a:1", said("the brigade withdrew")), "withdraw"));
  EXPECT_TRUE(has_stem(feature_of("a:1", said("the brigade has withdrawn")), "withdraw"));
}

TEST(ClaimFeatures, ReadAQuantityWithItsScaleAndSign) {
  const ClaimFeatures one = feature_of("a:1", said("the dam cost $2.5 billion, 34 percent more"));
  ASSERT_EQ(one.quantities.size(), 2u);
  EXPECT_EQ(one.quantities[0].value, 2.5e9);
  EXPECT_EQ(one.quantities[0].unit, "$");
  EXPECT_EQ(one.quantities[1].value, 34);
  EXPECT_EQ(one.quantities[1].unit, "%");
}

TEST(ClaimFeatures, ComeBackFromBytesAsTheyWere) {
  ClaimFeatures one = rich();
  one.vector = {1, -127, 0, 127};
  one.about = "s:2";
  const auto back = unpack_claim_features(pack(one));
  ASSERT_TRUE(back.ok()) << back.status().message();
  EXPECT_EQ(back.value(), one);
}

TEST(ClaimFeatures, RefuseDamagedBytesWhereverTheyAreCut) {
  const std::string bytes = pack(rich());
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unpack_claim_features(bytes.substr(0, size)).ok()) << size;
  std::string other = bytes;
  other[0] = 99;
  const auto refused = unpack_claim_features(other);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.status().kind(), StatusKind::Corrupt);
  EXPECT_FALSE(unpack_claim_features(bytes + "x").ok());
}

TEST(ClaimFeatures, AreBoundedForAnyLength) {
  std::string content = "the river";
  for (int i = 0; i < 3000; ++i) content += " rose " + std::to_string(i) + " metres";
  const ClaimFeatures one = feature_of("a:1", said(content));
  EXPECT_LE(one.terms.size(), 200u);
  EXPECT_TRUE(unpack_claim_features(pack(one)).ok());
  EXPECT_LE(claim_keys(one).size(), kMaxClaimKeys);
}

TEST(ClaimKeys, AreSharedByTheSameClaimAndAscend) {
  const std::vector<uint64_t> a =
      claim_keys(feature_of("a:1", said("Osmara offered to withdraw its troops from Sarn")));
  const std::vector<uint64_t> b =
      claim_keys(feature_of("a:2", said("an Osmaran withdrawal of troops from Sarn")));
  EXPECT_TRUE(std::is_sorted(a.begin(), a.end()));
  EXPECT_EQ(std::adjacent_find(a.begin(), a.end()), a.end());
  std::vector<uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  EXPECT_FALSE(both.empty());
}

TEST(ClaimKeys, LeadFromAnAnswerToWhatItIsAbout) {
  ClaimFeatures thin;
  thin.statement = "s:2";
  thin.about = "s:1";
  thin.thin = true;
  ClaimFeatures claim;
  claim.statement = "s:1";
  const std::vector<uint64_t> a = claim_keys(thin), b = claim_keys(claim);
  std::vector<uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  EXPECT_EQ(both.size(), 1u);
}

}  // namespace
}  // namespace hearsay::across
