#include "extract/nesting.h"

#include <gtest/gtest.h>

namespace hearsay::extract {
namespace {

Attribution at(Span cue, std::vector<Span> content) {
  Attribution made;
  made.cue = cue;
  made.content = std::move(content);
  return made;
}

TEST(Nesting, ThePlaceIsTheSmallestContentThatHoldsTheCue) {
  std::vector<Attribution> all = {at({0, 4}, {{5, 100}}), at({20, 24}, {{25, 60}}),
                                  at({30, 34}, {{35, 50}})};
  nest_attributions(all);
  EXPECT_EQ(all[0].parent, -1);
  EXPECT_EQ(all[1].parent, 0);
  EXPECT_EQ(all[2].parent, 1);
}

TEST(Nesting, AttributionsBesideEachOtherHaveNoParent) {
  std::vector<Attribution> all = {at({0, 4}, {{5, 20}}), at({30, 34}, {{35, 50}})};
  nest_attributions(all);
  EXPECT_EQ(all[0].parent, -1);
  EXPECT_EQ(all[1].parent, -1);
}

TEST(Nesting, TwoContentsThatHoldEachOthersCueMakeNoCircle) {
  std::vector<Attribution> all = {at({10, 14}, {{0, 9}, {20, 40}}), at({30, 34}, {{5, 25}})};
  nest_attributions(all);
  EXPECT_FALSE(all[0].parent == 1 && all[1].parent == 0);
}

TEST(Nesting, AParentThatIsSetStays) {
  std::vector<Attribution> all = {at({0, 4}, {{5, 100}}), at({120, 124}, {})};
  all[1].parent = 0;
  nest_attributions(all);
  EXPECT_EQ(all[1].parent, 0);
}

}  // namespace
}  // namespace hearsay::extract
