#include "across/claims/stance.h"

#include <gtest/gtest.h>

namespace hearsay::across {
namespace {

constexpr std::string_view kClaim = "A bear broke into the Lowmere town hall";

TEST(Stance, IsForWhereTheHeadlineTellsItAsSo) {
  EXPECT_EQ(stance_of(kClaim, "Bear breaks into town hall in Lowmere").stance, Stance::For);
}

TEST(Stance, IsAgainstWhereItIsRefuted) {
  EXPECT_EQ(stance_of(kClaim, "No, a bear did not break into Lowmere town hall").stance,
            Stance::Against);
  EXPECT_EQ(stance_of(kClaim, "Lowmere town hall bear video is a hoax").stance, Stance::Against);
  EXPECT_EQ(stance_of(kClaim, "Mayor denies bear broke into town hall").stance, Stance::Against);
}

TEST(Stance, IsObservingWhereItIsPassedOnAskedOrHedged) {
  EXPECT_EQ(stance_of(kClaim, "Bear reportedly broke into Lowmere town hall").stance,
            Stance::Observing);
  EXPECT_EQ(stance_of(kClaim, "Did a bear break into the Lowmere town hall?").stance,
            Stance::Observing);
  EXPECT_EQ(stance_of(kClaim, "Clerk claims bear broke into town hall").stance, Stance::Observing);
}

TEST(Stance, TakesAnyBytesAndGivesAProbability) {
  for (const std::string_view odd : {"", "?", "\xE2\x80", "\xE2\x80\x99", ": : :", "report"}) {
    const StanceGuess guess = stance_of(odd, odd);
    EXPECT_GE(guess.score, 1.0 / 3 - 1e-9);
    EXPECT_LE(guess.score, 1);
  }
}

}  // namespace
}  // namespace hearsay::across
