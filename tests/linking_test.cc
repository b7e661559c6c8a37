// What a ledger finds across articles is a function of the set of articles and of the decisions,
// never of the order of adding, of batches, or of when it was linked.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "across/linker.h"
#include "hearsay/across_query.h"
#include "hearsay/read.h"
#include "hearsay/stage.h"
#include "ledger/scratch_folder.h"
#include "ledger/store.h"

namespace hearsay {
namespace {

std::vector<Report> samples() {
  static const std::vector<Report> all = [] {
    std::vector<Report> reports;
    const std::string folder = std::string(HEARSAY_SOURCE_DIR) + "/samples/";
    read_inputs(
        {folder + "newsroom", folder + "wire.jsonl"}, {},
        [&](Article&& article) {
          Result<Report> report = run_stages(std::move(article), {});
          EXPECT_TRUE(report.ok());
          reports.push_back(std::move(report).value());
          return true;
        },
        [](const InputProblem& problem) { ADD_FAILURE() << problem.why; });
    return reports;
  }();
  return all;
}

class Linking : public testing::Test {
 protected:
  Ledger make(const std::string& name) {
    Result<Ledger> ledger = Ledger::open(folder_.file(name), {.mode = LedgerMode::Create});
    EXPECT_TRUE(ledger.ok()) << ledger.status().message();
    return std::move(ledger).value();
  }
  // Adds and links; a batch is committed after every `batch` articles.
  static void add(Ledger& ledger, const std::vector<Report>& reports, size_t batch) {
    Result<std::unique_ptr<Linker>> linker = Linker::open(ledger);
    ASSERT_TRUE(linker.ok()) << linker.status().message();
    for (size_t i = 0; i < reports.size(); ++i) {
      const Result<Added> added = ledger.add(reports[i], {});
      ASSERT_TRUE(added.ok()) << added.status().message();
      Status status = (*linker)->link(reports[i], *added, across::article_features(reports[i]));
      ASSERT_TRUE(status.ok()) << status.message();
      if ((i + 1) % batch == 0) status = (*linker)->commit();
      ASSERT_TRUE(status.ok()) << status.message();
    }
    const Status status = (*linker)->commit();
    ASSERT_TRUE(status.ok()) << status.message();
  }
  // All that is derived, with ids in place of row numbers.
  static std::string derived(Ledger& ledger) {
    static constexpr const char* kItem =
        "WITH item(kind, row, id) AS (SELECT 'copy', row, id FROM article UNION ALL"
        " SELECT 'story', row, id FROM article UNION ALL SELECT 'claim', row, id FROM statement) ";
    std::string all;
    for (const char* sql :
         {"SELECT f.kind, i.id, hex(f.bytes) FROM feature f JOIN item i ON i.kind=f.kind AND"
          " i.row=f.item ORDER BY 1, 2",
          "SELECT l.kind, a.id, b.id, l.id, l.relation, l.score, l.reason, l.passages,"
          " l.credit_begin, l.credit_end FROM link l JOIN item a ON a.kind=l.kind AND a.row=l.first"
          " JOIN item b ON b.kind=l.kind AND b.row=l.second ORDER BY 1, 2, 3",
          "SELECT m.kind, i.id, c.id FROM member m JOIN item i ON i.kind=m.kind AND i.row=m.item"
          " JOIN item c ON c.kind=m.kind AND c.row=m.cluster ORDER BY 1, 2",
          "SELECT c.kind, i.id, members, articles, outlets, since, until, asserted, confirmed,"
          " denied, doubted, declined, silent, contradicted FROM cluster c JOIN item i ON"
          " i.kind=c.kind AND i.row=c.first ORDER BY 1, 2",
          "SELECT key, rank, i.id FROM link_key k JOIN item i ON"
          " i.kind=CASE k.kind WHEN 0 THEN 'copy' WHEN 1 THEN 'story' ELSE 'claim' END AND"
          " i.row=k.item ORDER BY 1, 2, 3"}) {
      Query query(ledger.store().database, std::string(kItem) + sql);
      while (query.next()) {
        for (int i = 0; i < query.columns(); ++i) all += std::string(query.text(i)) + "\t";
        all += "\n";
      }
      EXPECT_TRUE(query.status().ok()) << query.status().message();
    }
    return all;
  }
  const ScratchFolder folder_;
};

TEST_F(Linking, IsTheSameInAnyOrderOfAddingAndAnyBatches) {
  std::vector<Report> reports = samples();
  ASSERT_GE(reports.size(), 20u);
  Ledger first = make("first");
  add(first, reports, 100);
  const std::string expected = derived(first);
  EXPECT_NE(expected.find("claim\ts:"), std::string::npos);
  EXPECT_NE(expected.find("story\ta:"), std::string::npos);
  std::mt19937 random(20260504);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(reports.begin(), reports.end(), random);
    Ledger other = make("other" + std::to_string(round));
    add(other, reports, 1 + round * 2);
    ASSERT_EQ(derived(other), expected) << "round " << round;
  }
}

TEST_F(Linking, AfterwardsFindsWhatAddingWouldHave) {
  Ledger first = make("first");
  add(first, samples(), 7);
  Ledger later = make("later");
  for (const Report& report : samples()) ASSERT_TRUE(later.add(report, {}).ok());
  ASSERT_TRUE(later.commit().ok());
  Result<std::unique_ptr<Linker>> linker = Linker::open(later);
  ASSERT_TRUE(linker.ok());
  for (int round = 0; round < 2; ++round) {  // a second time there is nothing to do
    const Status status = (*linker)->each_unlinked([&](int64_t row) {
      EXPECT_EQ(round, 0);
      for (const Report& report : samples()) {
        Query query(later.store().database, "SELECT 1 FROM article WHERE row=? AND id=?");
        query.bind(row).bind(report.article.id);
        if (!query.next()) continue;
        Added added;
        added.row = row;
        EXPECT_TRUE((*linker)->link(report, added, across::article_features(report)).ok());
      }
      return true;
    });
    ASSERT_TRUE(status.ok()) << status.message();
    ASSERT_TRUE((*linker)->commit().ok());
  }
  EXPECT_EQ(derived(later), derived(first));
  const Result<VerifyReport> whole = later.verify();
  ASSERT_TRUE(whole.ok());
  for (const Damage& damage : whole->damages) ADD_FAILURE() << damage.where << ": " << damage.what;
}

TEST_F(Linking, FollowsDecisionsAndForgetsThemWhenTheyAreUndone) {
  Ledger ledger = make("l");
  add(ledger, samples(), 50);
  const std::string before = derived(ledger);
  const Result<std::vector<FoundStory>> stories = find_stories(ledger, {.least = 1});
  ASSERT_TRUE(stories.ok()) << stories.status().message();
  ASSERT_GE(stories->size(), 2u);
  const std::string a = (*stories)[0].id, b = (*stories)[1].id;
  Result<std::unique_ptr<Linker>> linker = Linker::open(ledger);
  const Result<Decision> merged = (*linker)->decide({.subject = DecisionSubject::Story,
                                                     .verb = DecisionVerb::Merge,
                                                     .first = a,
                                                     .second = b,
                                                     .author = "mira"});
  ASSERT_TRUE(merged.ok()) << merged.status().message();
  ASSERT_TRUE((*linker)->commit().ok());
  // Both ids lead to the one story.
  EXPECT_EQ(story_page(ledger, a)->story.id, story_page(ledger, b)->story.id);
  EXPECT_EQ(story_page(ledger, a)->story.articles,
            (*stories)[0].articles + (*stories)[1].articles);
  ASSERT_TRUE((*linker)->decide({.verb = DecisionVerb::Undo, .undoes = merged->row}).ok());
  ASSERT_TRUE((*linker)->commit().ok());
  EXPECT_EQ(derived(ledger), before);
  EXPECT_EQ(all_decisions(ledger)->size(), 2u);
}

TEST_F(Linking, HoldsADecisionForArticlesThatComeLater) {
  // One ledger gets the decision between two halves, one after everything.
  std::vector<Report> reports = samples();
  const std::vector<Report> half(reports.begin(), reports.begin() + 10);
  const std::vector<Report> rest(reports.begin() + 10, reports.end());
  const Decision decision{.subject = DecisionSubject::Story,
                          .verb = DecisionVerb::Split,
                          .first = half[1].article.id,
                          .second = "t:" + half[0].article.id.substr(2)};
  Ledger early = make("early");
  add(early, half, 4);
  {
    Result<std::unique_ptr<Linker>> linker = Linker::open(early);
    ASSERT_TRUE((*linker)->decide(decision).ok());
    ASSERT_TRUE((*linker)->commit().ok());
  }
  add(early, rest, 4);
  Ledger late = make("late");
  add(late, reports, 100);
  {
    Result<std::unique_ptr<Linker>> linker = Linker::open(late);
    ASSERT_TRUE((*linker)->decide(decision).ok());
    ASSERT_TRUE((*linker)->commit().ok());
  }
  EXPECT_EQ(derived(early), derived(late));
}

}  // namespace
}  // namespace hearsay
