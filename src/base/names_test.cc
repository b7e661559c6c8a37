#include <gtest/gtest.h>

#include "hearsay/statement.h"

namespace hearsay {
namespace {

TEST(Names, EveryActHasAWordThatReadsBack) {
  for (int i = 0; i <= static_cast<int>(Act::Relay); ++i) {
    const auto act = static_cast<Act>(i);
    EXPECT_EQ(parse_act(name_of(act)), act) << name_of(act);
  }
  EXPECT_EQ(name_of(Act::Deny), "deny");
  EXPECT_FALSE(parse_act("denied").has_value());
}

TEST(Names, TheOtherEnumerationsReadBackToo) {
  EXPECT_EQ(parse_channel_kind(name_of(ChannelKind::SocialMedia)), ChannelKind::SocialMedia);
  EXPECT_EQ(name_of(ChannelKind::Poll), "poll");
  EXPECT_EQ(parse_holder_kind("document"), HolderKind::Document);
  EXPECT_EQ(parse_quote("mixed"), Quote::Mixed);
  EXPECT_EQ(parse_number("several"), Number::Several);
  EXPECT_EQ(parse_certainty("possible"), Certainty::Possible);
  EXPECT_EQ(parse_polarity("negative"), Polarity::Negative);
}

}  // namespace
}  // namespace hearsay
