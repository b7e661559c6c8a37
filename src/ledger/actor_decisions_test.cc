#include "ledger/actor_decisions.h"

#include <gtest/gtest.h>

#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"

namespace hearsay {
namespace {

using Ids = std::vector<std::string>;

Decision merge(const std::string& first, const std::string& second) {
  return {.subject = DecisionSubject::Actor,
          .verb = DecisionVerb::Merge,
          .first = first,
          .second = second};
}
Decision split(const std::string& first) {
  return {.subject = DecisionSubject::Actor, .verb = DecisionVerb::Split, .first = first};
}

TEST(ActorDecisions, LeaveWhoNobodyDecidedOnAsHeIs) {
  const ActorDecisions none;
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(none.stands_for("ada-lorn"), "ada-lorn");
  EXPECT_EQ(none.together("ada-lorn"), Ids{"ada-lorn"});
  EXPECT_EQ(none.name("ada-lorn"), "");
}

TEST(ActorDecisions, MergeWholeGroups) {
  const ActorDecisions decided(std::vector{merge("b", "a"), merge("d", "c"), merge("d", "b")});
  EXPECT_EQ(decided.together("c"), (Ids{"a", "b", "c", "d"}));
  for (const char* id : {"a", "b", "c", "d"}) EXPECT_EQ(decided.stands_for(id), "a") << id;
}

TEST(ActorDecisions, MergingTwiceOrInARingChangesNothing) {
  const ActorDecisions decided(std::vector{merge("b", "a"), merge("b", "a"), merge("a", "b")});
  EXPECT_EQ(decided.together("a"), (Ids{"a", "b"}));
}

TEST(ActorDecisions, SplitTakesOneOutAndLeavesTheRestTogether) {
  const ActorDecisions decided(std::vector{merge("b", "a"), merge("c", "a"), split("a")});
  EXPECT_EQ(decided.stands_for("a"), "a");
  EXPECT_EQ(decided.together("a"), Ids{"a"});
  EXPECT_EQ(decided.stands_for("c"), "b");
  EXPECT_EQ(decided.together("c"), (Ids{"b", "c"}));
}

TEST(ActorDecisions, ASplitOneMayBeMergedAgain) {
  const ActorDecisions decided(std::vector{merge("b", "a"), split("b"), merge("b", "c")});
  EXPECT_EQ(decided.stands_for("b"), "c");
  EXPECT_EQ(decided.stands_for("a"), "a");
}

TEST(ActorDecisions, ANameGoesToWhoeverTheActorIsNow) {
  Decision rename{.subject = DecisionSubject::Actor, .verb = DecisionVerb::Rename, .first = "b"};
  rename.value = "Ada Lorn";
  const ActorDecisions decided(std::vector{merge("b", "a"), rename});
  EXPECT_EQ(decided.name("a"), "Ada Lorn");
  EXPECT_EQ(decided.name("c"), "");
}

class DecidedLedger : public testing::Test {
 protected:
  DecidedLedger()
      : ledger_(std::move(Ledger::open(folder_.file("l"), {.mode = LedgerMode::Create}).value())) {
    for (const Report& report : {harbour_report(), numbered_report(1, 8)}) {
      EXPECT_TRUE(ledger_.add(report, invented_maker()).ok());
    }
    EXPECT_TRUE(ledger_.commit().ok());
  }
  int64_t decided(const Decision& decision) {
    const Result<int64_t> row = decide(ledger_, decision);
    EXPECT_TRUE(row.ok()) << row.status().message();
    EXPECT_TRUE(ledger_.commit().ok());
    return row.ok() ? row.value() : 0;
  }
  size_t statements_by(const std::string& words) {
    const Result<StatementPage> page = find_statements(ledger_, {.by = words});
    EXPECT_TRUE(page.ok()) << page.status().message();
    return page.ok() ? page->rows.size() : 0;
  }
  std::vector<FoundActor> actors(const std::string& name) {
    const Result<std::vector<FoundActor>> found = find_actors(ledger_, {.name = name});
    EXPECT_TRUE(found.ok()) << found.status().message();
    return found.ok() ? found.value() : std::vector<FoundActor>();
  }

  ScratchFolder folder_;
  Ledger ledger_;
};

TEST_F(DecidedLedger, CountsAMergedActorToTheOther) {
  const size_t wire = statements_by("halm wire");
  ASSERT_GT(wire, 0u);
  decided(merge("ostermark-gazette", "halm-wire"));  // who has one statement
  EXPECT_EQ(statements_by("halm wire"), wire + 1);
  EXPECT_GE(statements_by("ostermark gazette"), wire + 1);
  const std::vector<FoundActor> found = actors("ostermark gazette");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].id, "halm-wire");
  EXPECT_EQ(found[0].statements, wire + 1);
  EXPECT_EQ(found[0].merged, Ids{"ostermark-gazette"});
  const Result<Shown> shown = find_by_id(ledger_, "ostermark-gazette");
  ASSERT_TRUE(shown.ok());
  EXPECT_EQ(shown->statements.size(), wire + 1);
}

TEST_F(DecidedLedger, UndoneIsAsIfItHadNotBeen) {
  const size_t gazette = statements_by("ostermark gazette");
  const int64_t row = decided(merge("ostermark-gazette", "halm-wire"));
  Decision undo{.subject = DecisionSubject::Actor, .verb = DecisionVerb::Undo};
  undo.undoes = row;
  decided(undo);
  EXPECT_EQ(statements_by("ostermark gazette"), gazette);
  EXPECT_EQ(actors("halm wire").at(0).merged, Ids{});
}

TEST_F(DecidedLedger, FindsARenamedActorByItsNewName) {
  EXPECT_EQ(statements_by("fog office"), 0u);
  Decision rename{.subject = DecisionSubject::Actor, .verb = DecisionVerb::Rename};
  rename.first = "mirel-ostrand";
  rename.value = "The Fog Office";
  decided(rename);
  EXPECT_GT(statements_by("fog office"), 0u);
  EXPECT_EQ(statements_by("fog office"), statements_by("mirel ostrand"));
  EXPECT_EQ(actors("fog office").at(0).name, "The Fog Office");
}

}  // namespace
}  // namespace hearsay
