#include "extract/statements.h"

#include <gtest/gtest.h>

#include "extract/reading_for_tests.h"

namespace hearsay::extract {
namespace {

using Lines = std::vector<std::string>;

TEST(Statements, ReadAClauseBehindItsCue) {
  EXPECT_EQ(lines_of("The harbour master said that the ferry had sunk at noon."),
            Lines{"assert: The harbour master <said>: the ferry had sunk at noon"});
}

TEST(Statements, ReadAnInvertedTag) {
  EXPECT_EQ(lines_of("\"The ferry is gone,\" said Ada Brandt, who runs the port."),
            Lines{"assert: Ada Brandt <said>: \"The ferry is gone,\""});
}

TEST(Statements, ReadATagInTheMiddleOfItsContent) {
  EXPECT_EQ(lines_of("The ferry, the harbour master said, was never insured."),
            Lines{"assert: the harbour master <said>: The ferry ... was never insured"});
}

TEST(Statements, SkipAppositionsBetweenHolderAndCue) {
  EXPECT_EQ(lines_of("Ada Brandt, the head of the port, said the ferry had sunk."),
            Lines{"assert: Ada Brandt <said>: the ferry had sunk"});
}

TEST(Statements, GoOnWithTheQuotationOfTheSameParagraph) {
  EXPECT_EQ(lines_of("\"We saw nothing,\" Brandt said. \"It was far too dark.\""),
            Lines{"assert: Brandt <said>: \"We saw nothing,\" ... \"It was far too dark.\""});
}

TEST(Statements, ReadAccordingToBeforeAndBehind) {
  EXPECT_EQ(lines_of("According to the port, the ferry had sunk."),
            Lines{"assert: the port <According to>: the ferry had sunk"});
  EXPECT_EQ(
      lines_of("The ferry had sunk, according to two people familiar with the search."),
      Lines{"assert: two people familiar with the search <according to>: The ferry had sunk"});
}

TEST(Statements, HoldAnAgencyThatIsQuotedAsOneHop) {
  const Lines lines = lines_of(
      "A source quoted by the Brandt agency called the report \"pure invention,\" the Courier "
      "reported.");
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(),
            "deny: the Courier <reported> <- the Brandt agency <quoted by> <- A source <called>: "
            "the report");
}

TEST(Statements, SplitTwoCuesOfOneHolder) {
  EXPECT_EQ(lines_of("The minister said the ferry was safe and denied the allegations."),
            (Lines{"assert: The minister <said>: the ferry was safe",
                   "deny: The minister <denied>: the allegations"}));
}

TEST(Statements, PutTheReporterBeforeWhoIsCited) {
  EXPECT_EQ(
      lines_of("The Harbour Post, citing a clerk at the port, reported that the ferry had sunk."),
      Lines{"assert: The Harbour Post <reported> <- a clerk at the port <citing>: the ferry had "
            "sunk"});
}

TEST(Statements, GiveTheCiteTheCueOfAnActOfItsOwn) {
  EXPECT_EQ(
      lines_of(
          "The Harbour Post, citing a clerk at the port, denied claims that the ferry had sunk."),
      Lines{"deny: The Harbour Post <citing> <- a clerk at the port <denied>: the ferry had sunk"});
}

TEST(Statements, PutWhoQuotesBeforeWhoIsQuoted) {
  EXPECT_EQ(lines_of("The Harbour Post quoted a clerk as saying that the ferry had sunk."),
            Lines{"assert: The Harbour Post <quoted> <- a clerk <as saying>: the ferry had sunk"});
}

TEST(Statements, TakeAListOfHolders) {
  EXPECT_EQ(lines_of("The mayor, the port and the union declined to comment."),
            Lines{"decline: The mayor, the port and the union <declined to comment>"});
}

TEST(Statements, DoNotTakeAFrontedPlaceIntoTheHolder) {
  EXPECT_EQ(lines_of("In Port Amery, sailors and officials said the ferry had sunk."),
            Lines{"assert: sailors and officials <said>: the ferry had sunk"});
}

TEST(Statements, KeepOnlyTheChainWhereAllOfItIsPassedOn) {
  EXPECT_EQ(lines_of("The clerk said the ferry had sunk, the Harbour Post reported."),
            Lines{"assert: the Harbour Post <reported> <- The clerk <said>: the ferry had sunk"});
}

TEST(Statements, TakeTheInnerCueWhereTheHolderIsTheSame) {
  EXPECT_EQ(lines_of("Brandt said he believed the ferry had sunk."),
            Lines{"think: Brandt <believed>: the ferry had sunk"});
}

TEST(Statements, KeepTheLabelOfADenialApart) {
  const Report report =
      read_for_test("The port labelled the report as \"pure invention and lies\".");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(report.statements[0].act, Act::Deny);
  EXPECT_EQ(report.statements[0].chain[0].words.of(report.article.text),
            "\"pure invention and lies\"");
  EXPECT_EQ(line_of(report, report.statements[0]), "deny: The port <labelled>: the report");
}

TEST(Statements, ReadRejectedTalksAsARefusalToAct) {
  const Report report = read_for_test("The rebels rejected talks with the government.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(report.statements[0].act, Act::Commit);
  EXPECT_EQ(report.statements[0].polarity, Polarity::Negative);
}

TEST(Statements, ReadAPromiseUnderANeutralCue) {
  const Report report = read_for_test("The port said it will publish the log in May.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(report.statements[0].act, Act::Commit);
}

TEST(Statements, HaveNobodyBehindReportedly) {
  const Report report = read_for_test("The owner reportedly sold the ferry.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_FALSE(report.statements[0].chain[0].holder.has_value());
  EXPECT_EQ(line_of(report, report.statements[0]),
            "assert: nobody <reportedly>: The owner ... sold the ferry");
}

TEST(Statements, TakeAForecastForNoPromise) {
  EXPECT_EQ(lines_of("The board estimates it will cost two million crowns."),
            Lines{"assert: The board <estimates>: it will cost two million crowns"});
}

TEST(Statements, UrgeWhereTheModalStandsBehindACondition) {
  EXPECT_EQ(lines_of("The coach stressed that one condition was that both clubs must leave."),
            Lines{"urge: The coach <stressed>: one condition was that both clubs must leave"});
}

TEST(Statements, JudgeWhomTheyCallNames) {
  EXPECT_EQ(lines_of("The mayor called Mr. Okoro a fool."),
            Lines{"judge: The mayor <called>: Mr. Okoro a fool"});
  EXPECT_EQ(lines_of("The mayor called Mr. Okoro on Sunday."), Lines{});
}

TEST(Statements, ThankByTelephone) {
  EXPECT_EQ(
      lines_of("The premier called the envoy on Sunday to thank him for the aid, aides said."),
      Lines{"judge: aides <said> <- The premier <to thank>: him for the aid"});
}

TEST(Statements, TakeTheOwnerOfAPromiseForItsHolder) {
  EXPECT_EQ(lines_of("Despite the mayor's promise to close the plant, nothing happened."),
            Lines{"commit: the mayor <promise>: to close the plant"});
  EXPECT_EQ(lines_of("The coach's call for calm came late."),
            Lines{"urge: The coach <call for>: calm"});
}

TEST(Statements, CallForSomethingWithoutJudging) {
  EXPECT_EQ(lines_of("The mayor called for the port to be closed."),
            Lines{"urge: The mayor <called for>: the port to be closed"});
}

TEST(Statements, LeaveInterviewsAndThreatsOfThingsAlone) {
  EXPECT_EQ(lines_of("Police questioned the driver on Monday."), Lines{});
  EXPECT_EQ(lines_of("That hurts the ferries and threatens to empty the islands."), Lines{});
}

TEST(Statements, AgreeInPrinciple) {
  EXPECT_EQ(lines_of("The two clubs have agreed in principle to share the ground."),
            Lines{"commit: The two clubs <have agreed>: to share the ground"});
}

TEST(Statements, DenyWhereLanguageIsRejected) {
  EXPECT_EQ(lines_of("The palace rejected the minister's language."),
            Lines{"deny: The palace <rejected>: the minister's language"});
}

TEST(Statements, LeaveAYearToTheClauseBefore) {
  EXPECT_EQ(lines_of("The ferry has run since 1979, and Norway fears that the dam will fail."),
            Lines{"think: Norway <fears>: the dam will fail"});
}

TEST(Statements, EndARefusalWhereItsVerbStands) {
  const Report report = read_for_test("The union's refusal to work on Sundays angered the port.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(line_of(report, report.statements[0]),
            "commit: The union <refusal>: to work on Sundays");
  EXPECT_EQ(report.statements[0].polarity, Polarity::Negative);
}

TEST(Statements, TakeAFindingForNoDemand) {
  EXPECT_EQ(lines_of("The report suggests that the port must close."),
            Lines{"assert: The report <suggests>: the port must close"});
}

TEST(Statements, ReadTheFirstToContend) {
  EXPECT_EQ(lines_of("Norway was the first to contend that the bridge was mined."),
            Lines{"assert: Norway <was the first to contend>: the bridge was mined"});
}

TEST(Statements, JudgeWithGratitude) {
  EXPECT_EQ(lines_of("The mayor expressed gratitude for the aid."),
            Lines{"judge: The mayor <expressed gratitude for>: the aid"});
}

TEST(Statements, OrderACrew) {
  EXPECT_EQ(lines_of("The governor ordered the crews to stop."),
            Lines{"urge: The governor <ordered>: to stop"});
}

TEST(Statements, KnowTheStationSpokenTo) {
  const Report report = read_for_test("Speaking to the station, a clerk said the ferry was late.");
  ASSERT_EQ(report.statements.size(), 1u);
  ASSERT_TRUE(report.statements[0].chain[0].recipient.has_value());
  EXPECT_EQ(report.statements[0].chain[0].recipient->span.of(report.article.text), "the station");
}

TEST(Statements, NeedMoreThanATalk) {
  EXPECT_EQ(lines_of("They also talked about trade."), Lines{});
  EXPECT_EQ(lines_of("Aid has gone on since May."), Lines{});
}

TEST(Statements, ReadAClauseWhoseSubjectIsPartlyQuoted) {
  EXPECT_EQ(lines_of("Odo Lind said any \"small\" deal would be signed in May."),
            Lines{"assert: Odo Lind <said>: any \"small\" deal would be signed in May"});
}

TEST(Statements, GiveJustToTheTime) {
  EXPECT_EQ(lines_of("The coach thanked the fans for their patience just last week."),
            Lines{"judge: The coach <thanked>: the fans for their patience"});
}

TEST(Statements, JudgeWhereSomebodyIsPleased) {
  EXPECT_EQ(lines_of("The premier was pleased that the strike had ended."),
            Lines{"judge: The premier <was pleased>: the strike had ended"});
}

TEST(Statements, ReadAClaimMadeByItsHolder) {
  EXPECT_EQ(lines_of("The plan was wasteful, a claim made by the Farmers Union."),
            Lines{"assert: the Farmers Union <a claim made by>: The plan was wasteful"});
}

TEST(Statements, ReadPurportedlyLikeReportedly) {
  EXPECT_EQ(lines_of("The clinic was purportedly sold in May."),
            Lines{"assert: nobody <purportedly>: The clinic was ... sold in May"});
}

TEST(Statements, TakeProvidedForAVerb) {
  EXPECT_EQ(lines_of("The minister said the agency provided Norway with the names."),
            Lines{"assert: The minister <said>: the agency provided Norway with the names"});
}

TEST(Statements, ConfirmWhatIsConceded) {
  EXPECT_EQ(lines_of("The mayor conceded that the dam had leaked."),
            Lines{"confirm: The mayor <conceded>: the dam had leaked"});
}

TEST(Statements, KeepTheRecipientOutOfTheContent) {
  const Report report = read_for_test("Brandt told reporters that the search was over.");
  ASSERT_EQ(report.statements.size(), 1u);
  ASSERT_TRUE(report.statements[0].chain[0].recipient.has_value());
  EXPECT_EQ(report.statements[0].chain[0].recipient->span.of(report.article.text), "reporters");
}

TEST(Statements, DoNotMakeSpeechOfConditions) {
  EXPECT_EQ(lines_of("If Brandt says no, the search is over.").size(), 0u);
}

TEST(Statements, ThinkWhereAQuotationOpensWithAHope) {
  EXPECT_EQ(lines_of("\"I hope the pier holds,\" Mara Oll said."),
            Lines{"think: Mara Oll <said>: \"I hope the pier holds,\""});
  EXPECT_EQ(lines_of("\"Listen, the pier is old,\" Mara Oll said."),
            Lines{"assert: Mara Oll <said>: \"Listen, the pier is old,\""});
}

TEST(Statements, AskNothingWithAnothersQuestion) {
  EXPECT_EQ(lines_of("\"I hear them say 'Why us?'\" Mara Oll said."),
            Lines{"assert: Mara Oll <said>: \"I hear them say 'Why us?'\""});
}

TEST(Statements, WishWithWouldLike) {
  EXPECT_EQ(lines_of("The mayor would like to see the pier."),
            Lines{"think: The mayor <would like>: to see the pier"});
}

TEST(Statements, DenyWhatIsMadeUp) {
  const Report report = read_for_test("The port said the story was completely made up and false.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(report.statements[0].act, Act::Deny);
}

TEST(Statements, AreNegativeOverQuotationMarks) {
  const Report report = read_for_test("The owner said there was \"no crack\" in the crane.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(report.statements[0].polarity, Polarity::Negative);
}

TEST(Statements, LookBehindAClauseInFrontForTheirPolarity) {
  const Report report =
      read_for_test("\"Obviously until the tide turns, we do not sail,\" Brandt said.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(report.statements[0].polarity, Polarity::Negative);
}

TEST(Statements, GoFromTheAgencyToWhoItQuotes) {
  EXPECT_EQ(
      lines_of("Brandt said Monday that \"the crane was safe,\" the agency reports.").back(),
      "assert: the agency <reports> <- Brandt <said>: \"the crane was safe,\"");
}

TEST(Statements, ReadPerLikeAccordingTo) {
  EXPECT_EQ(lines_of("The pier has no guard, per the Harbour Post."),
            Lines{"assert: the Harbour Post <per>: The pier has no guard"});
  EXPECT_EQ(lines_of("It costs two crowns, per person."), Lines{});
}

TEST(Statements, ReadAnEmbeddedPost) {
  const Report report =
      read_for_test("Time to mend the pier. Nobody else will. \xE2\x80\x94 Ada Brandt "
                    "(@adabrandt) March 3, 2026");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(line_of(report, report.statements[0]),
            "assert: Ada Brandt: Time to mend the pier. Nobody else will.");
}

TEST(Statements, KnowAProgrammeThatWasTold) {
  const Report report = read_for_test("Brandt told \"Harbour Talk\" that the crane was safe.");
  ASSERT_EQ(report.statements.size(), 1u);
  EXPECT_EQ(line_of(report, report.statements[0]), "assert: Brandt <told>: the crane was safe");
  ASSERT_TRUE(report.statements[0].chain[0].recipient.has_value());
}

TEST(Statements, SkipTheTimeBehindTheirCue) {
  EXPECT_EQ(lines_of("Brandt said last week the committee was ready."),
            Lines{"assert: Brandt <said>: the committee was ready"});
}

TEST(Statements, KnowWhoSpokeAfterWhom) {
  EXPECT_EQ(lines_of("The owner left on Sunday after a clerk said the crane was unsafe."),
            Lines{"assert: a clerk <said>: the crane was unsafe"});
}

TEST(Statements, LeaveAnonymityToTheSource) {
  EXPECT_EQ(lines_of("The official requested anonymity because of the inquest."), Lines{});
}

TEST(Statements, PassOverHeadlinesGluedToAName) {
  EXPECT_EQ(lines_of("Mayor Ada Brandt Ada Lise BrandtFerry strike ends Port says budget grows "
                     "MORE said the crane was safe."),
            Lines{"assert: Mayor Ada Brandt <said>: the crane was safe"});
}

TEST(Statements, TakeBothSidesOfATag) {
  EXPECT_EQ(lines_of("\"He gets many letters,\" Brandt said, \"and he reads most.\""),
            Lines{"assert: Brandt <said>: \"He gets many letters,\" ... \"and he reads most.\""});
  EXPECT_EQ(lines_of("A sound crane, Brandt said, \"needs no rope.\""),
            Lines{"assert: Brandt <said>: A sound crane ... \"needs no rope.\""});
  EXPECT_EQ(lines_of("On Monday, Brandt said, \"It is late.\""),
            Lines{"assert: Brandt <said>: \"It is late.\""});
}

TEST(Statements, DenyWhatStandsInFront) {
  EXPECT_EQ(lines_of("Critics say the port is a giveaway, an accusation the owners deny."),
            (Lines{"assert: Critics <say>: the port is a giveaway",
                   "deny: the owners <deny>: an accusation"}));
}

TEST(Statements, KnowThatAPaperWasTold) {
  EXPECT_EQ(lines_of("\"It is late,\" a spokesman told the paper."),
            Lines{"assert: a spokesman <told>: \"It is late,\""});
}

TEST(Statements, UrgeForTwoWithOneModal) {
  EXPECT_EQ(lines_of("Oll stressed that one condition was that the port and the mill must pay."),
            Lines{"urge: Oll <stressed>: one condition was that the port and the mill must pay"});
}

TEST(Statements, TakeTheAgencyThatQuotesBetweenCommas) {
  EXPECT_EQ(lines_of("A source at the ministry, quoted by the Brandt agency, called the report "
                     "\"pure invention\"."),
            Lines{"deny: the Brandt agency <quoted by> <- A source at the ministry <called>: the "
                  "report"});
}

TEST(Statements, LeaveTheLabelOfALineAlone) {
  EXPECT_EQ(lines_of("Who denies it: the mayor said the crane was safe."),
            Lines{"assert: the mayor <said>: the crane was safe"});
}

TEST(Statements, EndAVowBeforeTheVerbOfItsMan) {
  EXPECT_EQ(lines_of("The minister who vowed to fix the crane by winter will miss the date."),
            Lines{"commit: The minister <vowed>: to fix the crane by winter"});
}

TEST(Statements, KnowWhoPronouncedSomethingInBetween) {
  EXPECT_EQ(lines_of("Oll said that Ms Brandt, who on Monday pronounced it \"too late\" for talks, "
                     "was considering whether to reply.")
                .back(),
            "think: Oll <said> <- Ms Brandt <was considering>: whether to reply");
}

TEST(Statements, JudgeCritically) {
  EXPECT_EQ(lines_of("The mayor has been highly critical of the port."),
            Lines{"judge: The mayor <has been highly critical of>: the port"});
}

TEST(Statements, LeaveKindsOfItemsAlone) {
  EXPECT_EQ(lines_of("CORRECTION: The ferry sank on Monday, not on Sunday."), Lines{});
}

TEST(Statements, KeepAnonymityOutOfTheHolder) {
  EXPECT_EQ(lines_of("A port official speaking on condition of anonymity said the plan was dead."),
            Lines{"assert: A port official <said>: the plan was dead"});
}

TEST(Statements, AreTheSameEachTime) {
  const char* text = "The clerk said the ferry had sunk. The owner denied it.";
  const Report one = read_for_test(text), two = read_for_test(text);
  ASSERT_EQ(one.statements.size(), two.statements.size());
  for (size_t i = 0; i < one.statements.size(); ++i)
    EXPECT_EQ(one.statements[i].id, two.statements[i].id);
}

TEST(Statements, StopAtTheirLimit) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "The clerk said the ferry had sunk. ";
  Report report;
  report.article.text = text;
  report.article.body = {0, static_cast<uint32_t>(text.size())};
  Limits limits;
  limits.max_statements = 10;
  const StageContext context{limits, nullptr};
  ASSERT_TRUE(segment_text(report, context).ok());
  for (const Stage& stage : rules_stages()) ASSERT_TRUE(stage.run(report, context).ok());
  EXPECT_EQ(report.statements.size(), 10u);
  EXPECT_FALSE(report.notes.empty());
}

}  // namespace
}  // namespace hearsay::extract
