#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

#include "hearsay/captures.h"
#include "hearsay/decision.h"
#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"
#include "ledger/store.h"
#include "ledger/tables.h"

namespace hearsay {
namespace {

// A row of each table that adding a report does not fill.
void write_derived(Database& database) {
  EXPECT_TRUE(RowWriter(database, kFeatureTable).text("copy").integer(1).integer(1).blob("f")
                  .insert().ok());
  EXPECT_TRUE(RowWriter(database, kLinkTable).text("copy").integer(1).integer(2).text("l:1")
                  .text("edited").real(0.75).text("Half of it is there word for word.")
                  .text("[[0,4,0,4]]").null().null().insert().ok());
  EXPECT_TRUE(RowWriter(database, kMemberTable).text("story").integer(1).integer(1).insert().ok());
  RowWriter cluster(database, kClusterTable);
  cluster.text("story").integer(1).integer(2).integer(2).integer(1).text("2026-04-03").null();
  for (int i = 0; i < 7; ++i) cluster.integer(i);
  EXPECT_TRUE(cluster.insert().ok());
}

std::string make_ledger(const ScratchFolder& folder, uint32_t reports) {
  const std::string path = folder.file("l");
  Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Create});
  EXPECT_TRUE(ledger.ok());
  Report fetched = harbour_report();
  fetched.article.capture = std::make_shared<const Capture>(invented_capture(1));
  fetched.actors.front().suggested = {{"orlo", 0.75, "The same last name."}};
  EXPECT_TRUE(ledger->add(fetched, invented_maker()).ok());
  EXPECT_TRUE(keep_feed_state(*ledger, {.url = "https://wire.example/feed", .title = "Wire"}).ok());
  EXPECT_TRUE(keep_seen_item(*ledger, {.feed = "https://wire.example/feed",
                                       .item = "1",
                                       .article = fetched.article.id}).ok());
  EXPECT_TRUE(decide(*ledger, {.first = "l:1", .note = "seen both", .author = "mira"}).ok());
  EXPECT_TRUE(decide(*ledger, {.verb = DecisionVerb::Undo, .undoes = 1}).ok());
  write_derived(ledger->store().database);
  for (uint32_t i = 0; i < reports; ++i) {
    EXPECT_TRUE(ledger->add(numbered_report(i, 8), invented_maker()).ok());
  }
  EXPECT_TRUE(ledger->commit().ok());
  EXPECT_TRUE(ledger->close().ok());
  return path;
}

// What verify says of the ledger, one damage a line; "unopened: ..." where it can't be opened.
std::string damages(const std::string& path) {
  Result<Ledger> ledger = Ledger::open(path);
  if (!ledger.ok()) return "unopened: " + ledger.status().message();
  const Result<VerifyReport> report = ledger->verify();
  if (!report.ok()) return "unread: " + report.status().message();
  std::string all;
  for (const Damage& damage : report->damages) all += damage.where + ": " + damage.what + "\n";
  return all;
}

// Changes the ledger as no program of ours would: without its guards.
void tamper(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  char* message = nullptr;
  std::string guards = "PRAGMA synchronous=OFF;";
  for (const Table& table : tables_of(newest_schema_version())) {
    if (table.replaced) continue;
    guards += "DROP TRIGGER " + std::string(table.name) + "_never_updated;";
    guards += "DROP TRIGGER " + std::string(table.name) + "_never_deleted;";
  }
  sqlite3_exec(database, (guards + sql).c_str(), nullptr, nullptr, &message);
  EXPECT_EQ(message, nullptr) << message;
  sqlite3_free(message);
  sqlite3_close(database);
}

TEST(Verify, FindsAWholeLedgerWhole) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 20);
  EXPECT_EQ(damages(path), "");
  Result<Ledger> ledger = Ledger::open(path);
  const Result<VerifyReport> report = ledger->verify();
  EXPECT_EQ(report->articles, 21u);
  EXPECT_EQ(report->statements, 163u);
  EXPECT_GE(report->rows, 163u * 3);
}

TEST(Verify, NamesTheRowThatChanged) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 3);
  tamper(path, "UPDATE statement SET act='confirm' WHERE act='decline'");
  EXPECT_NE(damages(path).find("statement 1048578: Its checksum does not fit"), std::string::npos)
      << damages(path);
}

TEST(Verify, FindsEveryColumnOfEveryTableChanged) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 0);
  const std::string whole = bytes_of(path);
  for (const Table& table : tables_of(newest_schema_version())) {
    const std::string name(table.name), columns(table.columns);
    const size_t second = columns.find(',', columns.find(',') + 1);
    const bool by_row = columns.starts_with("row,");
    const std::string key = by_row ? "row" : columns.substr(0, second);
    for (size_t at = 0; at < columns.size();) {
      const size_t end = std::min(columns.find(',', at), columns.size());
      const std::string column = columns.substr(at, end - at);
      at = end + 1;
      write_bytes(path, whole);
      // Another value of the same type, or something in place of nothing.
      tamper(path, "UPDATE " + name + " SET " + column + " = CASE typeof(" + column +
                       ") WHEN 'integer' THEN " + column +
                       " + 7777777 WHEN 'real' THEN 0.5 WHEN 'blob' THEN x'07' WHEN 'text' THEN " +
                       column + " || '.' ELSE 7 END WHERE (" + key + ") = (SELECT " + key + " FROM " + name +
                       " LIMIT 1)");
      EXPECT_NE(("\n" + damages(path)).find("\n" + name + " "), std::string::npos)
          << name << "." << column;
    }
  }
}

TEST(Verify, NoticesMissingArticlesAndStatements) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 3);
  tamper(path,
         "DELETE FROM passage WHERE statement=1048576; DELETE FROM hop WHERE statement=1048576;"
         " DELETE FROM statement WHERE row=1048576");
  const std::string found = damages(path);
  EXPECT_NE(found.find("not as many statements"), std::string::npos) << found;
  EXPECT_NE(found.find("The chain breaks here"), std::string::npos) << found;
}

TEST(Verify, NoticesAWordIndexThatLacksWords) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 3);
  tamper(path,
         "INSERT INTO article_words(article_words, rowid, title, text) SELECT 'delete', row,"
         " title, text FROM article WHERE row=2");
  EXPECT_NE(damages(path).find("article 2: The word index"), std::string::npos) << damages(path);
}

TEST(Verify, NoticesAGuardThatWasTakenAway) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 1);
  tamper(path, "SELECT 1");
  EXPECT_NE(damages(path).find("schema article_never_deleted: It is missing"), std::string::npos);
}

TEST(Salvage, KeepsAllButWhatIsDamaged) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 9);
  tamper(path, "UPDATE article SET text = text || '!' WHERE row=4");
  Result<Ledger> ledger = Ledger::open(path);
  ASSERT_TRUE(ledger.ok());
  const Result<SalvageReport> report = ledger->salvage(folder.file("saved"));
  ASSERT_TRUE(report.ok()) << report.status().message();
  EXPECT_EQ(report->kept, 9u);
  EXPECT_EQ(report->lost, 1u);
  EXPECT_EQ(report->damages.front().where, "article 4");
  EXPECT_EQ(damages(folder.file("saved")), "");
  Result<Ledger> saved = Ledger::open(folder.file("saved"));
  ASSERT_TRUE(saved.ok());
  EXPECT_EQ(all_decisions(*saved)->size(), 2u);
}

TEST(Salvage, LeavesOutADecisionThatWasChangedAndWhatUndoesIt) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 1);
  tamper(path, "UPDATE decision SET first='l:2' WHERE row=1");
  Result<Ledger> ledger = Ledger::open(path);
  const Result<SalvageReport> report = ledger->salvage(folder.file("saved"));
  ASSERT_TRUE(report.ok()) << report.status().message();
  EXPECT_EQ(report->damages.size(), 2u);
  Result<Ledger> saved = Ledger::open(folder.file("saved"));
  EXPECT_TRUE(all_decisions(*saved)->empty());
  EXPECT_EQ(damages(folder.file("saved")), "");
}

// Every byte of row data: flip one bit of a sample of them; verify must tell each time. Bytes that
// no row uses (free space, padding) may change unseen.
TEST(Verify, FindsFlippedBitsInRowDataAndNeverCrashes) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 12);
  const std::string whole = bytes_of(path);
  const std::string text = numbered_report(3, 8).article.text;
  const size_t in_row = whole.find(text.substr(0, 200));
  ASSERT_NE(in_row, std::string::npos);
  uint32_t state = 7, told = 0;
  constexpr uint32_t kFlips = 200;
  for (uint32_t i = 0; i < kFlips; ++i) {
    state = state * 1664525u + 1013904223u;
    std::string damaged = whole;
    const bool aimed = i % 4 == 0;  // each fourth flip hits article text for sure
    const size_t at = aimed ? in_row + (state >> 8) % 200 : (state >> 4) % whole.size();
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (state >> 29)));
    write_bytes(path, damaged);
    const std::string found = damages(path);
    EXPECT_FALSE(aimed && found.empty()) << "flip at " << at;
    told += found.empty() ? 0 : 1;
  }
  EXPECT_GT(told, kFlips / 2);
}

TEST(Verify, SurvivesPagesOfZerosAndCutFiles) {
  const ScratchFolder folder;
  const std::string path = make_ledger(folder, 6);
  const std::string whole = bytes_of(path);
  const size_t page = 4096;
  for (size_t at = 0; at < whole.size(); at += page) {
    std::string damaged = whole;
    std::fill_n(damaged.begin() + static_cast<long>(at), page, '\0');
    write_bytes(path, damaged);
    EXPECT_NE(damages(path), "") << "page at " << at;
    write_bytes(path, whole.substr(0, at));
    EXPECT_NE(damages(path), "") << "cut at " << at;
    Result<Ledger> ledger = Ledger::open(path);
    if (!ledger.ok()) continue;
    (void)find_statements(ledger.value(), {.about = "berth"});
    (void)find_actors(ledger.value(), {});
    (void)ledger_stats(ledger.value());
  }
}

}  // namespace
}  // namespace hearsay
