#include <gtest/gtest.h>

#include "extract/reading_for_tests.h"

namespace hearsay::extract {
namespace {

using Lines = std::vector<std::string>;

TEST(Refusals, DeclineToCommentOnAMatter) {
  EXPECT_EQ(lines_of("The port authority declined to comment on the missing crane."),
            Lines{"decline: The port authority <declined to comment on>: the missing crane"});
}

TEST(Refusals, TakeAClauseAsTheMatter) {
  EXPECT_EQ(lines_of("Ms Oduya would not say whether the ferry had been insured."),
            Lines{"decline: Ms Oduya <would not say>: whether the ferry had been insured"});
}

TEST(Refusals, AreSilentWhereARequestGoesUnanswered) {
  EXPECT_EQ(lines_of("The brewery did not immediately respond to a request for comment."),
            Lines{"silent: The brewery <did not immediately respond to>"});
}

TEST(Refusals, ReadNeitherNorAsOneHolder) {
  EXPECT_EQ(
      lines_of("Neither the mayor nor the council have said anything about the loan."),
      Lines{"silent: Neither the mayor nor the council <have said anything about>: the loan"});
}

TEST(Refusals, FindTheHolderBehindAnUnansweredCall) {
  EXPECT_EQ(lines_of("Calls to the quarry's owner were not returned."),
            Lines{"silent: the quarry's owner <were not returned>"});
}

TEST(Refusals, HaveTheirMatterInFrontWhereSomebodyAsked) {
  EXPECT_EQ(lines_of("Asked whether the crane was insured, the owner did not reply."),
            Lines{"silent: the owner <did not reply>: whether the crane was insured"});
  EXPECT_EQ(lines_of("Asked by the Courier about the crane, the owner declined to comment."),
            Lines{"decline: the owner <declined to comment>: the crane"});
}

TEST(Refusals, GiveAGroundThatIsNoSource) {
  EXPECT_EQ(lines_of("The brewery declined to comment, citing the pending inquest."),
            Lines{"decline: The brewery <declined to comment>"});
}

TEST(Refusals, StandOnARightToSilence) {
  EXPECT_EQ(lines_of("The witness invoked his right not to answer."),
            Lines{"decline: The witness <invoked his right not to answer>"});
  EXPECT_EQ(lines_of("The witness exercised his right to vote."), Lines{});
}

TEST(Refusals, LeaveTheTelephoneAlone) {
  EXPECT_EQ(lines_of("Her agent did not pick up the phone."),
            Lines{"silent: Her agent <did not pick up the phone>"});
  EXPECT_EQ(lines_of("Her agent did not pick up the parcel."), Lines{});
}

TEST(Refusals, WaitForWhatIsNotYetAnnounced) {
  EXPECT_EQ(lines_of("The port has yet to say whether the pier will open."),
            Lines{"silent: The port <has yet to say>: whether the pier will open"});
  EXPECT_EQ(lines_of("Mara Oll did not indicate if the pier would open."),
            Lines{"silent: Mara Oll <did not indicate>: if the pier would open"});
}

TEST(Refusals, AreReadInTheWordsOfAnIndirectSpeech) {
  EXPECT_EQ(lines_of("The port said it had 'no information to share'."),
            Lines{"decline: The port <said>"});
  EXPECT_EQ(lines_of("\"Nothing to add to the stew,\" the cook said."),
            Lines{"assert: the cook <said>: \"Nothing to add to the stew,\""});
}

TEST(Refusals, SplitTwoMatters) {
  EXPECT_EQ(lines_of("Captain Brandt declined to discuss the rescue or confirm the delay."),
            Lines{"decline: Captain Brandt <declined to discuss>: the rescue ... the delay"});
}

TEST(Refusals, AreSilentAboutAnAccusation) {
  EXPECT_EQ(lines_of("Norway did not respond immediately to the accusation."),
            Lines{"silent: Norway <did not respond immediately to>: the accusation"});
}

TEST(Refusals, NeverAcknowledge) {
  EXPECT_EQ(lines_of("The ministry never acknowledges raids."),
            Lines{"silent: The ministry <never acknowledges>: raids"});
}

TEST(Refusals, LeaveTreatmentsAndPricesAlone) {
  EXPECT_EQ(lines_of("Two patients did not respond to the treatment."), Lines{});
  EXPECT_EQ(lines_of("Shares of the brewery declined 3 percent on Monday."), Lines{});
  EXPECT_EQ(lines_of("The engine did not respond."), Lines{});
}

TEST(Refusals, LeaveAnonymityAlone) {
  for (const std::string& line : lines_of("The clerk, who declined to be named, left early.")) {
    EXPECT_NE(line.substr(0, 7), "decline") << line;
  }
}

TEST(Refusals, DoNotCountWhatMightHappen) {
  EXPECT_EQ(lines_of("If the brewery declines to comment, the story will say so.").size(), 0u);
}

}  // namespace
}  // namespace hearsay::extract
