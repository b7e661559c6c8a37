#include "hearsay/query.h"

#include <gtest/gtest.h>

#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"
#include "ledger/stored_rows.h"
#include "ledger/word_query.h"

namespace hearsay {
namespace {

// A ledger with the harbour report and some numbered ones.
class Questions : public testing::Test {
 protected:
  Questions()
      : ledger_(std::move(Ledger::open(folder_.file("l"), {.mode = LedgerMode::Create}).value())) {
    add(harbour_report());
    for (uint32_t i = 1; i <= 5; ++i) add(numbered_report(i, 6));
    EXPECT_TRUE(ledger_.commit().ok());
  }
  void add(const Report& report) { EXPECT_TRUE(ledger_.add(report, invented_maker()).ok()); }
  StatementPage found(const StatementFilter& filter) {
    Result<StatementPage> page = find_statements(ledger_, filter);
    EXPECT_TRUE(page.ok()) << page.status().message();
    return page.ok() ? std::move(page).value() : StatementPage();
  }
  std::string contents(const StatementFilter& filter) {
    std::string all;
    for (const FoundStatement& one : found(filter).rows) {
      for (const Span span : one.statement.content.spans) {
        (all += all.empty() ? "" : "|") += span.of(one.article->text);
      }
    }
    return all;
  }

  ScratchFolder folder_;
  Ledger ledger_;
};

TEST_F(Questions, FindStatementsByWhoeverStandsInTheChain) {
  const std::string berth = "a berth was kept free for caf\xC3\xA9 boats";
  EXPECT_EQ(contents({.by = "ostermark gazette", .article = harbour_report().article.id}), berth);
  EXPECT_EQ(contents({.by = "Port Officials", .article = harbour_report().article.id}), berth);
  EXPECT_EQ(contents({.by = "gazette two"}), "");  // no phrase across two holders
  EXPECT_EQ(contents({.by = "two port officials", .about = "cafe berth"}), berth);  // no accents
}

TEST_F(Questions, FindStatementsByWhatTheyAreAbout) {
  EXPECT_EQ(contents({.about = "boats berth"}), "a berth was kept free for caf\xC3\xA9 boats");
  EXPECT_EQ(contents({.about = "boats submarine"}), "");
  EXPECT_EQ(contents({.about = "pure fog"}), "the report");  // the holder's own label
}

TEST_F(Questions, FindStatementsByActAndName) {
  EXPECT_EQ(found({.acts = {Act::Decline}}).rows.size(), 1u);
  EXPECT_EQ(contents({.about = "boats", .named = true}), "");
  EXPECT_EQ(contents({.about = "boats", .named = false}).substr(0, 7), "a berth");
  const size_t denials = found({.acts = {Act::Deny}}).rows.size();
  const size_t both = found({.acts = {Act::Deny, Act::Decline}}).rows.size();
  EXPECT_EQ(both, denials + 1);
  for (const FoundStatement& one : found({.acts = {Act::Deny}}).rows) {
    EXPECT_EQ(one.statement.act, Act::Deny);
  }
}

TEST_F(Questions, FindStatementsByOutletAndDate) {
  EXPECT_EQ(found({.outlet = "dovrin courier"}).rows.size(), 3u + 6u);  // number 3 is theirs too
  EXPECT_EQ(found({.since = "2026-03-04", .until = "2026-03-04"}).rows.size(), 3u);
  EXPECT_EQ(found({.since = "2026-04", .until = "2026-04"}).rows.size(), 18u);  // 1, 3, 5
  EXPECT_EQ(found({.until = "2025"}).rows.size(), 0u);
  EXPECT_EQ(found({}).rows.size(), 33u);
}

TEST_F(Questions, SearchTheFullTextOfArticles) {
  EXPECT_EQ(found({.text = "dismissed telephone"}).rows.size(), 3u);
  EXPECT_EQ(found({.text = "\"ghost berth\""}).rows.size(), 3u);  // in the title
  EXPECT_EQ(found({.text = "\"berth ghost\""}).rows.size(), 0u);
  EXPECT_EQ(found({.text = "teleph*"}).rows.size(), 3u);
  EXPECT_EQ(found({.text = "the -telephone"}).rows.size(), 30u);
  EXPECT_EQ(found({.text = "telephone OR notes"}).rows.size(), 33u);
}

TEST_F(Questions, RefuseFiltersThatMeanNothing) {
  EXPECT_EQ(find_statements(ledger_, {.since = "last week"}).status().message(),
            "\"last week\" is no date; write 2026-03-04, 2026-03 or 2026.");
  for (const StatementFilter& filter :
       {StatementFilter{.by = "!!!"}, StatementFilter{.about = "\"\""},
        StatementFilter{.text = "-only"}, StatementFilter{.after = "page two"}}) {
    EXPECT_EQ(find_statements(ledger_, filter).status().kind(), StatusKind::InvalidInput);
  }
}

TEST_F(Questions, TakeNothingTypedAsSyntax) {
  for (const char* typed : {"\"", "a\"b", "NEAR(berth)", "content : berth", "berth) OR (",
                            "* berth", "^berth", "a AND", "'; DROP TABLE article; --", "\xFF\xFE",
                            "x\"*\"", "AND", "NOT", "OR OR", "berth -", "-\""}) {
    for (const StatementFilter& filter :
         {StatementFilter{.by = typed}, StatementFilter{.about = typed},
          StatementFilter{.text = typed}, StatementFilter{.outlet = typed}}) {
      const Result<StatementPage> page = find_statements(ledger_, filter);
      const bool fine = page.ok() || page.status().kind() == StatusKind::InvalidInput;
      EXPECT_TRUE(fine) << typed << ": " << page.status().message();
    }
  }
  EXPECT_EQ(found({}).rows.size(), 33u);
}

TEST_F(Questions, PageThroughAllStatementsOnceInBothOrders) {
  for (const Order order : {Order::Oldest, Order::Newest}) {
    std::vector<std::string> whole, paged;
    for (const FoundStatement& one : found({.order = order}).rows)
      whole.push_back(one.statement.id);
    StatementFilter filter{.order = order, .limit = 4};
    do {
      const StatementPage page = found(filter);
      EXPECT_LE(page.rows.size(), 4u);
      for (const FoundStatement& one : page.rows) paged.push_back(one.statement.id);
      filter.after = page.next;
    } while (!filter.after.empty());
    EXPECT_EQ(paged, whole);
  }
  const StatementPage oldest = found({}), newest = found({.order = Order::Newest});
  EXPECT_EQ(oldest.rows.front().article->published, "2026-03-03");
  EXPECT_EQ(newest.rows.front().article->published, "2026-04-06");
}

TEST_F(Questions, VisitTheSameStatementsOneByOne) {
  std::vector<std::string> visited, listed;
  const Status status = each_statement(ledger_, {.acts = {Act::Assert}}, [&](const auto& one) {
    visited.push_back(one.record);
    return true;
  });
  ASSERT_TRUE(status.ok());
  for (const FoundStatement& one : found({.acts = {Act::Assert}}).rows)
    listed.push_back(one.record);
  EXPECT_EQ(visited, listed);
}

TEST_F(Questions, CountActorsAndTheirActs) {
  const Result<std::vector<FoundActor>> all = find_actors(ledger_, {.name = "ostrand"});
  ASSERT_TRUE(all.ok()) << all.status().message();
  ASSERT_EQ(all->size(), 1u);
  const FoundActor& actor = all->front();
  EXPECT_EQ(actor.id, "mirel-ostrand");
  EXPECT_EQ(actor.name, "Mirel Ostrand");
  uint32_t statements = 0, denials = 0;
  for (const FoundStatement& one : found({.by = "Mirel Ostrand"}).rows) {
    ++statements;
    denials += one.statement.act == Act::Deny ? 1 : 0;
  }
  EXPECT_EQ(actor.statements, statements);
  EXPECT_EQ(actor.acts[static_cast<size_t>(Act::Deny)], denials);
  EXPECT_GE(denials, 1u);
}

TEST_F(Questions, GiveUnnamedHoldersAsWorded) {
  const Result<std::vector<FoundActor>> all =
      find_actors(ledger_, {.name = "two port officials", .named = false});
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 1u);
  EXPECT_EQ(all->front().id, "");
  EXPECT_EQ(all->front().name, "two port officials");
}

TEST_F(Questions, ShowArticlesStatementsAndActorsByShortenedIds) {
  const Report report = harbour_report();
  const Result<Shown> article = find_by_id(ledger_, report.article.id.substr(0, 12));
  ASSERT_TRUE(article.ok()) << article.status().message();
  EXPECT_EQ(article->kind, Shown::Kind::Article);
  EXPECT_EQ(record_json(article->report, article->made_by), record_json(report, invented_maker()));
  const Result<Shown> statement = find_by_id(ledger_, report.statements[1].id.substr(0, 12));
  ASSERT_TRUE(statement.ok());
  EXPECT_EQ(statement->statement.statement.id, report.statements[1].id);
  EXPECT_EQ(statement->statement.record, statement_json(report.statements[1], report.article.text));
  const Result<Shown> actor = find_by_id(ledger_, "mirel-ostrand");
  ASSERT_TRUE(actor.ok());
  EXPECT_EQ(actor->kind, Shown::Kind::Actor);
  EXPECT_EQ(actor->statements.size(), actor->actor.statements);
  EXPECT_EQ(find_by_id(ledger_, "s:").status().kind(), StatusKind::InvalidInput);  // many
  EXPECT_EQ(find_by_id(ledger_, "s:nothing").status().kind(), StatusKind::NotFound);
}

TEST_F(Questions, TraceAChainHopByHopToWhatItAnswers) {
  const Report report = harbour_report();
  const Result<Trace> denial = trace_statement(ledger_, report.statements[1].id);
  ASSERT_TRUE(denial.ok()) << denial.status().message();
  ASSERT_TRUE(denial->answers.has_value());
  EXPECT_EQ(denial->answers->statement.id, report.statements[0].id);
  const Result<Trace> claim = trace_statement(ledger_, report.statements[0].id);
  ASSERT_TRUE(claim.ok());
  ASSERT_EQ(claim->hops.size(), 2u);
  EXPECT_EQ(
      claim->hops[1].passage.of(report.article.text),
      "DOVRIN \xE2\x80\x94 The Ostermark Gazette reported, citing two port officials familiar "
      "with the plan, that a berth was kept free for caf\xC3\xA9 boats.");
  ASSERT_EQ(claim->answered_by.size(), 1u);
  EXPECT_EQ(claim->answered_by[0].statement.id, report.statements[1].id);
}

TEST_F(Questions, CountWhatIsThere) {
  const Result<LedgerStats> stats = ledger_stats(ledger_);
  ASSERT_TRUE(stats.ok());
  EXPECT_EQ(stats->articles, 6u);
  EXPECT_EQ(stats->statements, 33u);
  EXPECT_EQ(stats->named + stats->unnamed + stats->unknown, 33u);
  EXPECT_EQ(stats->acts[static_cast<size_t>(Act::Decline)], 1u);
  EXPECT_EQ(stats->first, "2026-03-03");
  EXPECT_EQ(stats->last, "2026-04-06");
  ASSERT_EQ(stats->made_by.size(), 1u);
  EXPECT_EQ(stats->made_by[0], invented_maker());
}

TEST(PassageAround, KeepsToTheSentenceAndToCharacters) {
  const std::string text =
      "It rained. Mr. Brenn of the U.S. office said so twice. Then it stopped.";
  const auto at = static_cast<uint32_t>(text.find("said"));
  EXPECT_EQ(passage_around(text, {at, at + 4}).of(text),
            "Mr. Brenn of the U.S. office said so twice.");
  std::string accents;
  for (int i = 0; i < 1000; ++i) accents += "\xC3\xA9";
  const Span around = passage_around(accents, {1000, 1002});
  EXPECT_EQ(around.begin % 2, 0u);
  EXPECT_EQ(around.end % 2, 0u);
  EXPECT_LT(around.size(), 700u);
}

}  // namespace
}  // namespace hearsay
