#include "across/claims/compare.h"

#include "across/claims/claims_for_tests.h"
#include "across/claims/likeness.h"

namespace hearsay::across {
namespace {

std::optional<Link> between(const ToldStatement& a, const ToldStatement& b) {
  return compare_claims(feature_of("a:1", a), feature_of("a:2", b));
}

TEST(CompareClaims, LinksTheSamePropositionInOtherWords) {
  const auto link = between(said("the harbour of Lowmere will be closed to tankers from June"),
                            said("from June tankers will be barred as the Lowmere harbour closes"));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->relation, Relation::Same);
  EXPECT_NE(link->reason.find("Same proposition"), std::string::npos) << link->reason;
}

TEST(CompareClaims, LeavesDifferentPropositionsOfOneStoryAlone) {
  EXPECT_FALSE(between(said("the harbour of Lowmere will be closed to tankers from June"),
                       said("the tanker carried grain that nobody in Lowmere had ordered"))
                   .has_value());
}

TEST(CompareClaims, CallsOppositePolarityAContradiction) {
  const auto link = between(said("the memorandum mentioned the Tolm gas pipeline"),
                            said("the memorandum did not mention the Tolm gas pipeline"));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->relation, Relation::Contradicts);
}

TEST(CompareClaims, TellsADenialFromAnAssertionOfTheSame) {
  const auto link =
      between(said("Osmara had offered to withdraw its forces from the Sarn Pass"),
              said("Osmara had offered to withdraw its forces from the Sarn Pass", Act::Deny));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->relation, Relation::Answers);
  EXPECT_NE(link->reason.find("denies"), std::string::npos) << link->reason;
}

TEST(CompareClaims, NeverCallsDifferentCountsOfOneThingTheSame) {
  const auto link = between(said("inspectors found 14 cracks in the main spillway of the dam"),
                            said("inspectors found 11 cracks in the main spillway of the dam"));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->relation, Relation::Contradicts);
}

TEST(CompareClaims, TakesNumbersInWordsForTheirFigures) {
  const ClaimFeatures a = feature_of("a:1", said("twelve soldiers crossed the river"));
  const ClaimFeatures b = feature_of("a:2", said("12 soldiers crossed the river"));
  EXPECT_EQ(a.quantities, b.quantities);
  EXPECT_EQ(align(a, b).at(Likeness::NumbersShared), 1);
}

TEST(CompareClaims, IsSymmetric) {
  const ToldStatement told[] = {
      said("Osmara had offered to withdraw its forces from the Sarn Pass"),
      said("Osmaran forces would leave the pass at Sarn", Act::Deny),
      said("14 cracks run through the main spillway, 3 of them deep"),
      said("the main spillway has three deep cracks among 41"),
      said("11 cracks in the main spillway and 3 in a gate, not 14 in the spillway"),
  };
  for (const ToldStatement& one : told) {
    for (const ToldStatement& other : told) {
      const ClaimFeatures a = feature_of("a:1", one), b = feature_of("a:2", other);
      EXPECT_EQ(align(a, b).values, align(b, a).values) << one.content << " | " << other.content;
      const auto there = compare_claims(a, b), back = compare_claims(b, a);
      ASSERT_EQ(there.has_value(), back.has_value());
      if (there) {
        EXPECT_EQ(there->relation, back->relation);
        EXPECT_EQ(there->score, back->score);
        EXPECT_EQ(there->reason, back->reason);
      }
    }
  }
}

TEST(CompareClaims, AttachesABareDenialToTheReportItsArticleGives) {
  const Report report =
      report_of("a:1", "2026-05-05",
                {{"The Courier said Osmara had offered to leave the Sarn Pass.",
                  "Osmara had offered to leave the Sarn Pass", "The Courier", "said"},
                 {"A ministry source denied the report.", "the report", "A ministry source",
                  "denied", Act::Deny},
                 {"The embassy declined to comment.", "", "The embassy", "declined to comment",
                  Act::Decline}});
  const std::vector<ClaimFeatures> found = claim_features(report);
  EXPECT_FALSE(found[0].thin);
  for (const size_t i : {1u, 2u}) {
    EXPECT_TRUE(found[i].thin);
    EXPECT_EQ(found[i].about, found[0].statement);
    const auto link = compare_claims(found[0], found[i]);
    ASSERT_TRUE(link.has_value());
    EXPECT_EQ(link->relation, Relation::Answers);
  }
}

TEST(CompareClaims, LeavesAThinContentAloneWhereNothingTellsWhatItIsAbout) {
  const Report report = report_of("a:1", "2026-05-05",
                                  {{"The Courier said Osmara had left the Sarn Pass.",
                                    "Osmara had left the Sarn Pass", "The Courier", "said"},
                                   {"She said it was so.", "it was so", "She", "said"}});
  const std::vector<ClaimFeatures> found = claim_features(report);
  EXPECT_TRUE(found[1].thin);
  EXPECT_EQ(found[1].about, "");
  EXPECT_FALSE(compare_claims(found[0], found[1]).has_value());
}

TEST(CompareClaims, DoesNotLinkThinContentsOfTwoArticles) {
  EXPECT_FALSE(between({"He denied the report.", "the report", "He", "denied", Act::Deny},
                       {"She denied the report.", "the report", "She", "denied", Act::Deny})
                   .has_value());
}

}  // namespace
}  // namespace hearsay::across
